/** Clients of the self-check for a file: those of the filter, in its order, all of them. */
import type { CallInput } from '../../../src-shared/contract/calls.ts';
import type { BranchSelfCheck } from '../../../src-shared/contract/selfCheckCalls.ts';
import { call } from '../../bridge/bridge.ts';
import type { useTerms } from '../../locales/useTerms.ts';
import { e4Of, pagedSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';

type Terms = ReturnType<typeof useTerms>;
type Wanted = Omit<CallInput<'branch.selfCheck'>, 'offset' | 'limit'>;

export function selfCheckSheet(
  wanted: Wanted,
  { period }: Pick<BranchSelfCheck, 'period'>,
  t: Terms['t'],
  reason: Terms['reason'],
): Promise<SheetSource> {
  const cells: SheetCells<BranchSelfCheck['rows'][number]> = [
    [{ title: t('clients.column.client_no'), unit: 'text' }, (row) => row.client_no],
    [{ title: t('selfCheck.branch.client'), unit: 'text' }, (row) => row.name],
    [{ title: t('selfCheck.branch.advisor'), unit: 'text' }, (row) => row.advisor_name ?? row.advisor_no],
    [{ title: t('selfCheck.branch.pnl'), unit: 'money' }, (row) => e4Of(row.pnl)],
    [{ title: t('selfCheck.branch.unexplained'), unit: 'money' }, (row) => e4Of(row.unexplained)],
    [{ title: t('selfCheck.branch.share'), unit: 'ratio' }, (row) => row.share],
    [{ title: t('selfCheck.branch.tolerance'), unit: 'money' }, (row) => e4Of(row.tolerance)],
    [{ title: t('selfCheck.branch.breaks'), unit: 'count' }, (row) => row.open_breaks],
    [
      { title: t('selfCheck.branch.reason'), unit: 'text' },
      (row) => (row.reason === null ? null : String(reason(row.reason))),
    ],
  ];
  const notes = [
    t(`selfCheck.branch.filter.${wanted.show ?? 'fails'}`),
    ...(period === null ? [] : [`${period.from} – ${period.to}`]),
  ];
  return pagedSheet({ name: t('selfCheck.branch.label'), notes, cells }, (offset, limit) =>
    call('branch.selfCheck', { ...wanted, offset, limit }),
  );
}
