/** The lines of the inbox with what can be done with those that are selected. */
import { Button, Checkbox } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../src-shared/contract/calls.ts';
import type { ProposalLine } from '../../../src-shared/contract/proposalCalls.ts';
import type { Ymd } from '../../../src-shared/kernel/dates.ts';
import { useFormat } from '../../format/useFormat.ts';
import { Nothing } from '../../ui/states.tsx';
import { VirtualGrid } from '../../ui/VirtualGrid.tsx';
import { isNarrowed } from './InboxFilterBar.tsx';
import { inboxColumns, inboxWidth } from './inboxColumns.tsx';
import { inboxState, useInboxState } from './inboxState.ts';
import type { Selection, SortKey } from './model.ts';
import { StepButtons } from './StepButtons.tsx';
import { BULK_STEPS, splitFor } from './steps.ts';
import type { Deeds } from './useDeeds.tsx';

interface Props {
  readonly data: CallOutput<'proposals.list'>;
  readonly advisors: ReadonlyMap<string, string>;
  readonly selection: Selection;
  readonly today: Ymd;
  readonly at: number;
  readonly chosen: readonly ProposalLine[];
  /** One of them is open beside the list. */
  readonly isOpen: boolean;
  readonly deeds: Deeds;
  readonly onOpen: (place: number) => void;
  readonly onActive: (place: number) => void;
}

export function InboxList(props: Props) {
  const { data, advisors, selection, today, at, chosen, isOpen, deeds, onOpen, onActive } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { filters, sort, ticked } = useInboxState();
  const { rows } = selection;
  const { lines } = data;
  const columns = useMemo(
    () => inboxColumns({ lines, advisors, ticked, today, t, format }),
    [lines, advisors, ticked, today, t, format],
  );
  const ids = (): string[] => [...rows].flatMap((row) => lines[row]?.record_id ?? []);
  const steps = BULK_STEPS.filter((step) => splitFor(step, chosen).ready.length > 0);
  return (
    <>
      <div className="inbox-bulk">
        <Checkbox
          checked={chosen.length > 0 && chosen.length === rows.length}
          indeterminate={chosen.length > 0 && chosen.length < rows.length}
          disabled={rows.length === 0}
          onChange={({ target }) => inboxState.tick(new Set(target.checked ? ids() : []))}
        >
          {t('proposalPage.selectAll')}
        </Checkbox>
        {chosen.length === 0 ? (
          <span className="muted">{t('proposalPage.keys')}</span>
        ) : (
          <>
            <strong className="num" role="status">
              {t('proposalPage.selected', { n: format.count(chosen.length) })}
            </strong>
            <StepButtons steps={steps} isBusy={deeds.isBusy} isEven onStep={(step) => deeds.act(step, chosen)} />
            {steps.length === 0 && <span className="muted">{t('proposalPage.bulk.noneReady')}</span>}
            <Button type="link" onClick={() => inboxState.tick(new Set())}>
              {t('proposalPage.unselect')}
            </Button>
          </>
        )}
      </div>
      <div className="inbox-grid">
        <VirtualGrid
          resetKey={JSON.stringify([filters, sort])}
          label={t('proposalPage.list')}
          columns={columns}
          rows={rows}
          minWidth={inboxWidth(format.language)}
          sort={sort}
          onSort={(key) => inboxState.sortBy(key as SortKey)}
          active={at}
          onActive={onActive}
          onOpen={onOpen}
          initialOffset={inboxState.scrollTop()}
          onScrollTop={inboxState.setScrollTop}
          autoFocus={!isOpen}
          empty={
            isNarrowed(filters) ? (
              <Nothing
                title={t('proposalPage.noneFits')}
                text={t('proposalPage.noneFitsText')}
                action={<Button onClick={inboxState.clear}>{t('proposalPage.filter.clear')}</Button>}
              />
            ) : (
              <Nothing
                title={t('proposalPage.none')}
                {...(filters.stage === 'open' ? { text: t('proposalPage.noneText') } : {})}
              />
            )
          }
        />
      </div>
    </>
  );
}
