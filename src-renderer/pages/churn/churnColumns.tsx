/** Columns of the list of clients who may leave. Cells look their row up in the list's arrays. */
import type { TFunction } from 'i18next';
import type { ChurnList } from '../../../src-shared/contract/churnCalls.ts';
import type { Format } from '../../format/format.ts';
import type { Language } from '../../locales/language.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import { driverValue } from './driverWords.ts';
import { type Sign, signsOf } from './model.ts';

/** Room for two lines of signs. */
export const CHURN_ROW_HEIGHT = 54;

/** Narrowest widths in px. */
const WIDTHS: Readonly<Record<Language, Readonly<Record<string, number>>>> = {
  'zh-CN': { client: 116, advisor: 94, tier: 68, assets: 120, score: 66, signs: 236, contact: 104 },
  en: { client: 112, advisor: 88, tier: 104, assets: 122, score: 76, signs: 276, contact: 118 },
};

export function churnGridWidth(language: Language): number {
  return Object.values(WIDTHS[language]).reduce((sum, width) => sum + width, 12);
}

/** Signs that fit into a row's two lines. */
const FIT = 4;

function Signs({
  signs,
  t,
  format,
}: {
  readonly signs: readonly Sign[];
  readonly t: TFunction;
  readonly format: Format;
}) {
  const words = ({ driver, value, points }: Sign): string =>
    `${t(`churnPage.driver.${driver}.name`)} · ${driverValue(driver, value, t, format)} · +${points}`;
  const shown = signs.length > FIT ? signs.slice(0, FIT - 1) : signs;
  const rest = signs.slice(shown.length);
  return (
    <div className="churn-signs">
      {shown.map((sign) => (
        <span key={sign.driver} className="churn-sign" title={words(sign)}>
          {t(`churnPage.driver.${sign.driver}.short`)} <b className="num">+{sign.points}</b>
        </span>
      ))}
      {rest.length > 0 && (
        <span className="churn-sign" title={rest.map(words).join('\n')}>
          {t('churnPage.moreSigns', { n: rest.length })}{' '}
          <b className="num">+{rest.reduce((sum, { points }) => sum + points, 0)}</b>
        </span>
      )}
    </div>
  );
}

export function churnColumns(list: ChurnList, t: TFunction, format: Format): readonly GridColumn[] {
  const advisors = new Map(list.advisors.map(({ advisor_no, name }) => [advisor_no, name]));
  const widths = WIDTHS[format.language];
  const column = (
    key: string,
    title: string,
    cell: GridColumn['cell'],
    part: Partial<GridColumn> = {},
    grows = 1,
  ): GridColumn => ({
    key,
    title,
    width: `minmax(${widths[key]}px, ${(widths[key] as number) * grows}fr)`,
    sortable: true,
    cell,
    ...part,
  });
  const dash = <span className="muted">—</span>;
  return [
    column('client', t('churnPage.column.client'), (row) => (
      <span className="churn-client">
        <strong title={list.name[row]}>{list.name[row]}</strong>
        <span className="num muted">{list.client_no[row]}</span>
      </span>
    )),
    column('advisor', t('churnPage.column.advisor'), (row) => {
      const no = list.advisor_no[row] ?? null;
      if (no === null) return <span className="muted">{t('churnPage.noAdvisor')}</span>;
      const name = advisors.get(no) ?? no;
      return <span title={name}>{name}</span>;
    }),
    column('tier', t('churnPage.column.tier'), (row) => {
      const tier = list.tier[row] ?? null;
      return tier === null ? dash : <span className={`tier is-${tier}`}>{t(`tier.${tier}`)}</span>;
    }),
    column(
      'assets',
      t('churnPage.column.assets'),
      (row) => {
        const e4 = list.total_asset_e4[row] ?? null;
        return e4 === null ? dash : format.moneyE4(e4);
      },
      { align: 'end' },
    ),
    column(
      'score',
      t('churnPage.column.score'),
      (row) => {
        const score = list.score[row] as number;
        return <strong className={score >= list.warn_from ? 'churn-score is-warned' : 'churn-score'}>{score}</strong>;
      },
      { align: 'end' },
    ),
    column(
      'signs',
      t('churnPage.column.signs'),
      (row) => <Signs signs={signsOf(list, row)} t={t} format={format} />,
      { sortable: false },
      3,
    ),
    column('contact', t('churnPage.column.contact'), (row) => {
      const day = list.last_contact[row] ?? null;
      return day === null ? (
        <span className="muted">{t('churnPage.noContact')}</span>
      ) : (
        <span className="num">{day}</span>
      );
    }),
  ];
}
