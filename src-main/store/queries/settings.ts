/** The settings of figures: the contract's defaults, and what the branch set otherwise. */
import { DEFAULT_SETTINGS, type FigureSettings } from '../../../src-shared/domain/figures/ground.ts';
import { loadSetting } from '../ledger/settings.ts';
import type { Store } from '../open.ts';

export function figureSettings(store: Store): FigureSettings {
  const own = loadSetting(store, 'figures');
  const given = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_SETTINGS, ...(Object.fromEntries(given) as Partial<FigureSettings>) };
}
