/** SQL of time that is recorded already. */
import { sql } from 'kysely';
import type { TakenTime } from '../../../../../../domain/find-place.ts';
import type { Money } from '../../../../../../domain/money.ts';
import type { TimeSpan } from '../../../../../../domain/spans.ts';
import type { Reads } from '../../../../../platform/reach/reads.ts';
import { longestMs } from '../../../model/longest-entry.ts';
import type { RowState } from '../../readers/source-row.ts';
import type { ImportedEntryTable } from '../imports.tables.ts';

/** What an earlier import added: as its file said, and its state now. */
export interface Brought {
  readonly entryId: string;
  readonly state: RowState;
  readonly invoice: string;
  /** Undefined when it was not kept. */
  readonly billable: boolean | undefined;
  /** Undefined when the file has none. */
  readonly rate: Money | undefined;
  /** Undefined once it was deleted. */
  readonly entry:
    | {
        readonly userId: string;
        readonly localDate: string;
        readonly sheetId: string | null;
        /** Of the sheet that locks it. */
        readonly sheet: string | null;
        readonly isBilled: boolean;
      }
    | undefined;
}

/** By hash. */
export async function findBrought(reads: Reads, hashes: readonly string[]): Promise<Map<string, Brought>> {
  const rows = await reads
    .invariant('imported_entries')
    .leftJoin(...reads.named('time_entries', ['id', 'imported_entries.entry_id']))
    .leftJoin(...reads.named('timesheets', ['id', 'time_entries.timesheet_id']))
    .leftJoin(...reads.named('billed_entries', ['entry_id', 'imported_entries.entry_id']))
    .selectAll('imported_entries')
    .select([
      'time_entries.user_id as userId',
      'time_entries.local_date as localDate',
      'time_entries.timesheet_id as sheetId',
      'timesheets.state as sheet',
      'billed_entries.entry_id as billedId',
    ])
    .where('imported_entries.hash', 'in', hashes)
    .execute();
  return new Map(
    rows.map(({ userId, localDate, sheetId, sheet, billedId, ...row }) => {
      const isThere = userId !== null && localDate !== null;
      const entry = isThere ? { userId, localDate, sheetId, sheet, isBilled: billedId !== null } : undefined;
      return [row.hash, { ...toTold(row), entry }];
    }),
  );
}

function toTold(row: ImportedEntryTable): Omit<Brought, 'entry'> {
  const { entry_id, state, invoice, billable, rate_minor, rate_currency } = row;
  const rate =
    rate_minor === null || rate_currency === null
      ? undefined
      : { minor: rate_minor, currency: rate_currency };
  return {
    entryId: entry_id,
    state,
    invoice,
    billable: billable === null ? undefined : billable === 1,
    rate,
  };
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

export interface TakenDay extends TakenTime {
  readonly userId: string;
  readonly localDate: string;
}

/** When entries of these people are that begin on one of these days. */
export async function listTakenTime(
  reads: Reads,
  { userIds, dates }: { readonly userIds: readonly string[]; readonly dates: readonly string[] },
): Promise<TakenDay[]> {
  const rows = await reads
    .namesOf('time_entries', ['user_id', userIds])
    .select(['user_id as userId', 'local_date as localDate', 'started_at as startMs', 'ended_at as endMs'])
    .where('local_date', 'in', dates)
    .execute();
  return rows.map(({ endMs, ...row }) => ({ ...row, endMs: endMs ?? undefined }));
}

export interface RecordedTime extends TimeSpan {
  readonly userId: string;
  readonly projectName: string;
}

/** When entries of these people are that may reach into the span; what runs has got as far as `now`. */
export async function listRecordedTime(
  reads: Reads,
  {
    userIds,
    span,
    now,
  }: { readonly userIds: readonly string[]; readonly span: TimeSpan; readonly now: number },
): Promise<RecordedTime[]> {
  const begun = reads
    .namesOf('time_entries', ['user_id', userIds])
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .select([
      'user_id as userId',
      'started_at as startMs',
      'ended_at as endMs',
      'projects.name as projectName',
    ])
    .where('started_at', '<', span.endMs);
  const rows = await begun
    .where('started_at', '>=', sql<number>`${span.startMs} - ${longestMs(reads)}`)
    .where('ended_at', '>', span.startMs)
    .unionAll(begun.where('ended_at', 'is', null))
    .execute();
  return rows.map(({ endMs, ...row }) => ({ ...row, endMs: endMs ?? now }));
}

/** Finished entries that begin at one of these. */
export async function listStartingAt(reads: Reads, starts: readonly number[]): Promise<PresentEntry[]> {
  const rows = await reads
    .whole('time_entries', 'import')
    .leftJoin('imported_entries', reads.joinInvariant('imported_entries', ['entry_id', 'time_entries.id']))
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
    .where('time_entries.started_at', 'in', starts)
    .where('time_entries.ended_at', 'is not', null)
    .execute();
  return rows.map(({ tags, importId, ...row }) => ({
    ...row,
    tags: JSON.parse(tags),
    isImported: importId !== null,
  }));
}
