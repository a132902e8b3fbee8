/** SQL of imports: every statement is scoped by organization. */
import type { Selectable } from 'kysely';
import { selectPage } from '../../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../../platform/http/wire.ts';
import type { IdsOf } from '../../../../platform/unused.ts';
import type { Reader, Trx } from '../../../../schema.ts';
import { rateOfProject } from '../../../practice/model/rate-of-project.ts';
import type { ImportedEntryTable, ImportedRecordTable, TimeImportTable } from './imports.tables.ts';
import type { Known } from './resolve/directory.ts';

export type TimeImportRow = Selectable<TimeImportTable>;

export async function findTimeImport(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<TimeImportRow | undefined> {
  return await db
    .selectFrom('time_imports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('writing_until', 'is', null)
    .executeTakeFirst();
}

/** Newest first, one row more than the limit. */
export async function listTimeImports(
  db: Reader,
  organizationId: string,
  query: PageQuery,
): Promise<TimeImportRow[]> {
  const select = db
    .selectFrom('time_imports')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('writing_until', 'is', null);
  return await selectPage(select, query, {
    by: 'created_at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

export async function insertTimeImport(trx: Trx, row: TimeImportRow): Promise<void> {
  await trx.insertInto('time_imports').values(row).execute();
}

export async function updateTimeImport(
  trx: Trx,
  row: TimeImportRow,
  change: Partial<Pick<TimeImportRow, 'result' | 'undone_at' | 'updated_at' | 'version'>>,
): Promise<void> {
  await trx
    .updateTable('time_imports')
    .set(change)
    .where('organization_id', '=', row.organization_id)
    .where('id', '=', row.id)
    .execute();
}

/** Of a rate that begins later a file is not told that there is none. */
const lastDay = '2999-12-31';

/** Everything that a file may name; archived too, since old time is of old projects. */
export async function loadKnown(db: Reader, organizationId: string): Promise<Known> {
  const clients = await db
    .selectFrom('clients')
    .select(['id', 'name', 'currency', 'archived_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  const projects = await db
    .selectFrom('projects')
    .select(['id', 'name', 'client_id', 'currency', 'archived_at', rateOfProject(lastDay).as('rate_minor')])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  const tasks = await db
    .selectFrom('tasks')
    .select(['id', 'name', 'project_id as projectId'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  const users = await db
    .selectFrom('users')
    .select(['id', 'name', 'email'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
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

export async function insertImportedEntries(trx: Trx, rows: readonly ImportedEntryTable[]): Promise<void> {
  await trx.insertInto('imported_entries').values(rows).execute();
}

export async function insertImportedRecords(trx: Trx, rows: readonly ImportedRecordTable[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    await trx
      .insertInto('imported_records')
      .values(rows.slice(start, start + 500))
      .execute();
  }
}

export async function listImportedRecords(
  db: Reader,
  row: TimeImportRow,
  kind: ImportedRecordTable['kind'],
): Promise<string[]> {
  const rows = await db
    .selectFrom('imported_records')
    .select('record_id')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .where('kind', '=', kind)
    .execute();
  return rows.map(({ record_id }) => record_id);
}

/** Where each project's time of the import begins: what a lock by date is compared with. */
export async function listEarliest(db: Reader, row: TimeImportRow) {
  return await db
    .selectFrom('imported_entries')
    .innerJoin('time_entries', 'time_entries.id', 'imported_entries.entry_id')
    .innerJoin('projects', 'projects.id', 'time_entries.project_id')
    .select((columns) => [
      'projects.id',
      'projects.name',
      'projects.client_id as clientId',
      columns.fn.min<number>('time_entries.started_at').as('startedAt'),
    ])
    .where('imported_entries.organization_id', '=', row.organization_id)
    .where('imported_entries.import_id', '=', row.id)
    .groupBy(['projects.id', 'projects.name', 'projects.client_id'])
    .execute();
}

export async function countPresent(db: Reader, row: TimeImportRow): Promise<number> {
  const { present } = await db
    .selectFrom('imported_entries')
    .innerJoin('time_entries', 'time_entries.id', 'imported_entries.entry_id')
    .select((columns) => columns.fn.countAll<number>().as('present'))
    .where('imported_entries.organization_id', '=', row.organization_id)
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
  db: Reader,
  row: TimeImportRow,
  rowsASpan = rowsAStatement,
): Promise<readonly RowSpan[]> {
  const count = Math.floor((await findLastRow(db, row)) / rowsASpan) + 1;
  return Array.from({ length: count }, (_, at) => ({
    from: at * rowsASpan,
    to: (at + 1) * rowsASpan,
  }));
}

/** Ids of the entries of some rows. */
export function importedEntryIds(db: Reader, row: TimeImportRow, { from, to }: RowSpan): IdsOf {
  return db
    .selectFrom('imported_entries')
    .select('entry_id')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .where('row_number', '>=', from)
    .where('row_number', '<', to)
    .$asScalar();
}

export async function deleteImportedRows(trx: Trx, row: TimeImportRow, { from, to }: RowSpan): Promise<void> {
  await trx
    .deleteFrom('imported_entries')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .where('row_number', '>=', from)
    .where('row_number', '<', to)
    .execute();
}

async function findLastRow(db: Reader, row: TimeImportRow): Promise<number> {
  const { last } = await db
    .selectFrom('imported_entries')
    .select((select) => select.fn.max<number | null>('row_number').as('last'))
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}

/** Ids of what the import made. */
export function importedRecordIds(db: Reader, row: TimeImportRow, kind: ImportedRecordTable['kind']): IdsOf {
  return db
    .selectFrom('imported_records')
    .select('record_id')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .where('kind', '=', kind)
    .$asScalar();
}

export async function deleteImportedRecords(trx: Trx, row: TimeImportRow): Promise<void> {
  await trx
    .deleteFrom('imported_records')
    .where('organization_id', '=', row.organization_id)
    .where('import_id', '=', row.id)
    .execute();
}
