/**
 * The kept figures of a branch as a comparison asks for them: tiers, one client's value, a tier's values in order. Each
 * column is read and each group sorted once for as long as the pass is the newest; one pass is remembered a store.
 */
import { ascending } from '../../../src-shared/domain/behaviour/standing.ts';
import { averageAsset20 } from '../../../src-shared/domain/figures/value/average_asset_20.figure.ts';
import { type Tier, type TierBounds, tierOf } from '../../../src-shared/domain/value/tier.ts';
import type { ReadStore } from '../../store/open.ts';
import { type FoundPass, loadBranchFigure, pathsOfPass } from '../../store/queries/branchPass.ts';

/** Sections whose figures say how somebody trades. */
const COMPARED = /^(behaviour|turnover)\./;
const YUAN_E4 = 10_000;

export class PassColumns {
  readonly paths: readonly string[];
  private readonly places = new Map<number, number>();
  private readonly columns: ReadonlyMap<string, Float64Array>;
  private readonly tiers: readonly (Tier | null)[];
  private readonly groups = new Map<
    Tier,
    { readonly places: readonly number[]; readonly sorted: Map<string, Float64Array> }
  >();

  constructor(store: ReadStore, passId: number, bounds: TierBounds) {
    const { values, clients } = loadBranchFigure(store, passId, averageAsset20.path);
    for (let at = 0; at < clients.length; at++) this.places.set(clients[at] as number, at);
    this.tiers = Array.from(values, (asset) => (Number.isNaN(asset) ? null : tierOf(asset * YUAN_E4, bounds)));
    this.paths = pathsOfPass(store, passId).filter((path) => COMPARED.test(path));
    this.columns = new Map(this.paths.map((path) => [path, loadBranchFigure(store, passId, path).values]));
  }

  /** Place of a client in the columns; null: the pass does not know him. */
  placeOf(clientId: number): number | null {
    return this.places.get(clientId) ?? null;
  }

  /** Null: no average assets, so no tier. */
  tierAt(place: number): Tier | null {
    return this.tiers[place] ?? null;
  }

  /** NaN: none. */
  valueAt(path: string, place: number): number {
    return this.columns.get(path)?.[place] ?? Number.NaN;
  }

  clientsOf(tier: Tier): number {
    return this.group(tier).places.length;
  }

  /** The values of a tier, least first. */
  valuesOf(tier: Tier, path: string): Float64Array {
    const { places, sorted } = this.group(tier);
    let values = sorted.get(path);
    if (values === undefined) {
      const group = new Float64Array(places.length);
      for (let i = 0; i < places.length; i++) group[i] = this.valueAt(path, places[i] as number);
      values = ascending(group);
      sorted.set(path, values);
    }
    return values;
  }

  /** Sorts every group ahead, one figure of one tier a step. */
  *warm(): Generator<void, void, void> {
    for (const tier of new Set(this.tiers)) {
      for (const path of tier === null ? [] : this.paths) {
        this.valuesOf(tier as Tier, path);
        yield;
      }
    }
  }

  private group(tier: Tier): { readonly places: readonly number[]; readonly sorted: Map<string, Float64Array> } {
    let group = this.groups.get(tier);
    if (group === undefined) {
      const places = this.tiers.flatMap((own, place) => (own === tier ? [place] : []));
      group = { places, sorted: new Map() };
      this.groups.set(tier, group);
    }
    return group;
  }
}

const kept = new WeakMap<ReadStore, { readonly key: string; readonly columns: PassColumns }>();

/** Numbers of passes may come again after one was dropped: facts, moment and tiers tell them apart. */
export function passColumns(store: ReadStore, pass: FoundPass, bounds: TierBounds): PassColumns {
  const key = [pass.pass_id, pass.version, pass.made_at, ...bounds].join(' ');
  const known = kept.get(store);
  if (known?.key === key) return known.columns;
  const columns = new PassColumns(store, pass.pass_id, bounds);
  kept.set(store, { key, columns });
  return columns;
}
