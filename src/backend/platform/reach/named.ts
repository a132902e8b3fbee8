/** What a row is called, for the reader of a row that belongs to it: time is named by its project, a sheet by its person. */
import {
  type AliasedRawBuilder,
  type Expression,
  type JoinBuilder,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import type { Reader, Schema } from '../../schema.ts';
import type { ColumnOf, TableName } from './table-scope.ts';

/**
 * By table, its columns of id, name and state, and of what it belongs to: no figure and no text of anybody. Each slice adds
 * its own in its `.tables.ts`, by `declare module`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the slices.
export interface Naming {}

export type NamedTable = keyof Naming & TableName;

export type NamedColumn<T extends NamedTable> = Naming[T] & ColumnOf<T>;

export type NamedRow<T extends NamedTable> = Pick<Schema[T], NamedColumn<T>>;

// biome-ignore lint/suspicious/noExplicitAny: what is joined to what, the statement's own types say.
export type OnJoin = (join: JoinBuilder<any, any>) => JoinBuilder<any, any>;

/** The two arguments of a join: the table, of which the statement knows these columns alone, and its condition. */
export type NamedJoin<T extends NamedTable> = readonly [AliasedRawBuilder<NamedRow<T>, T>, OnJoin];

type NamedSchema = { [T in TableName]: T extends NamedTable ? NamedRow<T> : Schema[T] };

/** A statement over one table that knows these columns alone. */
export type NamedRows<T extends NamedTable> = SelectQueryBuilder<NamedSchema, T, object>;

/** The column by which rows are looked for, and its values: those of rows that are reached. */
export type NamedBy<T extends NamedTable> = readonly [
  NamedColumn<T>,
  readonly string[] | Expression<unknown>,
];

function isNamedBy(
  table: string,
  [column, values]: readonly [string, readonly string[] | Expression<unknown>],
): RawBuilder<SqlBool> {
  if (Array.isArray(values) && values.length === 0) return sql`1 = 0`;
  const wanted = Array.isArray(values) ? sql.join(values) : values;
  return sql`${sql.ref(`${table}.${column}`)} in (${wanted})`;
}

/** Of the organization, by a condition that says it. The cast: see `select` of reads.ts. */
export function selectNames<T extends NamedTable>(
  db: Reader,
  table: T,
  { by, ofOrganization }: { readonly by: NamedBy<T>; readonly ofOrganization: RawBuilder<SqlBool> },
): NamedRows<T> {
  const rows = db
    .selectFrom(table as TableName)
    .where(ofOrganization)
    .where(isNamedBy(table, by));
  return rows as unknown as NamedRows<T>;
}

export function nameTable<T extends NamedTable>(table: T): AliasedRawBuilder<NamedRow<T>, T> {
  return sql<NamedRow<T>>`${sql.table(table)}`.as(table);
}
