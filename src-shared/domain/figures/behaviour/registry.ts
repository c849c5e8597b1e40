/** The figures of section `behaviour`, in the order of the report. */
import { entry, type FigureDefinition } from '../definition.ts';
import { boards } from './boards.figure.ts';
import { channels } from './channels.figure.ts';
import { chasing } from './chasing.figure.ts';
import { disposition } from './disposition.figure.ts';
import { expectancy } from './expectancy.figure.ts';
import { hhi } from './hhi.figure.ts';
import { holdingDaysMean } from './holding_days_mean.figure.ts';
import { holdingDaysMedian } from './holding_days_median.figure.ts';
import { industries } from './industries.figure.ts';
import { lotsClosed } from './lots_closed.figure.ts';
import { panic } from './panic.figure.ts';
import { payoff } from './payoff.figure.ts';
import { pg } from './pg.figure.ts';
import { pgr } from './pgr.figure.ts';
import { pl } from './pl.figure.ts';
import { plr } from './plr.figure.ts';
import { positionRatio } from './position_ratio.figure.ts';
import { rg } from './rg.figure.ts';
import { rl } from './rl.figure.ts';
import { roundTrips } from './round_trips.figure.ts';
import { top1 } from './top1.figure.ts';
import { top3 } from './top3.figure.ts';
import { tradesPerActiveMonth } from './trades_per_active_month.figure.ts';
import { winRate } from './win_rate.figure.ts';

export const BEHAVIOUR_FIGURES: readonly FigureDefinition[] = [
  entry(rg),
  entry(pg),
  entry(rl),
  entry(pl),
  entry(pgr),
  entry(plr),
  entry(disposition),
  entry(holdingDaysMean),
  entry(holdingDaysMedian),
  entry(lotsClosed),
  entry(roundTrips),
  entry(winRate),
  entry(payoff),
  entry(expectancy),
  entry(chasing),
  entry(panic),
  entry(top1),
  entry(top3),
  entry(hhi),
  entry(positionRatio),
  entry(channels),
  entry(industries),
  entry(boards),
  entry(tradesPerActiveMonth),
];
