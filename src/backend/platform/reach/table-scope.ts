/**
 * What ties the rows of a table to whoever may see them, as the slice that owns it declares (HOUSE 12). Routes, tools and
 * jobs read by it whatever they are called for: the permission is that of the table, never that of the route.
 */
import type { Permission } from '../../../domain/authorization.ts';
import type { Schema } from '../../schema.ts';

export type TableName = keyof Schema & string;

export type ColumnOf<T extends TableName> = keyof Schema[T] & string;

/** Rows that are reached where a row of another table is: `column` here is its `of`. */
export interface Via {
  readonly via: TableName;
  /** The other table's name in the singular, with `_id`, where none is said. */
  readonly column: string;
  readonly of: string;
}

/** `via('projects')`: the row's `project_id` is of a project that is reached. */
export function via<T extends TableName>(
  table: T,
  {
    column = `${table.replace(/s$/, '')}_id`,
    of = 'id',
  }: { readonly column?: string; readonly of?: string } = {},
): Via {
  return { via: table, column, of };
}

export interface RowScope<Column extends string = string> {
  /** By which its rows are read. */
  readonly read: Permission;
  /** By which they are changed; that of reading where none is said. */
  readonly write?: Permission;
  /** Of changes that are none of its owner's, as a decision on what somebody hands in: `writes.by`. */
  readonly acts?: readonly Permission[];
  /** The person whose row it is; a grant `own` opens nothing where a table has none. */
  readonly own?: Column;
  /** Nobody else's, as what the coach was asked: a grant for all opens no more than their own. */
  readonly ownOnly?: boolean;
  /** Why own rows are changed by any grant, and in projects of before, too: who they are of is then the right to write them. */
  readonly ownWrites?: string;
  /** Rows with one of these values are their person's until they are handed in, but for who has this permission for all. */
  readonly drafts?: {
    readonly column: Column;
    readonly values: readonly string[];
    readonly seenWith: Permission;
  };
  /** A row of no person is everybody's, as the practice's working time is. */
  readonly orNobodys?: boolean;
  /** The project of which one must be a member; of several ways to it, one is enough. */
  readonly member?: Column | Via | readonly Via[];
  /** The person whom a row is about: who reaches it as a member sees what is of nobody, or of themselves. */
  readonly notOthers?: Column;
  /** The client of whom one must be a contact. */
  readonly client?: Column | Via;
}

/** Rows that are nothing without another one, and are reached with it: lines of an invoice. */
export interface PartScope<Column extends string = string> {
  readonly partOf: TableName;
  readonly by: Column;
}

/**
 * `everyone`: whoever acts for the organization, as its settings. `nobody`: no row is anybody's to see, as a counter; a use
 * case says for what it needs it (`reads.whole`).
 */
export type TableScope<Column extends string = string> =
  | RowScope<Column>
  | PartScope<Column>
  | 'everyone'
  | 'nobody';

/** By table. */
export type Scopes = { readonly [T in TableName]?: TableScope<ColumnOf<T>> };

/** Of all slices in one; each table has one owner. */
export function joinScopes(slices: readonly { readonly scope?: Scopes }[]): Scopes {
  return Object.assign({}, ...slices.map(({ scope = {} }) => scope));
}
