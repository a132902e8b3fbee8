/** The one way to change rows: those that the actor may change, by the permission of the table, within their organization. */
import type {
  DeleteQueryBuilder,
  DeleteResult,
  Insertable,
  InsertQueryBuilder,
  InsertResult,
  RawBuilder,
  SqlBool,
  Updateable,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { Permission } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import type { Reader, Schema } from '../../schema.ts';
import { insertRows } from '../db/rows/insert-rows.ts';
import { conditionOf, ofOrganization } from './conditions.ts';
import type { InsertedRows } from './inserted-rows.ts';
import { createReads, type ReachPorts, type Reads } from './reads.ts';
import type { TableName } from './table-scope.ts';

type Updates<T extends TableName> = UpdateQueryBuilder<Schema, T, T, UpdateResult>;
type Removes<T extends TableName> = DeleteQueryBuilder<Schema, T, DeleteResult>;
type Inserts<T extends TableName> = InsertQueryBuilder<Schema, T, InsertResult>;

interface Statements<T extends TableName> {
  update(): Updates<T>;
  remove(): Removes<T>;
}

export interface Writes {
  readonly actor: Actor;
  /** Rows that the actor may change, to be looked at before that. */
  readonly from: Reads['from'];
  update<T extends TableName>(table: T): Updates<T>;
  remove<T extends TableName>(table: T): Removes<T>;
  /** New rows, all of the actor's organization. */
  insert<T extends TableName>(
    table: T,
    rows: Insertable<Schema[T]> | readonly Insertable<Schema[T]>[],
  ): Inserts<T>;
  /** A row that moves to another project; as a new one it is of one in which the actor may write. */
  into<T extends TableName>(table: T, row: Updateable<Schema[T]>): void;
  /** Many new rows, some in each statement. */
  insertAll<T extends TableName>(table: T, rows: Iterable<Insertable<Schema[T]>>): Promise<void>;
  /** The same by the permission of an act that the table declares: those on which the actor may decide, say. */
  by(permission: Permission): Pick<Writes, 'from' | 'update'>;
  /** Any row of the organization, for what the slice that owns the table changes by itself. */
  invariant<T extends TableName>(table: T): Statements<T>;
}

export interface WritePorts extends ReachPorts {
  /** Of the transaction; absent where a statement stands alone, which is no change of a person. */
  readonly inserted?: InsertedRows;
}

export function createWrites(ports: WritePorts): Writes {
  const { db, actor, scopes, inserted } = ports;
  const check = (table: TableName, row: object): void => {
    requireOwn(table, row, actor.organizationId);
    inserted?.note(table, row);
  };
  const condition = (table: TableName, permission?: Permission) =>
    conditionOf(table, { scopes, actor, act: 'write', permission });
  return {
    actor,
    from: createReads(ports, { act: 'write' }).from,
    update: (table) => update(db, table, condition(table)),
    remove: (table) => remove(db, table, condition(table)),
    insert(table, rows) {
      for (const row of [rows].flat() as readonly object[]) check(table, row);
      return insert(db, table, rows);
    },
    into: (table, row) => inserted?.note(table, row),
    by: (permission) => ({
      from: createReads(ports, { act: 'write', permission }).from,
      update: (table) => update(db, table, condition(table, permission)),
    }),
    insertAll: async (table, rows) =>
      await insertRows(
        db,
        table,
        checked(rows, (row) => check(table, row)),
      ),
    invariant: (table) => ({
      update: () => update(db, table, ofOrganization(table, actor)),
      remove: () => remove(db, table, ofOrganization(table, actor)),
    }),
  };
}

function* checked<Row>(rows: Iterable<Row>, check: (row: Row) => void): Generator<Row> {
  for (const row of rows) {
    check(row);
    yield row;
  }
}

/** A mistake in the program, not of whoever asked. */
function requireOwn(table: TableName, row: object, organizationId: string): void {
  const column = table === 'organizations' ? 'id' : 'organization_id';
  if (Reflect.get(row, column) !== organizationId)
    throw new Error(`A row of ${table} would be of another organization than that of its writer.`);
}

// The casts: Kysely's own types of a table that is a type parameter take the compiler minutes.

function update<T extends TableName>(db: Reader, table: T, condition: RawBuilder<SqlBool>): Updates<T> {
  return db.updateTable(table as TableName).where(condition) as unknown as Updates<T>;
}

function remove<T extends TableName>(db: Reader, table: T, condition: RawBuilder<SqlBool>): Removes<T> {
  return db.deleteFrom(table as TableName).where(condition) as unknown as Removes<T>;
}

function insert<T extends TableName>(db: Reader, table: T, rows: unknown): Inserts<T> {
  return db.insertInto(table as TableName).values(rows as never) as unknown as Inserts<T>;
}
