/** What was opened last on this machine, for the palette with nothing typed. Numbers and codes alone are kept. */
import { persisted } from '../../ui/settings/persisted.ts';
import { type Recent, readRecents, withRecent } from './model.ts';

export const recents = persisted<readonly Recent[]>('branchDesk.recents', readRecents, []);

export function noteRecent(one: Recent): void {
  recents.set(withRecent(recents.get(), one));
}
