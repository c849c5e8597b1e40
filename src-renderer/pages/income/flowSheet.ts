/** Dividends, taxes, interest and charges of the period as they are shown, for a file. */
import type { TFunction } from 'i18next';
import type { IncomeFlowRow } from '../../../src-shared/contract/incomeCalls.ts';
import { e4Of, listSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';

export function flowSheet(flows: readonly IncomeFlowRow[], t: TFunction): SheetSource {
  const cells: SheetCells<IncomeFlowRow> = [
    [{ title: t('incomePage.flows.column.date'), unit: 'date' }, ({ date }) => date],
    [{ title: t('incomePage.flows.column.kind'), unit: 'text' }, ({ kind }) => t(`incomePage.flows.kind.${kind}`)],
    [{ title: t('transfer.column.market'), unit: 'text' }, ({ security }) => security?.market ?? null],
    [{ title: t('transfer.column.code'), unit: 'text' }, ({ security }) => security?.code ?? null],
    [{ title: t('incomePage.flows.column.security'), unit: 'text' }, ({ security }) => security?.name ?? null],
    [{ title: t('incomePage.flows.column.amount'), unit: 'money' }, ({ amount }) => e4Of(amount)],
    [{ title: t('incomePage.flows.column.yield'), unit: 'ratio' }, ({ yield_on_cost }) => yield_on_cost?.value ?? null],
    [{ title: t('incomePage.flows.column.account'), unit: 'text' }, ({ account_no }) => account_no],
  ];
  return listSheet({ name: t('incomePage.flows.title'), notes: [], cells }, flows);
}
