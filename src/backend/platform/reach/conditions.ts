/** What of a table somebody reaches, as one condition of a statement: their organization's rows, and of these their own. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Grant, Permission } from '../../../domain/authorization.ts';
import { type Actor, isPerson, type Person } from '../../../domain/policy/actor.ts';
import { grantOf } from '../../../domain/policy/policy.ts';
import type { RowScope, Scopes, TableName, TableScope, Via } from './table-scope.ts';

/** Whether rows are looked at or changed: a table may have a permission for each. */
export type Act = 'read' | 'write';

export interface Reached {
  readonly scopes: Scopes;
  readonly actor: Actor;
  readonly act: Act;
  /** Of those that the table declares for acts; that of reading or changing where none is said. */
  readonly permission?: Permission | undefined;
}

type Condition = RawBuilder<SqlBool>;

const nothing: Condition = sql<SqlBool>`1 = 0`;

/** `alias`: what the statement calls the table. */
export function conditionOf(table: TableName, reached: Reached, alias: string = table): Condition {
  const own = reachConditions(table, reached, alias);
  return sql<SqlBool>`${sql.join([ofOrganization(table, reached.actor, alias), ...own], sql` and `)}`;
}

export function ofOrganization(
  table: TableName,
  { organizationId }: Actor,
  alias: string = table,
): Condition {
  return sql<SqlBool>`${organizationColumn(table, alias)} = ${organizationId}`;
}

/**
 * As `conditionOf`, of a table that is joined. Its organization is said so that SQLite takes no index for it, and begins
 * with the table that the statement is of; PostgreSQL reads it as an equality.
 */
export function joinedConditionOf(table: TableName, reached: Reached): Condition {
  const own = reachConditions(table, reached, table);
  return sql<SqlBool>`${sql.join([ofJoinedOrganization(table, reached.actor), ...own], sql` and `)}`;
}

export function ofJoinedOrganization(table: TableName, { organizationId }: Actor): Condition {
  return sql<SqlBool>`not ${organizationColumn(table, table)} <> ${organizationId}`;
}

/** Of rows that belong to some others, whose statement says the organization: an index of the column then holds all it needs. */
export function underParents(
  table: TableName,
  [column, parents]: readonly [string, Expression<object>],
  reached?: Reached,
): Condition {
  const own = reached === undefined ? [] : reachConditions(table, reached, table);
  return sql<SqlBool>`${sql.join([sql<SqlBool>`${sql.ref(`${table}.${column}`)} in ${parents}`, ...own], sql` and `)}`;
}

function organizationColumn(table: TableName, alias: string) {
  return sql.ref(`${alias}.${table === 'organizations' ? 'id' : 'organization_id'}`);
}

/** Beyond the organization; none where all of its rows are reached. */
function reachConditions(table: TableName, reached: Reached, alias: string): readonly Condition[] {
  const scope = scopeOf(table, reached.scopes);
  if (scope === 'everyone') return [];
  if (scope === 'nobody') return [nothing];
  if ('partOf' in scope) return withParent({ via: scope.partOf, column: scope.by, of: 'id' }, reached, alias);
  const grant = grantOfTable(table, reached);
  if (grant === 'all') return handedIn({ scope, reached, alias });
  return [grant === undefined ? nothing : byGrant(grant, { scope, reached, alias })];
}

/** How far the actor reaches among the rows of the table, by its own permission; undefined where no row is theirs. */
export function grantOfTable(table: TableName, reached: Reached): Grant | undefined {
  const scope = scopeOf(table, reached.scopes);
  if (scope === 'everyone') return 'all';
  if (scope === 'nobody') return undefined;
  if ('partOf' in scope) return grantOfTable(scope.partOf, reached);
  const granted = grantOf(reached.actor, askedFor(table, scope, reached));
  return granted === 'all' && scope.ownOnly ? 'own' : granted;
}

export interface Right {
  /** Undefined where the rows of the table are everybody's, or nobody's. */
  readonly permission?: Permission;
  /** Undefined where no row is theirs. */
  readonly grant: Grant | undefined;
}

/** By which permission the rows of a table are reached, that of its parent for parts, and how far. */
export function rightTo(table: TableName, reached: Reached): Right {
  const scope = scopeOf(table, reached.scopes);
  if (typeof scope === 'string') return { grant: grantOfTable(table, reached) };
  if ('partOf' in scope) return rightTo(scope.partOf, reached);
  return { permission: askedFor(table, scope, reached), grant: grantOfTable(table, reached) };
}

export function scopeOf(table: TableName, scopes: Scopes): TableScope {
  const scope = scopes[table];
  if (scope === undefined) throw new Error(`No slice declares who may see the rows of ${table}.`);
  return scope;
}

export function permissionOf({ read, write = read }: RowScope, act: Act): Permission {
  return act === 'read' ? read : write;
}

function askedFor(table: TableName, scope: RowScope, { act, permission }: Reached): Permission {
  if (permission === undefined) return permissionOf(scope, act);
  if (scope.acts?.includes(permission) === true) return permission;
  throw new Error(`Rows of ${table} are declared to be changed by no ${permission}.`);
}

/** Where all of the parent's rows are reached, so are those of its parts. */
function withParent(via: Via, reached: Reached, alias: string): readonly Condition[] {
  return reachConditions(via.via, reached, via.via).length === 0 ? [] : [throughOther(via, reached, alias)];
}

