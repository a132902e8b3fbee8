/** SQL of declared records: a table that is known at run time alone is asked by the columns that all of them have. */
import { sql } from 'kysely';
import { requireDeleted, requireUpdated } from '../db/changes.ts';
import { type PageAsked, selectPage } from '../db/select-page.ts';
import { decodeNumberCursor, decodeTextCursor } from '../http/cursor.ts';
import type { Reads } from '../reach/reads.ts';
import type { TableName } from '../reach/table-scope.ts';
import type { Writes } from '../reach/writes.ts';
import type { AnyDeclaration, RecordRow, RecordTable } from './declaration.ts';
import { columnOf, toColumns } from './record-columns.ts';

export type Finds = Pick<Reads, 'from'>;

export interface Listed extends PageAsked {
  readonly archived?: boolean;
  readonly like?: string;
}

export async function findRow(rows: Finds, table: RecordTable, id: string): Promise<RecordRow | undefined> {
  return await rows.from(table).selectAll().where('id', '=', id).executeTakeFirst();
}

const decoders = { text: decodeTextCursor, number: decodeNumberCursor };

/** One row more than the limit. */
export async function listRows(
  reads: Reads,
  { table, fields, listedBy: { column, holds }, like }: AnyDeclaration,
  query: Listed,
): Promise<RecordRow[]> {
  let select = reads.from(table).selectAll();
  for (const [name, field] of Object.entries(fields)) {
    const value: unknown = field.filter && Reflect.get(query, name);
    if (value !== undefined) select = select.where(sql.ref(columnOf(name, field)), '=', value);
  }
  if (query.archived !== undefined)
    select = select.where(sql.ref('archived_at'), query.archived ? 'is not' : 'is', null);
  if (query.like !== undefined && like !== undefined) {
    const name = sql<string>`name`.as('name');
    const named = await select.clearSelect().select('id').select(name).execute();
    select = select.where('id', 'in', await like(named, query.like));
  }
  const order = { by: column, direction: 'asc', decode: decoders[holds] } as const;
  return await selectPage(select, query, order).execute();
}

/** Whether another row that is seen has the same values of these fields. */
export async function hasTwin(
  reads: Reads,
  { table, fields }: Pick<AnyDeclaration, 'table' | 'fields'>,
  { id, values }: { readonly id: string; readonly values: object },
): Promise<boolean> {
  let select = reads.from(table).select('id').where('id', '<>', id).limit(1);
  for (const [column, value] of Object.entries(toColumns({ fields }, values)))
    select = select.where(sql.ref(column), '=', value);
  return (await select.executeTakeFirst()) !== undefined;
}

export async function insertRow(writes: Writes, table: RecordTable, row: RecordRow): Promise<void> {
  await writes.insert(table, row).execute();
}

export async function updateRow(
  writes: Writes,
  table: RecordTable,
  { id, version }: RecordRow,
  change: object,
): Promise<RecordRow> {
  const updated = await writes
    .update(table)
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}

export async function deleteRow(
  writes: Writes,
  table: RecordTable,
  { id, version }: RecordRow,
): Promise<void> {
  const deleted = await writes
    .remove(table)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

/** Of a record that another one names: undefined where the actor sees none. */
export async function findArchivedAt(
  reads: Reads,
  table: TableName,
  id: string,
): Promise<{ readonly archived_at: number | null } | undefined> {
  const archivedAt = sql<number | null>`archived_at`.as('archived_at');
  return await reads.from(table).select(archivedAt).where(sql.ref('id'), '=', id).executeTakeFirst();
}
