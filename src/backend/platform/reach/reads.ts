/**
 * The one way to rows: a statement that begins here has the organization and the actor's reach in it, by the permission of
 * the table. Whoever needs rows beyond the actor's says why.
 */
import { type JoinBuilder, type RawBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
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
import type { ColumnOf, Scopes, TableName } from './table-scope.ts';

/** Ids of rows that a statement finds: the gate lets none begin but with a handle, which says the organization. */
// biome-ignore lint/suspicious/noExplicitAny: what is joined in it, the statement's own types say.
export type FoundIds = SelectQueryBuilder<Schema, any, object>;

/** A statement over one table; its columns are named with or without the table. */
export type Rows<T extends TableName> = SelectQueryBuilder<Schema, T, object>;

// biome-ignore lint/suspicious/noExplicitAny: what is joined to what, the statement's own types say.
type OnJoin = (join: JoinBuilder<any, any>) => JoinBuilder<any, any>;

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
  /**
   * All rows of the actor's organization, for what no reader is shown as it is: overlap, numbers, claims. `reason` says for
   * what; docs/data.md lists it.
   */
  whole<T extends TableName>(table: T, reason: string): Rows<T>;
  /** As `from`, of rows that are looked for by those that they belong to, which a statement of this handle finds: `[column, ids]`. */
  under<T extends TableName>(table: T, parents: readonly [ColumnOf<T>, FoundIds]): Rows<T>;
  /** As `whole`, of such rows. */
  wholeUnder<T extends TableName>(
    table: T,
    reason: string,
    parents: readonly [ColumnOf<T>, FoundIds],
  ): Rows<T>;
  /** Rows whatever organization they say they are of, for what proves that very column. */
  ofAnyone<T extends TableName>(table: T, reason: string): Rows<T>;
  /** Of a joined table, or of one that an SQL template names: what the actor may see of it. */
  condition(table: TableName, alias?: string): RawBuilder<SqlBool>;
  /** `innerJoin('projects', reads.join('projects', 'id', 'time_entries.project_id'))`: of those that the actor may see. */
  join<T extends TableName>(table: T, column: ColumnOf<T>, reference: Reference): OnJoin;
  /** As `whole`, of a table that is joined: `on` are its column and what that equals. */
  joinWhole<T extends TableName>(table: T, reason: string, on: readonly [ColumnOf<T>, Reference]): OnJoin;
  /** An SQL template that has the conditions of its tables in it. */
  run<Row>(statement: RawBuilder<Row>): Promise<readonly Row[]>;
  /** As `whole`, of a table that an SQL template names. */
  wholeCondition(table: TableName, reason: string, alias?: string): RawBuilder<SqlBool>;
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
    whole: (table) => select(db, table, ofOrganization(table, actor)),
    under: (table, parents) => select(db, table, underParents(table, parents, reached)),
    wholeUnder: (table, _reason, parents) => select(db, table, underParents(table, parents)),
    ofAnyone: (table) => select(db, table),
    condition,
    join: (table, column, reference) => (join) =>
      join.onRef(`${table}.${column}`, '=', reference).on(joinedConditionOf(table, reached)),
    joinWhole:
      (table, _reason, [column, reference]) =>
      (join) =>
        join.onRef(`${table}.${column}`, '=', reference).on(ofJoinedOrganization(table, actor)),
    wholeCondition: (table, _reason, alias) => ofOrganization(table, actor, alias),
    run: async (statement) => (await statement.execute(db)).rows,
  };
}

/** Rows of every organization, for what has none yet, or looks at the whole database; `reason` as with `whole`. */
export function acrossOrganizations<T extends TableName>(db: Reader, table: T, _reason: string): Rows<T> {
  return select(db, table, sql<SqlBool>`1 = 1`);
}

/** The one cast: Kysely's own types of a table that is a type parameter take the compiler minutes. */
function select<T extends TableName>(db: Reader, table: T, condition?: RawBuilder<SqlBool>): Rows<T> {
  const rows = db.selectFrom(table as TableName);
  return (condition === undefined ? rows : rows.where(condition)) as unknown as Rows<T>;
}
