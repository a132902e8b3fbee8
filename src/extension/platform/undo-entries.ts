/** Takes back a change of entries, as the backend has it in its log: rate, start and id come back with it. */
import type { TimeEntry, UndoneTimeEntries } from '../../api-client/index.ts';
import type { Services } from './services.ts';

/** A change by what it made: this version of this entry. */
export interface ChangeName {
  readonly entryId: string;
  readonly version: number;
}

/** This change and no other; refused where what it made was changed since. */
export async function undoChangeOf(
  { backend }: Pick<Services, 'backend'>,
  change: ChangeName,
): Promise<UndoneTimeEntries> {
  return await backend.ask((api, options) =>
    api.undoTimeEntries({ ...options, body: { id: api.newId(), change } }),
  );
}

/** A deletion makes a version after the one that it removes. */
export function nameDeletion({ id: entryId, version }: Pick<TimeEntry, 'id' | 'version'>): ChangeName {
  return { entryId, version: version + 1 };
}

/** Brings the entry back that was deleted in this version, whatever was done since. */
export async function undoDeletionOf(
  services: Pick<Services, 'backend'>,
  entry: Pick<TimeEntry, 'id' | 'version'>,
): Promise<UndoneTimeEntries> {
  return await undoChangeOf(services, nameDeletion(entry));
}
