// The draw: reproducible, disjoint, whole, its sizes exact; and the comparison against published examples and by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assetsOf, difference, wilson } from '../../../src-shared/domain/campaigns/compare.ts';
import {
  apportion,
  drawGroups,
  EXCLUSIONS,
  type Exclusion,
  type Member,
} from '../../../src-shared/domain/campaigns/draw.ts';

const TIERS = ['diamond', 'platinum', 'gold', 'growth', 'basic', null];
const members = fc
  .uniqueArray(fc.stringMatching(/^[0-9]{4,8}$/), { maxLength: 300 })
  .chain((nos) =>
    fc.tuple(
      fc.constant(nos),
      fc.array(fc.constantFrom(...TIERS), { minLength: nos.length, maxLength: nos.length }),
      fc.array(fc.option(fc.constantFrom<Exclusion>(...EXCLUSIONS), { freq: 8 }), {
        minLength: nos.length,
        maxLength: nos.length,
      }),
    ),
  )
  .map(([nos, tiers, excluded]) =>
    nos.map((clientNo, i): Member => ({ clientNo, tier: tiers[i] ?? null, excluded: excluded[i] ?? null })),
  );
const share = fc.integer({ min: 0, max: 50 }).map((n) => n / 100);
const seed = fc.integer({ min: 0, max: 2 ** 31 });

