/**
 * The one way to rows: a statement that begins here has the organization and the actor's reach in it, by the permission of
 * the table. Rows beyond the actor's are asked for by their purpose: what a row that is reached is called (`named`), what the
 * owner of a table has to hold of all of it (`invariant`), and what a use case needs all rows for (`whole`).
 */
import { type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import type { Grant } from '../../../domain/authorization.ts';
import type { Actor } from '../../../domain/policy/actor.ts';
import { requireFresh } from '../../../domain/policy/actor-age.ts';
import type { Reader, Schema } from '../../schema.ts';
import {
  conditionOf,
  grantOfTable,
  joinedConditionOf,
  ofJoinedOrganization,
  ofOrganization,
  type Reached,
  type Right,
  rightTo,
  seesAll,
  underParents,
} from './conditions.ts';
import {
  type NamedBy,
  type NamedJoin,
  type NamedRows,
  type NamedTable,
  nameTable,
  type OnJoin,
  selectNames,
} from './named.ts';
import type { ColumnOf, Scopes, TableName } from './table-scope.ts';
import type { WholeReason } from './whole-reasons.ts';

/** Ids of rows that a statement finds: the gate lets none begin but with a handle, which says the organization. */
// biome-ignore lint/suspicious/noExplicitAny: what is joined in it, the statement's own types say.
export type FoundIds = SelectQueryBuilder<Schema, any, object>;

/** A statement over one table; its columns are named with or without the table. */
export type Rows<T extends TableName> = SelectQueryBuilder<Schema, T, object>;

/** `table.column` of the statement that a table is joined to. */
type Reference = { [T in TableName]: `${T}.${ColumnOf<T>}` }[TableName];

export interface Reads {
  readonly actor: Actor;
  /** How far the actor reaches in the table; undefined where no row is theirs. */
  grantOf(table: TableName): Grant | undefined;
  /** Whether each row of the organization is one that the actor may see. */
  seesAll(table: TableName): boolean;
  /** The same, with the permission by which it is so. */
  rightTo(table: TableName): Right;
  /** Whether a row with this id is one that the actor may see. */
  sees(table: TableName, id: string): Promise<boolean>;
  /** The rows that the actor may see. */
  from<T extends TableName>(table: T): Rows<T>;
  /** As `from`, of rows that are looked for by those that they belong to, which a statement of this handle finds: `[column, ids]`. */
  under<T extends TableName>(table: T, parents: readonly [ColumnOf<T>, FoundIds]): Rows<T>;
  /** Of a joined table, or of one that an SQL template names: what the actor may see of it. */
  condition(table: TableName, alias?: string): RawBuilder<SqlBool>;
  /** `innerJoin('projects', reads.join('projects', 'id', 'time_entries.project_id'))`: of those that the actor may see. */
  join<T extends TableName>(table: T, column: ColumnOf<T>, reference: Reference): OnJoin;
  /**
   * What reached rows are of, by its id, name and state alone, for any reader of them: `innerJoin(...reads.named('projects',
   * ['id', 'time_entries.project_id']))`. Each table declares the columns (`Naming`).
   */
  named<T extends NamedTable>(table: T, on: readonly [ColumnOf<T>, Reference]): NamedJoin<T>;
  /** The same of records that reached rows are of: `namesOf('clients', ['id', ids])`. */
  namesOf<T extends NamedTable>(table: T, by: NamedBy<T>): NamedRows<T>;
  /** All rows of the organization, in the folder of the slice that owns the table: overlap, numbers, claims. */
  invariant<T extends TableName>(table: T): Rows<T>;
  /** As `invariant`, of an own table that is joined. */
  joinInvariant<T extends TableName>(table: T, on: readonly [ColumnOf<T>, Reference]): OnJoin;
  /** As `invariant`, of an own table that an SQL template names. */
  invariantCondition(table: TableName, alias?: string): RawBuilder<SqlBool>;
  /** All rows of the organization, for a purpose of the list; docs/data.md says where. */
  whole<T extends TableName>(table: T, reason: WholeReason): Rows<T>;
  /** As `whole`, of a table that is joined. */
  joinWhole<T extends TableName>(
    table: T,
    reason: WholeReason,
    on: readonly [ColumnOf<T>, Reference],
  ): OnJoin;
  /** As `whole`, of a table that an SQL template names. */
  wholeCondition(table: TableName, reason: WholeReason, alias?: string): RawBuilder<SqlBool>;
  /** As `whole`, of rows that are looked for as `under` does. */
  wholeUnder<T extends TableName>(
    table: T,
    reason: WholeReason,
    parents: readonly [ColumnOf<T>, FoundIds],
  ): Rows<T>;
  /** Rows whatever organization they say they are of, for what proves that very column. */
  ofAnyone<T extends TableName>(table: T, reason: WholeReason): Rows<T>;
  /** An SQL template that has the conditions of its tables in it. */
  run<Row>(statement: RawBuilder<Row>): Promise<readonly Row[]>;
}

export interface ReachPorts {
  readonly db: Reader;
  readonly actor: Actor;
  /** Of all slices. */
  readonly scopes: Scopes;
}

/** `by`: what is read in order to be changed is read by the permission for that. */
export function createReads(
  { db, actor, scopes }: ReachPorts,
  by: Pick<Reached, 'act' | 'permission'> = { act: 'read' },
): Reads {
  requireFresh(actor);
  const reached = { scopes, actor, ...by };
  const condition: Reads['condition'] = (table, alias) => conditionOf(table, reached, alias);
  return {
    actor,
    grantOf: (table) => grantOfTable(table, reached),
    seesAll: (table) => seesAll(table, reached),
    rightTo: (table) => rightTo(table, reached),
    async sees(table, id) {
      const row = sql`select 1 as seen from ${sql.table(table)} where ${condition(table)} and id = ${id}`;
      return (await row.execute(db)).rows.length > 0;
    },
    from: (table) => select(db, table, condition(table)),
    under: (table, parents) => select(db, table, underParents(table, parents, reached)),
    condition,
    join: (table, column, reference) => (join) =>
      join.onRef(`${table}.${column}`, '=', reference).on(joinedConditionOf(table, reached)),
    named: (table, on) => [nameTable(table), joinAll(table, on, actor)],
    namesOf: (table, by) => selectNames(db, table, { by, ofOrganization: ofOrganization(table, actor) }),
    invariant: (table) => select(db, table, ofOrganization(table, actor)),
    joinInvariant: (table, on) => joinAll(table, on, actor),
    invariantCondition: (table, alias) => ofOrganization(table, actor, alias),
    whole: (table) => select(db, table, ofOrganization(table, actor)),
    joinWhole: (table, _reason, on) => joinAll(table, on, actor),
    wholeCondition: (table, _reason, alias) => ofOrganization(table, actor, alias),
    wholeUnder: (table, _reason, parents) => select(db, table, underParents(table, parents)),
    ofAnyone: (table) => select(db, table),
    run: async (statement) => (await statement.execute(db)).rows,
  };
}

/** Rows of every organization, for what has none yet, or looks at the whole database; `reason` as with `whole`. */
export function acrossOrganizations<T extends TableName>(
  db: Reader,
  table: T,
  _reason: WholeReason,
): Rows<T> {
  return select(db, table, sql<SqlBool>`1 = 1`);
}

/** The one cast: Kysely's own types of a table that is a type parameter take the compiler minutes. */
function select<T extends TableName>(db: Reader, table: T, condition?: RawBuilder<SqlBool>): Rows<T> {
  const rows = db.selectFrom(table as TableName);
  return (condition === undefined ? rows : rows.where(condition)) as unknown as Rows<T>;
}

function joinAll(table: TableName, [column, reference]: readonly [string, Reference], actor: Actor): OnJoin {
  return (join) => join.onRef(`${table}.${column}`, '=', reference).on(ofJoinedOrganization(table, actor));
}
