/** Small signs of a proposal: its priority, its state, a conflict of interest, an approval that is waited for. */
import { useTranslation } from 'react-i18next';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import { waitsForApproval } from './model.ts';
import '../../ui/chips.css';

export function PriorityMark({ priority }: Pick<ProposalLine, 'priority'>) {
  const { t } = useTranslation();
  return <span className={`priority is-${priority}`}>{t(`proposalPage.priority.${priority}`)}</span>;
}

export function StateMark({ state }: Pick<ProposalLine, 'state'>) {
  const { t } = useTranslation();
  return <span className={`proposal-state is-${state}`}>{t(`proposalPage.state.${state}`)}</span>;
}

export function Marks({ line, hasProducts = true }: { readonly line: ProposalLine; readonly hasProducts?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className="proposal-marks">
      {waitsForApproval(line) && line.needs_approval !== null && (
        <span className="mark-chip is-tag">{t(`proposalPage.mark.approval.${line.needs_approval}`)}</span>
      )}
      {line.is_conflict && (
        <span
          className="mark-chip is-warn"
          title={`${t('proposalPage.mark.conflict')}\n${t('proposalPage.mark.conflictHint')}`}
        >
          {t('proposalPage.mark.conflictShort')}
        </span>
      )}
      {hasProducts && line.products > 0 && (
        <span className="mark-chip">{t('proposalPage.mark.products', { n: line.products })}</span>
      )}
    </span>
  );
}
