/** Calls about profiles that only read: the list, and one profile's data. */
import type { ProfileLine } from '../../src-shared/contract/mappingCalls.ts';
import type { ProfileData } from '../../src-shared/files/mapping/profileData.ts';
import { SHIPPED_PROFILES } from '../../src-shared/files/mapping/shippedProfiles.ts';
import { profileNamed } from '../jobs/changeProfiles.ts';
import { loadProfiles } from '../store/ledger/profiles.ts';
import type { ReadStore } from '../store/open.ts';
import type { SyncHandlers } from './wrapper.ts';

function lineOf({ name, title, about, file, sections }: ProfileData, changedAt: string | null): ProfileLine {
  return {
    name,
    title,
    about,
    format: file.format,
    datasets: [...new Set(sections.map(({ dataset }) => dataset))],
    shipped: changedAt === null,
    changed_at: changedAt,
  };
}

/** Saved ones first, then those that come with the program. */
export function listProfiles(store: ReadStore): { profiles: ProfileLine[] } {
  const saved = loadProfiles(store).map(({ profile, changed_at }) => lineOf(profile, changed_at));
  return { profiles: [...saved, ...[...SHIPPED_PROFILES.values()].map((profile) => lineOf(profile, null))] };
}

export function profileHandlers(store: ReadStore): Pick<SyncHandlers, 'profiles.list' | 'profiles.get'> {
  return {
    'profiles.list': () => listProfiles(store),
    'profiles.get': ({ name }) => profileNamed(store, name),
  };
}
