/** Code changes (old code → new code from a morning on): which security a row or a price belongs to on a date. */
import type { Ymd } from '../../kernel/dates.ts';

export interface CodeChange {
  readonly effectiveOn: Ymd;
  readonly oldSecurityId: number;
  readonly newSecurityId: number;
}

export class CodeChanges {
  /** By date; changes of one date in the order of a chain (a → b before b → c). */
  readonly list: readonly CodeChange[];
  private readonly byOld = new Map<number, CodeChange[]>();
  private readonly byNew = new Map<number, CodeChange[]>();

  constructor(changes: readonly CodeChange[]) {
    this.list = [...changes].sort((a, b) => a.effectiveOn - b.effectiveOn || a.oldSecurityId - b.oldSecurityId);
    for (const change of this.list) {
      push(this.byOld, change.oldSecurityId, change);
      push(this.byNew, change.newSecurityId, change);
    }
  }

  /** The security under which a holding of `securityId` goes on at `date`. */
  resolve(securityId: number, date: Ymd): number {
    let current = securityId;
    let since = 0;
    for (let step = 0; step <= this.list.length; step++) {
      const next = this.byOld.get(current)?.find((c) => c.effectiveOn <= date && c.effectiveOn >= since);
      if (!next) return current;
      current = next.newSecurityId;
      since = next.effectiveOn;
    }
    return current;
  }

  /** The codes whose prices stand for `securityId` at `date`: itself first, then those it replaced, newest first. */
  lineage(securityId: number, date: Ymd): number[] {
    const out = [securityId];
    for (let i = 0; i < out.length && i < 32; i++) {
      for (const change of this.byNew.get(out[i] as number) ?? []) {
        if (change.effectiveOn <= date && !out.includes(change.oldSecurityId)) out.push(change.oldSecurityId);
      }
    }
    return out;
  }

  hasEarlier(securityId: number, date: Ymd): boolean {
    return (this.byNew.get(securityId) ?? []).some((change) => change.effectiveOn <= date);
  }

  /** The codes that `securityId` took over from by `date`, nearest first, each with the day from which it no longer counts. */
  earlier(securityId: number, date: Ymd): { readonly securityId: number; readonly until: Ymd }[] {
    const out: { securityId: number; until: Ymd }[] = [];
    let ends = [{ securityId, until: date + 1 }];
    for (let depth = 0; depth < 32 && ends.length > 0; depth++) {
      ends = ends.flatMap((end) =>
        (this.byNew.get(end.securityId) ?? [])
          .filter((change) => change.effectiveOn < end.until)
          .map((change) => ({ securityId: change.oldSecurityId, until: change.effectiveOn })),
      );
      out.push(...ends);
    }
    return out;
  }

  isOld(securityId: number): boolean {
    return this.byOld.has(securityId);
  }
}

function push(map: Map<number, CodeChange[]>, key: number, change: CodeChange): void {
  const list = map.get(key);
  if (list) list.push(change);
  else map.set(key, [change]);
}