describe('a draw', () => {
  it('is the same again, in whatever order the members come; groups are disjoint and whole', () => {
    fc.assert(
      fc.property(members, share, seed, (all, part, number) => {
        const draw = drawGroups(all, part, number);
        expect(drawGroups([...all].reverse(), part, number)).toEqual(draw);
        const drawn = [...draw.contacted, ...draw.heldOut];
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.sort()).toEqual(
          all
            .filter(({ excluded }) => excluded === null)
            .map((m) => m.clientNo)
            .sort(),
        );
        for (const why of EXCLUSIONS) {
          expect(draw.excluded[why]).toBe(all.filter(({ excluded }) => excluded === why).length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('holds out the share exactly, and of each tier its share, off by less than one', () => {
    fc.assert(
      fc.property(members, share, seed, (all, part, number) => {
        const draw = drawGroups(all, part, number);
        const n = draw.contacted.length + draw.heldOut.length;
        expect(draw.heldOut.length).toBe(Math.round(n * part));
        for (const { contacted, heldOut } of draw.strata) {
          expect(Math.abs(heldOut - (contacted + heldOut) * part)).toBeLessThan(1);
          expect(contacted + heldOut).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a client more in one tier moves nobody in another', () => {
    const of = (tier: string, n: number): Member[] =>
      Array.from({ length: n }, (_, i) => ({ clientNo: `${tier}${i}`, tier, excluded: null }));
    const golds = (draw: ReturnType<typeof drawGroups>) => draw.heldOut.filter((no) => no.startsWith('gold'));
    const before = drawGroups([...of('gold', 40), ...of('basic', 40)], 0.25, 7);
    const after = drawGroups([...of('gold', 40), ...of('basic', 44)], 0.25, 7);
    expect(golds(after)).toEqual(golds(before));
  });

  it('another seed draws others, and each client is held out about as often as the share says', () => {
    const all = Array.from({ length: 50 }, (_, i): Member => ({ clientNo: `c${i}`, tier: 'gold', excluded: null }));
    const times = new Map<string, number>();
    for (let n = 0; n < 2_000; n++) {
      for (const no of drawGroups(all, 0.2, n).heldOut) times.set(no, (times.get(no) ?? 0) + 1);
    }
    // 400 expected, standard deviation 17.9: six of them.
    for (const { clientNo } of all) expect(Math.abs((times.get(clientNo) ?? 0) - 400)).toBeLessThan(108);
  });

  it('refuses a share beyond one half, and a client twice', () => {
    expect(() => drawGroups([], 0.51, 1)).toThrow(RangeError);
    expect(() => drawGroups([], Number.NaN, 1)).toThrow(RangeError);
    const one: Member = { clientNo: '1', tier: null, excluded: null };
    expect(() => drawGroups([one, one], 0.1, 1)).toThrow(RangeError);
  });

  it('sizes by the largest remainder: 10 %, of 15, 14 and 11 by hand', () => {
    // 1.5, 1.4, 1.1: 4 in all, one each, the fourth to the first.
    expect(apportion([15, 14, 11], 0.1)).toEqual([2, 1, 1]);
    expect(apportion([], 0.3)).toEqual([]);
  });
});

describe('shares', () => {
  it("Wilson's interval and Newcombe's difference, of his own paper's examples", () => {
    // 56/70 against 48/80: 0.2, 0.0524 to 0.3339 (Newcombe 1998, Table II, method 10, contrast a).
    const told = difference({ met: 56, of: 70 }, { met: 48, of: 80 });
    expect(told?.value).toBeCloseTo(0.2, 12);
    expect(told?.low).toBeCloseTo(0.0524, 4);
    expect(told?.high).toBeCloseTo(0.3339, 4);
    // 9/10 against 3/10: 0.6, 0.1705 to 0.8090 (contrast b).
    const small = difference({ met: 9, of: 10 }, { met: 3, of: 10 });
    expect(small?.low).toBeCloseTo(0.1705, 4);
    expect(small?.high).toBeCloseTo(0.809, 4);
    // 0/20 against 0/10: 0, -0.2775 to 0.1611 (contrast f).
    const none = difference({ met: 0, of: 20 }, { met: 0, of: 10 });
    expect(none?.low).toBeCloseTo(-0.2775, 4);
    expect(none?.high).toBeCloseTo(0.1611, 4);
  });

  it('of nobody there is none, of few no difference', () => {
    expect(wilson({ met: 0, of: 0 })).toBeNull();
    expect(difference({ met: 1, of: 4 }, { met: 1, of: 50 })).toBeNull();
  });

  it('an interval holds its value and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 500 }), (of, met) => {
        const told = wilson({ met: Math.min(met, of), of });
        expect(told?.low).toBeGreaterThanOrEqual(0);
        expect(told?.high).toBeLessThanOrEqual(1);
        expect((told?.low as number) <= (told?.value as number) + 1e-12).toBe(true);
        expect((told?.high as number) >= (told?.value as number) - 1e-12).toBe(true);
      }),
    );
  });
});

describe('assets', () => {
  const yuan = (n: number) => n * 10_000;
  it('by hand: change, what flows did, the client in the middle; unknown ones apart', () => {
    const told = assetsOf([
      { startE4: yuan(100), nowE4: yuan(120), netFlowE4: yuan(10) },
      { startE4: yuan(200), nowE4: yuan(180), netFlowE4: 0 },
      { startE4: yuan(100), nowE4: yuan(110), netFlowE4: yuan(10) },
      { startE4: yuan(50), nowE4: yuan(50), netFlowE4: yuan(-5) },
      { startE4: yuan(50), nowE4: yuan(90), netFlowE4: yuan(30) },
      { startE4: null, nowE4: yuan(7), netFlowE4: yuan(7) },
    ]);
    expect(told).toMatchObject({ clients: 5, unknown: 1, startE4: yuan(500), nowE4: yuan(550), netFlowE4: yuan(45) });
    expect(told.change).toBeCloseTo(0.1, 12);
    expect(told.byFlow).toBeCloseTo(0.09, 12);
    expect(told.median).toBeCloseTo(0.1, 12);
  });
  it('of few: sums, but nothing is compared', () => {
    const told = assetsOf([{ startE4: yuan(1), nowE4: yuan(2), netFlowE4: 0 }]);
    expect([told.change, told.byFlow, told.median, told.startE4]).toEqual([null, null, null, yuan(1)]);
  });
});
