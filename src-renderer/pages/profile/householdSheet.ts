/** The members of a household for a file, each with what is his alone; the sums stand in the notes, as on the page. */
import type { TFunction } from 'i18next';
import type { HouseholdView } from '../../../src-shared/contract/personCalls.ts';
import { e4Of, listSheet, type SheetCells } from '../../ui/pagedSheet.ts';
import type { SheetSource } from '../../ui/transfer.ts';

type Member = HouseholdView['members'][number];

export function householdSheet(found: HouseholdView, name: string, t: TFunction): SheetSource {
  const cells: SheetCells<Member> = [
    [{ title: t('segmentsPage.column.client_no'), unit: 'text' }, ({ client_no }) => client_no],
    [{ title: t('profilePage.household.member'), unit: 'text' }, (member) => member.name],
    [
      { title: t('profilePage.household.head'), unit: 'text' },
      ({ is_head }) => (is_head ? t('profilePage.household.head') : null),
    ],
    [{ title: t('segmentsPage.column.tier'), unit: 'text' }, ({ tier }) => (tier === null ? null : t(`tier.${tier}`))],
    [{ title: t('profilePage.household.total'), unit: 'money' }, ({ total }) => e4Of(total)],
    [{ title: t('profilePage.household.marketValue'), unit: 'money' }, ({ market_value }) => e4Of(market_value)],
    [{ title: t('profilePage.household.pnl'), unit: 'money' }, ({ pnl }) => e4Of(pnl)],
    [
      { title: t('profilePage.household.suitability'), unit: 'text' },
      ({ risk_level, risk_state }) =>
        [risk_level === null ? '' : t(`risk.${risk_level}`), t(`riskState.${risk_state}`)].filter(Boolean).join(' '),
    ],
  ];
  const n = found.members.length;
  const sum = (label: string, value: string, of: number): string =>
    of === 0 ? '' : `${label} ${value}${of < n ? ` (${t('profilePage.household.over', { of, n })})` : ''}`;
  const notes = [
    `${found.period.from} – ${found.period.to}`,
    sum(t('profilePage.household.total'), found.total, found.total_of),
    sum(t('profilePage.household.marketValue'), found.market_value, found.market_value_of),
    sum(t('profilePage.household.pnl'), found.pnl, found.pnl_of),
    found.hidden > 0 ? t('profilePage.household.hidden', { n: found.hidden }) : '',
  ].filter((note) => note !== '');
  return listSheet({ name: name.slice(0, 80), notes, cells }, found.members);
}