/** None where drafts are seen like any other row. */
function handedIn(granted: Granted): readonly Condition[] {
  const {
    scope: { drafts },
    reached: { actor },
    alias,
  } = granted;
  if (drafts === undefined || grantOf(actor, drafts.seenWith) === 'all') return [];
  const isDraft = sql<SqlBool>`${sql.ref(`${alias}.${drafts.column}`)} in (${sql.join(drafts.values)})`;
  return [eitherOf(ofPerson(granted), sql<SqlBool>`not ${isDraft}`)];
}

/** Whether all rows of the organization are reached, drafts too. */
export function seesAll(table: TableName, reached: Reached): boolean {
  return reachConditions(table, reached, table).length === 0;
}

interface Granted {
  readonly scope: RowScope;
  readonly reached: Reached;
  readonly alias: string;
}

/**
 * For looking, a row of oneself is reached by each of these. Changing is narrower: `member` and `lead` open what the membership
 * opens and nothing because it is of oneself; `own` opens own rows, those of a project while one works in it.
 */
function byGrant(grant: Exclude<Grant, 'all'>, granted: Granted): Condition {
  const isWrite = granted.reached.act === 'write' && granted.scope.ownWrites === undefined;
  switch (grant) {
    case 'own':
      return isWrite ? bothOf(ofPerson(granted), ofProjectAtWork(granted)) : ofPerson(granted);
    case 'member':
    case 'lead':
      return isWrite ? ofMember(granted, grant) : eitherOf(ofPerson(granted), ofMember(granted, grant));
    case 'client':
      return ofClient(granted);
  }
}

function ofPerson({ scope: { own, orNobodys = false }, reached: { actor }, alias }: Granted): Condition {
  if (own === undefined || !isPerson(actor)) return nothing;
  const person = sql.ref(`${alias}.${own}`);
  return orNobodys
    ? sql<SqlBool>`(${person} = ${actor.userId} or ${person} is null)`
    : sql<SqlBool>`${person} = ${actor.userId}`;
}

function eitherOf(one: Condition, other: Condition): Condition {
  if (one === nothing) return other;
  return other === nothing ? one : sql<SqlBool>`(${one} or ${other})`;
}

function bothOf(one: Condition, other: Condition | undefined): Condition {
  return one === nothing || other === undefined ? one : sql<SqlBool>`(${one} and ${other})`;
}

/** Rows of no project, and of those in which the person works; undefined where rows are of no project. */
function ofProjectAtWork({ scope: { member }, reached, alias }: Granted): Condition | undefined {
  const { actor } = reached;
  if (typeof member !== 'string' || !isPerson(actor)) return undefined;
  const project = sql.ref(`${alias}.${member}`);
  return sql<SqlBool>`(${project} is null or ${project} in (${projectsOf(actor, 'member', 'write')}))`;
}

function ofMember(granted: Granted, grant: 'member' | 'lead'): Condition {
  const {
    scope: { member, notOthers },
    reached,
    alias,
  } = granted;
  const { actor } = reached;
  if (member === undefined || !isPerson(actor)) return nothing;
  if (typeof member === 'string')
    return sql<SqlBool>`${sql.ref(`${alias}.${member}`)} in (${projectsOf(actor, grant, reached.act)})`;
  const ways = ('via' in member ? [member] : member).map((way) => throughOther(way, reached, alias, grant));
  const tied = ways.reduce(eitherOf, nothing);
  return notOthers === undefined
    ? tied
    : bothOf(tied, ofPerson({ ...granted, scope: { ...granted.scope, own: notOthers, orNobodys: true } }));
}

/** The projects of which the person is a member, so that the grant opens them for looking at or for changing. */
export function projectsOf(
  { organizationId, userId }: Person,
  grant: 'member' | 'lead',
  act: Act,
): RawBuilder<{ project_id: string }> {
  const roles =
    grant === 'lead' ? sql` and role = 'lead'` : act === 'write' ? sql` and role <> 'viewer'` : sql``;
  return sql`select project_id from project_members where organization_id = ${organizationId} and user_id = ${userId}${roles}`;
}

function ofClient({ scope: { client }, reached, alias }: Granted): Condition {
  const { actor } = reached;
  if (client === undefined || actor.kind !== 'contact') return nothing;
  if (typeof client !== 'string') return throughOther(client, reached, alias, 'client');
  return sql<SqlBool>`${sql.ref(`${alias}.${client}`)} = ${actor.clientId}`;
}

/** Of the rows of the other table those that a grant of this kind opens, whatever that table's own permission grants. */
function throughOther(
  { via: other, column, of }: Via,
  reached: Reached,
  alias: string,
  grant?: 'member' | 'lead' | 'client',
): Condition {
  const opened =
    grant === undefined
      ? reachConditions(other, reached, other)
      : [tiedBy(grant, { scope: rowsOf(other, reached.scopes), reached, alias: other })];
  const conditions = sql.join([ofOrganization(other, reached.actor), ...opened], sql` and `);
  return sql<SqlBool>`${sql.ref(`${alias}.${column}`)} in (select ${sql.ref(`${other}.${of}`)} from ${sql.table(other)} where ${conditions})`;
}

/** Whose own the other row is opens nothing here. */
function tiedBy(grant: 'member' | 'lead' | 'client', granted: Granted): Condition {
  return grant === 'client' ? ofClient(granted) : ofMember(granted, grant);
}

function rowsOf(table: TableName, scopes: Scopes): RowScope {
  const scope = scopeOf(table, scopes);
  if (typeof scope === 'string' || 'partOf' in scope)
    throw new Error(`Rows are declared to be reached by way of ${table}, which has no member and no client.`);
  return scope;
}
