/** The proposal of an address: read, shown, or said to be gone. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { BridgeError } from '../../bridge/bridge.ts';
import { Failed, Loading, Nothing } from '../../ui/states.tsx';
import { type Neighbours, ProposalDetail } from './ProposalDetail.tsx';
import type { Deeds } from './useDeeds.tsx';
import { useProposal } from './useProposals.ts';

interface Props {
  readonly record: string;
  readonly today: Ymd;
  readonly deeds: Deeds;
  readonly neighbours: Neighbours;
  readonly onClose: () => void;
}

export function OpenProposal({ record, today, deeds, neighbours, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useProposal(record, today);
  if (error) {
    const isGone = error instanceof BridgeError && (error.code === 'not_found' || error.code === 'bad_request');
    return (
      <div className="proposal">
        {isGone ? (
          <Nothing
            title={t('proposalPage.gone')}
            action={<Button onClick={onClose}>{t('proposalPage.backToList')}</Button>}
          />
        ) : (
          <Failed error={error} onRetry={() => void refetch()} />
        )}
      </div>
    );
  }
  if (data === undefined) {
    return (
      <div className="proposal">
        <Loading rows={12} />
      </div>
    );
  }
  return <ProposalDetail detail={data} today={today} deeds={deeds} neighbours={neighbours} onClose={onClose} />;
}
