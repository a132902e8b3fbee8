/** Keeps what a person changed, over what they had chosen before. */
import type { Work } from '../../../../platform/unit-of-work.ts';
import { readKept } from './load-preferences.ts';
import {
  findPreferences,
  insertPreferences,
  type PreferenceRow,
  updatePreferences,
} from './preferences.repository.ts';
import type { KeptPreferences, PutPreferences } from './preferences.schema.ts';

/** In the same transaction. */
export type PreferencesChanged = (
  work: Work,
  changed: { readonly userId: string; readonly kept: KeptPreferences },
) => Promise<void>;

interface PreferenceChange {
  readonly userId: string;
  readonly input: PutPreferences & Partial<Pick<KeptPreferences, 'pausedUntil'>>;
  readonly changed: PreferencesChanged;
  /** Before it is written. */
  check?(row: PreferenceRow | undefined): void;
}

/** No event: nobody else sees them, and the page that changed them has them. */
export async function changePreferences(
  work: Work,
  { userId, input, changed, check }: PreferenceChange,
): Promise<void> {
  const { reads, writes, now } = work;
  const row = await findPreferences(reads, userId);
  check?.(row);
  const kept = merge(readKept(row), input);
  const content = JSON.stringify(kept);
  if (row !== undefined) await updatePreferences(writes, row, { content, updated_at: now });
  else {
    const { organizationId } = writes.actor;
    const owner = { id: userId, organization_id: organizationId, user_id: userId };
    await insertPreferences(writes, { ...owner, content, created_at: now, updated_at: now, version: 1 });
  }
  await changed(work, { userId, kept });
}

function merge(
  kept: KeptPreferences,
  { types = {}, quietHours, digest, pausedUntil = kept.pausedUntil }: PreferenceChange['input'],
): KeptPreferences {
  const changed = Object.entries(types).map(([type, chosen]) => [type, { ...kept.types[type], ...chosen }]);
  return {
    types: { ...kept.types, ...Object.fromEntries(changed) },
    quietHours: { ...kept.quietHours, ...quietHours },
    digest: { ...kept.digest, ...digest },
    pausedUntil,
  };
}
