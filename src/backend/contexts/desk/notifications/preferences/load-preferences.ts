/** What a person chose, over what types and the practice have. */
import {
  defaultPreferences,
  type NoticePreferences,
} from '../../../../../domain/notifications/preferences.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { NotificationPorts } from '../notifications.ports.ts';
import { findPreferences, type PreferenceRow } from './preferences.repository.ts';
import { type KeptPreferences, keptSchema } from './preferences.schema.ts';

export function readKept(row: PreferenceRow | undefined): KeptPreferences {
  return keptSchema.parse(row === undefined ? {} : JSON.parse(row.content));
}

export function withDefaults(
  { types, quietHours, digest, pausedUntil }: KeptPreferences,
  zone: string,
): NoticePreferences {
  const base = defaultPreferences(zone);
  return {
    types,
    quietHours: { ...base.quietHours, ...given(quietHours) },
    digest: { ...base.digest, ...given(digest) },
    pausedUntil,
  };
}

/** A field that is undefined is one that was not chosen. */
function given<Fields extends object>(fields: Fields): { [Key in keyof Fields]: NonNullable<Fields[Key]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]: NonNullable<Fields[Key]> };
}

export async function loadPreferences(
  { findOrganization }: Pick<NotificationPorts, 'findOrganization'>,
  reads: Reads,
  userId: string,
): Promise<NoticePreferences> {
  const { zone = 'UTC' } = (await findOrganization(reads)) ?? {};
  return withDefaults(readKept(await findPreferences(reads, userId)), zone);
}
