/** The client list's columns on screen. Cells look their row up in the list's arrays. */
import type { TFunction } from 'i18next';
import type { ClientList } from '../../../src-shared/contract/clientCalls.ts';
import type { Format } from '../../format/format.ts';
import type { Language } from '../../locales/language.ts';
import { toneClass } from '../../ui/tone.ts';
import type { GridColumn } from '../../ui/VirtualGrid.tsx';
import { SelfCheckSign } from '../selfCheck/SelfCheckSign.tsx';
import { BreaksSign } from '../sync/BreaksSign.tsx';
import type { ColumnKey } from './columns.ts';
import { lifeStage } from './model.ts';

/** Narrowest widths in px: title, sort mark and longest usual value fit, and all of them fit a window of 1366. */
const WIDTHS: Readonly<Record<Language, Readonly<Record<ColumnKey, number>>>> = {
  'zh-CN': {
    client_no: 112,
    name: 104,
    advisor: 88,
    tier: 70,
    status: 74,
    risk_level: 94,
    total_asset: 116,
    market_value: 112,
    pnl_ytd: 116,
    turnover_6m: 112,
    style: 106,
    last_trade_on: 98,
    accounts: 86,
  },
  en: {
    client_no: 112,
    name: 84,
    advisor: 92,
    tier: 92,
    status: 80,
    risk_level: 68,
    total_asset: 112,
    market_value: 122,
    pnl_ytd: 108,
    turnover_6m: 117,
    style: 116,
    last_trade_on: 101,
    accounts: 92,
  },
};

/** Lost, or at risk and why; an effective client needs no sign. */
function LifeSign({ list, row, t }: { readonly list: ClientList; readonly row: number; readonly t: TFunction }) {
  const stage = lifeStage(list, row);
  if (stage === null || stage === 'effective') return null;
  const risks = (list.at_risk[row] ?? []).map((risk) =>
    t(`life.risk.${risk === 'inactive' ? 'inactive' : 'net_outflow'}`),
  );
  return (
    <span className={`life-sign is-${stage}`} title={stage === 'lost' ? t('life.lost') : risks.join(', ')}>
      {t(`life.short.${stage}`)}
    </span>
  );
}

/** Below this the list scrolls sideways. */
export function gridWidth(language: Language): number {
  return Object.values(WIDTHS[language]).reduce((sum, width) => sum + width, 12);
}

/** `failing`: numbers of the clients whose profit does not agree with its parts. */
export function gridColumns(
  list: ClientList,
  t: TFunction,
  format: Format,
  failing: ReadonlySet<string>,
): readonly GridColumn[] {
  const advisors = new Map(list.advisors.map((advisor) => [advisor.advisor_no, advisor.name]));
  const dash = <span className="muted">—</span>;
  const money = (values: readonly (number | null)[], row: number) => {
    const value = values[row];
    return value === null || value === undefined ? dash : format.moneyE4(value);
  };
  const widths = WIDTHS[format.language];
  const column = (key: ColumnKey, cell: GridColumn['cell'], align?: GridColumn['align']): GridColumn => ({
    key,
    title: t(`clients.column.${key}`),
    width: `minmax(${widths[key]}px, ${widths[key]}fr)`,
    sortable: true,
    cell,
    ...(align ? { align } : {}),
  });
  const text = (value: string) => <span title={value}>{value}</span>;
  return [
    column('client_no', (row) => <span className="num">{list.client_no[row]}</span>),
    column('name', (row) => {
      const breaks = list.open_breaks[row] as number;
      return (
        <>
          <span className="client-name">{list.name[row]}</span>
          <LifeSign list={list} row={row} t={t} />
          {breaks > 0 && <BreaksSign text={t('syncPage.mark.breaks', { n: format.count(breaks) })} />}
        </>
      );
    }),
    column('advisor', (row) => {
      const no = list.advisor_no[row];
      return no === null || no === undefined ? (
        <span className="muted">{t('clients.noAdvisor')}</span>
      ) : (
        text(advisors.get(no) ?? no)
      );
    }),
    column('tier', (row) => {
      const tier = list.tier[row];
      return tier ? <span className={`tier is-${tier}`}>{t(`tier.${tier}`)}</span> : dash;
    }),
    column('status', (row) => {
      const status = list.status[row];
      return status ? <span className={`status is-${status}`}>{t(`status.${status}`)}</span> : dash;
    }),
    column('risk_level', (row) => {
      const level = list.risk_level[row];
      return level ? <span>{t(`risk.${level}`)}</span> : dash;
    }),
    column('total_asset', (row) => money(list.total_asset_e4, row), 'end'),
    column('market_value', (row) => money(list.market_value_e4, row), 'end'),
    column(
      'pnl_ytd',
      (row) => {
        const value = list.pnl_ytd_e4[row];
        return value === null || value === undefined ? (
          dash
        ) : (
          <>
            {failing.has(list.client_no[row] as string) && <SelfCheckSign text={t('selfCheck.branch.sign')} />}
            <span className={toneClass(value)}>{format.signedMoneyE4(value)}</span>
          </>
        );
      },
      'end',
    ),
    column(
      'turnover_6m',
      (row) => {
        const value = list.turnover_6m[row];
        return value === null || value === undefined ? dash : format.times(value);
      },
      'end',
    ),
    column('style', (row) => {
      const style = list.style[row];
      return style ? text(t(`style.${style}`)) : dash;
    }),
    column('last_trade_on', (row) => {
      const date = list.last_trade_on[row];
      return date ? <span className="num">{date}</span> : dash;
    }),
    column('accounts', (row) => format.count(list.accounts[row] as number), 'end'),
  ];
}
