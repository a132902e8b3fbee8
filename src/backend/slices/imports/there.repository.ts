/** SQL of what is here already: every statement is scoped by organization. */
import type { Reader } from '../../schema.ts';

/** What an earlier import brought. */
export interface Brought {
  readonly entryId: string;
}

/** By hash. */
export async function findBrought(
  db: Reader,
  organizationId: string,
  hashes: readonly string[],
): Promise<Map<string, Brought>> {
  const rows = await db
    .selectFrom('imported_entries')
    .select(['hash', 'entry_id as entryId'])
    .where('organization_id', '=', organizationId)
    .where('hash', 'in', hashes)
    .execute();
  return new Map(rows.map(({ hash, ...brought }) => [hash, brought]));
}

export interface PresentEntry {
  readonly id: string;
  readonly userId: string;
  readonly projectId: string;
  readonly taskId: string | null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly isImported: boolean;
}

/** Finished entries that begin at one of these. */
export async function listStartingAt(
  db: Reader,
  organizationId: string,
  starts: readonly number[],
): Promise<PresentEntry[]> {
  const rows = await db
    .selectFrom('time_entries')
    .leftJoin('imported_entries', 'imported_entries.entry_id', 'time_entries.id')
    .select([
      'time_entries.id',
      'time_entries.user_id as userId',
      'time_entries.project_id as projectId',
      'time_entries.task_id as taskId',
      'time_entries.started_at as startedAt',
      'time_entries.ended_at as endedAt',
      'time_entries.note',
      'time_entries.tags',
      'imported_entries.import_id as importId',
    ])
    .where('time_entries.organization_id', '=', organizationId)
    .where('time_entries.started_at', 'in', starts)
    .where('time_entries.ended_at', 'is not', null)
    .execute();
  return rows.map(({ tags, importId, ...row }) => ({
    ...row,
    tags: JSON.parse(tags),
    isImported: importId !== null,
  }));
}
