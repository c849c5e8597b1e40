/** Fees of the period by kind with their drag, and the same period with half the order volume. */
import type { ClientHabits, FEE_KINDS } from '../../../src-shared/contract/habitCalls.ts';
import { meanOf } from '../../../src-shared/domain/figures/means.ts';
import { pnl as pnlFigure } from '../../../src-shared/domain/figures/pnl/pnl.figure.ts';
import { halfTurnover, shareOfMean } from '../../../src-shared/domain/turnover/halfTurnover.ts';
import { type Exact, exact } from '../../../src-shared/kernel/exact.ts';
import { moneyText, moneyTextE4 } from '../../../src-shared/kernel/money.ts';
import { type FeeSums, feesByKind } from '../../store/queries/feeKinds.ts';
import type { ClientOnGround } from '../ground.ts';

type Kind = (typeof FEE_KINDS)[number];
const COLUMNS: readonly (readonly [Kind, keyof FeeSums])[] = [
  ['commission', 'commissionE4'],
  ['stamp_duty', 'stampDutyE4'],
  ['transfer_fee', 'transferFeeE4'],
  ['other_fee', 'otherFeeE4'],
];
const sumOf = (fees: FeeSums): number => COLUMNS.reduce((sum, [, column]) => sum + fees[column], 0);

/** `counts`: false where the period has no figures. */
export function feeLists(on: ClientOnGround, counts: boolean): Pick<ClientHabits, 'fees' | 'half'> {
  const { store, accounts, period, ground } = on;
  const ids = counts ? accounts.map((account) => account.account_id) : [];
  const { orders, others } = feesByKind(store, ids, period.start ?? period.from, period.to);
  const volumeE4 = counts ? ground.book.volumeE4 : 0;
  const { sumE4, days } = meanOf(ground.assetSum);
  const meanAssetE4 = !counts || days === 0 ? null : sumE4 / days;
  const rateOf = (amountE4: number): number | null => (volumeE4 > 0 ? amountE4 / volumeE4 : null);
  const fees: ClientHabits['fees'] = {
    lines: COLUMNS.map(([kind, column]) => ({
      kind,
      amount: moneyTextE4(orders[column] + others[column]),
      drag: shareOfMean(orders[column] + others[column], meanAssetE4),
      rate: rateOf(orders[column]),
    })),
    total: moneyTextE4(sumOf(orders) + sumOf(others)),
    drag: shareOfMean(sumOf(orders) + sumOf(others), meanAssetE4),
    rate: rateOf(sumOf(orders)),
    of_other_rows: moneyTextE4(sumOf(others)),
  };
  const pnl = ground.of(pnlFigure);
  const half = halfTurnover({
    volumeE4,
    orderFeesE4: sumOf(orders),
    otherFeesE4: sumOf(others),
    meanAssetE4,
    pnl: pnl.value,
  });
  const text = (value: Exact | null): string | null => (value === null ? null : moneyText(value));
  return {
    fees,
    half:
      half === null
        ? null
        : {
            volume: moneyText(exact(volumeE4)),
            volume_half: moneyText(half.volume),
            rate: half.rate,
            fees: moneyText(half.fees),
            fees_half: moneyText(half.feesHalf),
            saved: moneyText(half.saved),
            saved_share: half.savedShare,
            pnl: text(pnl.value),
            pnl_half: text(half.pnlHalf),
            pnl_reason: pnl.reason,
          },
  };
}
