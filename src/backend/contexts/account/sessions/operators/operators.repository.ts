/** SQL of operators: what they see of all organizations, and when they looked into one. */
import type { Selectable } from 'kysely';
import { acrossOrganizations } from '../../../../platform/reach/reads.ts';
import { practiceRows, type TeamDb, type TeamSchema } from '../../../../team-schema.ts';

export type OperatorSessionRow = Selectable<TeamSchema['operator_sessions']>;

export async function insertOperatorSession(db: TeamDb, row: OperatorSessionRow): Promise<void> {
  await db.insertInto('operator_sessions').values(row).execute();
}

export async function findOperatorSession(
  db: TeamDb,
  by: { readonly id: string } | { readonly hash: string },
): Promise<OperatorSessionRow | undefined> {
  const rows = db.selectFrom('operator_sessions').selectAll();
  return await ('id' in by
    ? rows.where('id', '=', by.id)
    : rows.where('token_hash', '=', by.hash)
  ).executeTakeFirst();
}

interface OpenSessions {
  readonly now: number;
  /** Of one operator. */
  readonly identityId?: string;
  /** In one organization. */
  readonly organizationId?: string;
}

/** Those that are open, the newest first. */
export async function listOperatorSessions(
  db: TeamDb,
  { now, identityId, organizationId }: OpenSessions,
): Promise<OperatorSessionRow[]> {
  const open = db
    .selectFrom('operator_sessions')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now);
  const own = identityId === undefined ? open : open.where('identity_id', '=', identityId);
  const rows = organizationId === undefined ? own : own.where('organization_id', '=', organizationId);
  return await rows.orderBy('opened_at', 'desc').orderBy('id').execute();
}

/** Whether it was open until now. */
export async function endOperatorSession(db: TeamDb, id: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('operator_sessions')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export async function listOrganizations(db: TeamDb) {
  return await acrossOrganizations(practiceRows(db), 'organizations', 'set-up')
    .select(['id', 'name', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** By organization. */
export async function countMembers(db: TeamDb): Promise<ReadonlyMap<string, number>> {
  const rows = await acrossOrganizations(practiceRows(db), 'users', 'set-up')
    .select((select) => ['organization_id', select.fn.countAll<number>().as('count')])
    .where('deactivated_at', 'is', null)
    .where('role', '!=', 'client')
    .groupBy('organization_id')
    .execute();
  return new Map(rows.map(({ organization_id, count }) => [organization_id, Number(count)]));
}

export async function listUses(db: TeamDb): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sessions')
    .select((select) => ['organization_id', select.fn.max('used_at').as('at')])
    .groupBy('organization_id')
    .execute();
  return new Map(rows.map(({ organization_id, at }) => [organization_id, Number(at)]));
}

/** Organizations that an account belongs to. */
export async function listClaimed(db: TeamDb): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('identity_memberships').select('organization_id').distinct().execute();
  return new Set(rows.map(({ organization_id }) => organization_id));
}

export async function countAccounts(db: TeamDb): Promise<number> {
  const { count } = await db
    .selectFrom('identities')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function countOpenSessions(db: TeamDb, now: number): Promise<number> {
  const { count } = await db
    .selectFrom('sessions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return Number(count);
}
