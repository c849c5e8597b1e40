/** What can be done with the members: with all of them, or with those that are selected. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BULK_ACTIONS } from '../../../src-shared/contract/segmentCalls.ts';
import { call } from '../../bridge/bridge.ts';
import { useFormat } from '../../format/useFormat.ts';
import { BulkDialog, type BulkKind } from './BulkDialog.tsx';

interface Props {
  readonly filter: string;
  readonly total: number;
  /** Number → name of the selected ones; none: all are meant. */
  readonly ticked: ReadonlyMap<string, string>;
  /** Names of the first members. */
  readonly sample: readonly string[];
  readonly people: readonly { readonly no: string; readonly name: string }[];
  readonly segmentId: string | null;
  readonly onDone: () => void;
  /** Starts a campaign with these clients; without it there is no such button. */
  readonly onCampaign: ((clientNos: readonly string[], isAll: boolean) => void) | undefined;
}

export function BulkBar({ filter, total, ticked, sample, people, segmentId, onDone, onCampaign }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [kind, setKind] = useState<BulkKind | null>(null);
  const isSome = ticked.size > 0;
  const count = isSome ? ticked.size : total;
  const clients = async (): Promise<readonly string[]> =>
    isSome ? [...ticked.keys()] : (await call('segments.clients', { filter })).client_nos;
  return (
    <>
      <span className="segment-bulk-for">
        {t(isSome ? 'segmentsPage.forSome' : 'segmentsPage.forAll', { n: format.count(count) })}
      </span>
      {BULK_ACTIONS.map((action) => (
        <Button key={action} size="small" disabled={count === 0} onClick={() => setKind(action)}>
          {t(`segmentsPage.bulk.${action}`)}
        </Button>
      ))}
      {onCampaign !== undefined && (
        <Button
          size="small"
          disabled={count === 0}
          onClick={() => void clients().then((nos) => onCampaign(nos, !isSome))}
        >
          {t('segmentsPage.bulk.campaign')}
        </Button>
      )}
      <BulkDialog
        kind={kind}
        count={count}
        sample={isSome ? [...ticked.values()].slice(0, 5) : sample}
        clients={clients}
        people={people}
        segmentId={segmentId}
        onClose={() => setKind(null)}
        onDone={() => {
          setKind(null);
          onDone();
        }}
      />
    </>
  );
}
