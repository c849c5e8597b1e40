/** Every sign of one client: what is measured, the bound, the points; what is missing, and why. */
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChurnPart } from '../../../src-shared/contract/churnCalls.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Panel } from '../../ui/Panel.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { driverBound, driverValue } from './driverWords.ts';
import { useChurnClient } from './useChurn.ts';

interface Props {
  /** Null: nobody is selected. */
  readonly clientNo: string | null;
  readonly name: string;
  readonly onOpen: (clientNo: string) => void;
}

export function PartsPanel({ clientNo, name, onOpen }: Props) {
  const { t } = useTranslation();
  return (
    <Panel
      className="is-flush churn-parts"
      title={clientNo === null ? t('churnPage.client.title') : name}
      note={clientNo ?? undefined}
      extra={
        clientNo !== null && (
          <Button size="small" onClick={() => onOpen(clientNo)}>
            {t('churnPage.client.open')}
          </Button>
        )
      }
    >
      {clientNo === null ? (
        <p className="churn-note muted">{t('churnPage.client.pick')}</p>
      ) : (
        <Parts clientNo={clientNo} />
      )}
    </Panel>
  );
}

function Parts({ clientNo }: { readonly clientNo: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useChurnClient(clientNo);
  if (error) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading rows={6} />;
  if (data.score === null) return <p className="churn-note muted">{t('churnPage.client.leftOut')}</p>;
  const isMissing = data.parts.some(({ reason }) => reason !== null);
  return (
    <>
      <table className="churn-table" aria-label={t('churnPage.client.title')}>
        <thead>
          <tr>
            <th scope="col">{t('churnPage.client.sign')}</th>
            <th scope="col" className="is-end">
              {t('churnPage.client.measured')}
            </th>
            <th scope="col" className="is-end">
              {t('churnPage.client.bound')}
            </th>
            <th scope="col" className="is-end">
              {t('churnPage.client.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.parts.map((part) => (
            <Row key={part.driver} part={part} />
          ))}
        </tbody>
      </table>
      <p className="churn-note">
        <strong className="num">{t('churnPage.client.sum', { score: data.score, warn: data.warn_from })}</strong>
        {isMissing && <span className="muted"> {t('churnPage.client.missingNote')}</span>}
      </p>
    </>
  );
}

function Row({ part }: { readonly part: ChurnPart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { driver, value, reason, bound, points, given } = part;
  return (
    <tr className={given > 0 ? 'is-given' : undefined}>
      <th scope="row">
        <Tooltip
          title={
            <>
              <strong>{t(`churnPage.driver.${driver}.name`)}</strong>
              <br />
              {t(`churnPage.driver.${driver}.hint`)}
            </>
          }
          trigger={['hover', 'focus']}
          placement="left"
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what a sign means must be reachable by keyboard. */}
          <span className="churn-sign-name" tabIndex={0}>
            {t(`churnPage.driver.${driver}.short`)}
          </span>
        </Tooltip>
        {reason !== null && <span className="churn-reason muted">{t(`churnPage.reason.${reason}`)}</span>}
      </th>
      <td className="is-end num">
        {value === null ? <span className="muted">—</span> : driverValue(driver, value, t, format)}
      </td>
      <td className="is-end num muted">
        {points === 0 ? t('churnPage.client.off') : driverBound(driver, bound, t, format)}
      </td>
      <td className="is-end num">
        {given > 0 ? <strong>{given}</strong> : <span className="muted">0 / {points}</span>}
      </td>
    </tr>
  );
}
