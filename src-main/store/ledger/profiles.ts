/** Profiles that the branch keeps in its store, as JSON; each change is in the audit trail, in the same transaction. */
import { parseProfile } from '../../../src-shared/files/mapping/parseProfile.ts';
import type { ProfileData } from '../../../src-shared/files/mapping/profileData.ts';
import { query, type Store, type WriteStore } from '../open.ts';
import { writeAudit } from './audit.ts';

export interface SavedProfile {
  readonly profile: ProfileData;
  /** ISO 8601, UTC. */
  readonly changed_at: string;
}

/** By name. What is stored and is no profile of this version is left out: no manifest can name it. */
export function loadProfiles(store: Store): SavedProfile[] {
  const rows = store.all(query.selectFrom('profile').select(['body_json', 'changed_at']).orderBy('name'));
  return rows.flatMap(({ body_json, changed_at }) => {
    const parsed = parseProfile(body_json);
    return parsed.ok ? [{ profile: parsed.profile, changed_at }] : [];
  });
}

export function isSavedProfile(store: Store, name: string): boolean {
  return store.get(query.selectFrom('profile').select('name').where('name', '=', name)) !== undefined;
}

/** Saves under the profile's own name, over one of that name. Inside the caller's transaction. */
export function saveProfile(store: WriteStore, profile: ProfileData, at: string): void {
  const { name } = profile;
  const body_json = JSON.stringify(profile);
  store.run(
    query
      .insertInto('profile')
      .values({ name, body_json, created_at: at, changed_at: at })
      .onConflict((c) => c.column('name').doUpdateSet({ body_json, changed_at: at })),
  );
  const datasets = [...new Set(profile.sections.map(({ dataset }) => dataset))];
  writeAudit(store, { at, who: 'local', action: 'profile_saved', subject: name, detail: { datasets } });
}

/** False when there is none. Inside the caller's transaction. */
export function removeProfile(store: WriteStore, name: string, at: string): boolean {
  if (store.run(query.deleteFrom('profile').where('name', '=', name)) === 0) return false;
  writeAudit(store, { at, who: 'local', action: 'profile_removed', subject: name, detail: {} });
  return true;
}
