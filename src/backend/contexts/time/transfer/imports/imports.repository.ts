/** SQL of imports. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { IdsOf } from '../../../../platform/unused.ts';
import { rateOfProject } from '../../../practice/model/rate-of-project.ts';
import type { ImportedEntryTable, ImportedRecordTable, TimeImportTable } from './imports.tables.ts';
import type { Known } from './resolve/directory.ts';

export type TimeImportRow = Selectable<TimeImportTable>;

export async function findTimeImport(reads: Reads, id: string): Promise<TimeImportRow | undefined> {
  return await reads
    .from('time_imports')
    .selectAll()
    .where('id', '=', id)
    .where('writing_until', 'is', null)
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listTimeImports(reads: Reads, query: PageQuery): Promise<TimeImportRow[]> {
  const select = reads.from('time_imports').selectAll().where('writing_until', 'is', null);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function insertTimeImport(writes: Writes, row: TimeImportRow): Promise<void> {
  await writes.insert('time_imports', row).execute();
}

export async function updateTimeImport(
  writes: Writes,
  { id }: TimeImportRow,
  change: Partial<Pick<TimeImportRow, 'result' | 'undone_at' | 'updated_at' | 'version'>>,
): Promise<void> {
  await writes.update('time_imports').set(change).where('id', '=', id).execute();
}

/** Of a rate that begins later a file is not told that there is none. */
const lastDay = '2999-12-31';

/** Everything that a file may name; archived too, since old time is of old projects. */
export async function loadKnown(reads: Reads): Promise<Known> {
  const reason = 'import';
  const clients = await reads
    .whole('clients', reason)
    .select(['id', 'name', 'currency', 'archived_at'])
    .orderBy('id')
    .execute();
  const projects = await reads
    .whole('projects', reason)
    .select([
      'id',
      'name',
      'client_id',
      'currency',
      'archived_at',
      rateOfProject(reads, lastDay).as('rate_minor'),
    ])
    .orderBy('id')
    .execute();
  const tasks = await reads
    .whole('tasks', reason)
    .select(['id', 'name', 'project_id as projectId'])
    .orderBy('id')
    .execute();
  const users = await reads.whole('users', reason).select(['id', 'name', 'email']).orderBy('id').execute();
  const toClient = ({ id, name, currency, archived_at }: (typeof clients)[number]) => ({
    id,
    name,
    currency,
    isArchived: archived_at !== null,
  });
  const toProject = (row: (typeof projects)[number]) => ({
    id: row.id,
    name: row.name,
    clientId: row.client_id,
    rate: { minor: row.rate_minor ?? 0, currency: row.currency },
    isArchived: row.archived_at !== null,
  });
  return { clients: clients.map(toClient), projects: projects.map(toProject), tasks, users };
}

export async function insertImportedEntries(
  writes: Writes,
  rows: readonly ImportedEntryTable[],
): Promise<void> {
  await writes.insert('imported_entries', rows).execute();
}

export async function insertImportedRecords(
  writes: Writes,
  rows: readonly ImportedRecordTable[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await writes.insert('imported_records', rows.slice(start, start + 500)).execute();
  }
}

export async function listImportedRecords(
  reads: Reads,
  row: TimeImportRow,
  kind: ImportedRecordTable['kind'],
): Promise<string[]> {
  const rows = await reads
    .invariant('imported_records')
    .select('record_id')
    .where('import_id', '=', row.id)
    .where('kind', '=', kind)
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** Where each project's time of the import begins: what a lock by date is compared with. */
export async function listEarliest(reads: Reads, row: TimeImportRow) {
  return await reads
    .invariant('imported_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'imported_entries.entry_id']))
    .innerJoin(...reads.named('projects', ['id', 'time_entries.project_id']))
    .select((columns) => [
      'projects.id',
      'projects.name',
      'projects.client_id as clientId',
      columns.fn.min<number>('time_entries.started_at').as('startedAt'),
    ])
    .where('imported_entries.import_id', '=', row.id)
    .groupBy(['projects.id', 'projects.name', 'projects.client_id'])
    .execute();
}

export async function countPresent(reads: Reads, row: TimeImportRow): Promise<number> {
  const { present } = await reads
    .invariant('imported_entries')
    .innerJoin(...reads.named('time_entries', ['id', 'imported_entries.entry_id']))
    .select((columns) => columns.fn.countAll<number>().as('present'))
    .where('imported_entries.import_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return Number(present);
}

/** Numbers of rows of a file: `to` is not among them. */
export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** Rows of the file; a statement over more could outlast its budget. */
const rowsAStatement = 5_000;

/** All rows of the import, in as many pieces as statements should touch. */
export async function listRowSpans(
  reads: Reads,
  row: TimeImportRow,
  rowsASpan = rowsAStatement,
): Promise<readonly RowSpan[]> {
  const count = Math.floor((await findLastRow(reads, row)) / rowsASpan) + 1;
  return Array.from({ length: count }, (_, at) => ({
    from: at * rowsASpan,
    to: (at + 1) * rowsASpan,
  }));
}

/** Ids of the entries of some rows. */
export function importedEntryIds(reads: Reads, row: TimeImportRow, { from, to }: RowSpan): IdsOf {
  return reads
    .invariant('imported_entries')
    .select('entry_id')
    .where('import_id', '=', row.id)
    .where('row_number', '>=', from)
    .where('row_number', '<', to)
    .$asScalar();
}

export async function deleteImportedRows(
  writes: Writes,
  row: TimeImportRow,
  { from, to }: RowSpan,
): Promise<void> {
  await writes
    .invariant('imported_entries')
    .remove()
    .where('import_id', '=', row.id)
    .where('row_number', '>=', from)
    .where('row_number', '<', to)
    .execute();
}

async function findLastRow(reads: Reads, row: TimeImportRow): Promise<number> {
  const { last } = await reads
    .invariant('imported_entries')
    .select((select) => select.fn.max<number | null>('row_number').as('last'))
    .where('import_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Ids of what the import made. */
export function importedRecordIds(
  reads: Reads,
  row: TimeImportRow,
  kind: ImportedRecordTable['kind'],
): IdsOf {
  return reads
    .invariant('imported_records')
    .select('record_id')
    .where('import_id', '=', row.id)
    .where('kind', '=', kind)
    .$asScalar();
}

export async function deleteImportedRecords(writes: Writes, row: TimeImportRow): Promise<void> {
  await writes.invariant('imported_records').remove().where('import_id', '=', row.id).execute();
}
