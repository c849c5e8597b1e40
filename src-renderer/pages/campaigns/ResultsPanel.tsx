/** What came of it, both groups side by side; the difference with its interval, or why there is none. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LEAST_GROUP, wilson } from '../../../src-shared/domain/campaigns/compare.ts';
import type { BodyOf } from '../../../src-shared/records/registry.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Failed, Loading } from '../../ui/states.tsx';
import { spoken } from '../segments/useDraft.ts';
import { useMakeFigures } from '../segments/useSegments.ts';
import { useResults } from './useCampaigns.ts';
import '../../ui/table.css';

type Results = NonNullable<BodyOf<'campaign'>['results']>;
type Group = Results['contacted'];

export function ResultsPanel({
  recordId,
  campaign,
}: {
  readonly recordId: string;
  readonly campaign: BodyOf<'campaign'>;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const making = useMakeFigures();
  const { data, error, refetch } = useResults(recordId);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={8} />;
  const tongue = format.language === 'zh-CN' ? 'zh' : 'en';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by key.
    <section className="panes-scroll campaign-results" tabIndex={0} aria-label={t('campaignsPage.tab.results')}>
      <p className="muted num">
        {t(campaign.results === null ? 'campaignsPage.results.asNow' : 'campaignsPage.results.asThen', {
          as_of: data.as_of,
          from: campaign.drawn_on,
          until: data.until,
        })}
      </p>
      {data.not_made && (
        <Alert
          type="warning"
          showIcon
          title={t('campaignsPage.results.notMade')}
          action={
            <Button size="small" loading={making.isPending} onClick={() => making.mutate()}>
              {t('segmentsPage.make')}
            </Button>
          }
        />
      )}
      <section className="panel panes-part campaign-part">
        <h3>{t('campaignsPage.results.target')}</h3>
        {campaign.target === null ? (
          <p className="muted">{t('campaignsPage.results.noTarget')}</p>
        ) : (
          <>
            <p className="campaign-condition">{spoken(campaign.target, tongue)}</p>
            <Target data={data} />
          </>
        )}
      </section>
      <section className="panel panes-part campaign-part">
        <h3>{t('campaignsPage.results.assets')}</h3>
        <AssetTable data={data} />
        <p className="muted">{t('campaignsPage.results.assetsNote')}</p>
      </section>
      <p className={data.contaminated > 0 ? 'campaign-warn num' : 'muted num'}>
        {t('campaignsPage.results.contaminated', { n: format.count(data.contaminated) })}
      </p>
    </section>
  );
}

const GROUPS = ['contacted', 'held_out'] as const;

function Target({ data }: { readonly data: Results }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { difference } = data;
  const n = format.count;
  const points = (share: number): string => format.decimal(share * 100, 2);
  const most = Math.max(...GROUPS.map((group) => interval(data[group])?.high ?? 0), 0.01);
  return (
    <>
      <table className="table campaign-target">
        <thead>
          <tr>
            <th scope="col">{t('campaignsPage.results.group')}</th>
            <th scope="col" className="is-end">
              {t('campaignsPage.results.met')}
            </th>
            <th scope="col" className="is-end">
              {t('campaignsPage.results.share')}
            </th>
            <th scope="col">{t('campaignsPage.results.interval')}</th>
            <th scope="col" className="is-end">
              {t('campaignsPage.results.before')}
            </th>
            <th scope="col" className="is-end">
              {t('campaignsPage.results.unknown')}
            </th>
          </tr>
        </thead>
        <tbody className="num">
          {GROUPS.map((group) => {
            const { target } = data[group];
            const told = interval(data[group]);
            return (
              <tr key={group}>
                <th scope="row">{t(`campaignsPage.group.${group}`)}</th>
                <td className="is-end">{target === null ? '—' : `${n(target.met)} / ${n(target.of)}`}</td>
                <td className="is-end">{told === null ? '—' : format.percent(told.value)}</td>
                <td>
                  {told === null ? (
                    '—'
                  ) : (
                    <span className="campaign-interval">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                        <rect x="0" y="4.5" width="100" height="1" className="campaign-axis" />
                        <rect
                          x={(100 * told.low) / most}
                          y="3"
                          width={(100 * (told.high - told.low)) / most}
                          height="4"
                          className={`campaign-span is-${group}`}
                        />
                        <rect
                          x={(100 * told.value) / most - 0.5}
                          y="0"
                          width="1"
                          height="10"
                          className="campaign-point"
                        />
                      </svg>
                      <span className="muted">
                        {format.percent(told.low)} – {format.percent(told.high)}
                      </span>
                    </span>
                  )}
                </td>
                <td className="is-end">{target === null ? '—' : n(target.before)}</td>
                <td className="is-end">{target === null ? '—' : n(target.unknown)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="campaign-difference num" role="status">
        {difference === null
          ? t('campaignsPage.results.tooFew', { n: LEAST_GROUP })
          : t('campaignsPage.results.difference', {
              share: signed(difference.share, points),
              low: signed(difference.low_share, points),
              high: signed(difference.high_share, points),
            })}
        {difference !== null && (
          <span className="muted">
            {t(
              difference.low_share > 0
                ? 'campaignsPage.results.better'
                : difference.high_share < 0
                  ? 'campaignsPage.results.worse'
                  : 'campaignsPage.results.open',
            )}
          </span>
        )}
      </p>
    </>
  );
}

const interval = ({ target }: Group) => (target === null ? null : wilson(target));
/** What rounds to nothing has no sign. */
const signed = (value: number, text: (value: number) => string): string => {
  const size = text(Math.abs(value));
  return size === text(0) ? size : `${value > 0 ? '+' : '-'}${size}`;
};

function AssetTable({ data }: { readonly data: Results }) {
  const { t } = useTranslation();
  const format = useFormat();
  const few = <span className="muted">{t('campaignsPage.results.few')}</span>;
  const ratio = (value: number | null) => (value === null ? few : signed(value, format.percent));
  const lines: readonly (readonly [string, (group: Group['assets']) => React.ReactNode])[] = [
    ['clients', ({ clients }) => format.count(clients)],
    ['start', ({ start_e4 }) => format.moneyE4(start_e4)],
    ['end', ({ now_e4 }) => format.moneyE4(now_e4)],
    ['flow', ({ net_flow_e4 }) => format.moneyE4(net_flow_e4)],
    ['change', ({ change_ratio }) => ratio(change_ratio)],
    ['byFlow', ({ by_flow_ratio }) => ratio(by_flow_ratio)],
    ['median', ({ median_ratio }) => ratio(median_ratio)],
    ['unknownAssets', ({ unknown }) => format.count(unknown)],
  ];
  return (
    <table className="table campaign-assets">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('campaignsPage.results.assets')}</span>
          </th>
          {GROUPS.map((group) => (
            <th key={group} scope="col" className="is-end">
              {t(`campaignsPage.group.${group}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="num">
        {lines.map(([key, cell]) => (
          <tr key={key}>
            <th scope="row">{t(`campaignsPage.results.${key as 'start'}`)}</th>
            {GROUPS.map((group) => (
              <td key={group} className="is-end">
                {cell(data[group].assets)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
