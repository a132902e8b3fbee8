/** SQL of the embedded queue. Each state changes by compare-and-set, so that two queues never run one job at once. */
import { type Selectable, sql } from 'kysely';
import type { Reader, Trx } from '../../schema.ts';
import type { JobTable } from './jobs.tables.ts';

export type JobRow = Selectable<JobTable>;

export async function insertJob(trx: Trx, row: JobRow): Promise<void> {
  await trx.insertInto('jobs').values(row).execute();
}

export async function findActiveByKey(
  db: Reader,
  organizationId: string,
  dedupeKey: string,
): Promise<JobRow | undefined> {
  return await db
    .selectFrom('jobs')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dedupe_key', '=', dedupeKey)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
}

export async function findJob(db: Reader, id: string): Promise<JobRow | undefined> {
  return await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A job that is due, the first of its share and pool. */
export type Candidate = Pick<
  JobRow,
  'id' | 'organization_id' | 'kind' | 'share' | 'pool' | 'priority' | 'run_at'
> & {
  /** 1 where it goes on with what had begun, or is tried again. */
  readonly begun: number;
};

/** Of each kind, organization, share and pool the job that is next: those that begin, and those that go on. */
export async function listCandidates(
  db: Reader,
  { now, kinds }: { readonly now: number; readonly kinds: readonly string[] },
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select id, organization_id, kind, share, pool, priority, run_at, begun from (
      select due.*, row_number() over (
          partition by kind, organization_id, share, pool, begun order by priority desc, run_at, id) as place
      from (
        select id, organization_id, kind, share, pool, priority, run_at,
          case when continues = 1 or attempts > 0 then 1 else 0 end as begun
        from jobs
        where state = 'queued' and run_at <= ${now} and kind in (${sql.join(kinds)})
      ) as due
    ) as placed
    where place = 1`.execute(db);
  return rows;
}

export interface Claim {
  readonly id: string;
  readonly owner: string;
  readonly leaseUntil: number;
}

/** Undefined where another took it first. */
export async function claimJob(db: Reader, claim: Claim): Promise<JobRow | undefined> {
  return await db
    .updateTable('jobs')
    .set({
      state: 'running',
      attempts: sql`attempts + 1`,
      lease_owner: claim.owner,
      lease_until: claim.leaseUntil,
      cancel_requested: 0,
    })
    .where('state', '=', 'queued')
    .where('id', '=', claim.id)
    .returningAll()
    .executeTakeFirst();
}

/** The run that a change of state belongs to: a lease that was lost changes nothing any more. */
export interface Run {
  readonly id: string;
  readonly owner: string;
  readonly attempt: number;
}

export interface Outcome {
  readonly state: JobTable['state'];
  readonly error: string | null;
  readonly runAt?: number;
  readonly attempts?: number;
  readonly forgiven?: number;
  readonly deaths?: number;
  readonly finishedAt: number | null;
}

export async function settleJob(db: Reader, run: Run, outcome: Outcome): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('jobs')
    .set({
      state: outcome.state,
      error: outcome.error,
      finished_at: outcome.finishedAt,
      lease_owner: null,
      lease_until: null,
      ...(outcome.runAt !== undefined && { run_at: outcome.runAt }),
      ...(outcome.attempts !== undefined && { attempts: outcome.attempts }),
      ...(outcome.forgiven !== undefined && { forgiven: outcome.forgiven }),
      ...(outcome.deaths !== undefined && { deaths: outcome.deaths }),
    })
    .where('id', '=', run.id)
    .where('lease_owner', '=', run.owner)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** Of a run that is still the one that has it. */
export async function saveProgress(
  db: Reader,
  run: Run,
  change: Pick<JobRow, 'forgiven' | 'deaths'>,
): Promise<void> {
  await db
    .updateTable('jobs')
    .set(change)
    .where('id', '=', run.id)
    .where('lease_owner', '=', run.owner)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .execute();
}

export async function requestCancel(trx: Trx, id: string, now: number): Promise<void> {
  await trx
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: now })
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .execute();
  await trx
    .updateTable('jobs')
    .set({ cancel_requested: 1 })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
}

/** Sign of life of all that this queue runs. */
export async function extendLeases(db: Reader, owner: string, leaseUntil: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ lease_until: leaseUntil })
    .where('lease_owner', '=', owner)
    .where('state', '=', 'running')
    .execute();
}

/** What this queue still holds, with what was asked of it in the meantime. */
export async function listHeld(
  db: Reader,
  owner: string,
): Promise<Pick<JobRow, 'id' | 'cancel_requested'>[]> {
  return await db
    .selectFrom('jobs')
    .select(['id', 'cancel_requested'])
    .where('lease_owner', '=', owner)
    .where('state', '=', 'running')
    .execute();
}

/** Jobs whose runner has died: its lease ran out, or (`orphans`) nobody but this queue can be alive. */
export async function listAbandoned(
  db: Reader,
  { owner, now, orphans }: { readonly owner: string; readonly now: number; readonly orphans: boolean },
): Promise<JobRow[]> {
  const running = db.selectFrom('jobs').selectAll().where('state', '=', 'running');
  return await (orphans
    ? running.where('lease_owner', '!=', owner)
    : running.where('lease_until', '<', now)
  ).execute();
}

/** When the next waiting job of these kinds is due, of those that are not yet. */
export async function findNextRunAt(
  db: Reader,
  { after, kinds }: { readonly after: number; readonly kinds: readonly string[] },
): Promise<number | undefined> {
  const { next } = await db
    .selectFrom('jobs')
    .select((select) => select.fn.min<number | null>('run_at').as('next'))
    .where('state', '=', 'queued')
    .where('run_at', '>', after)
    .where('kind', 'in', kinds)
    .executeTakeFirstOrThrow();
  return next ?? undefined;
}

/** When the first lease that another queue holds runs out: unless it is extended by then, its process is dead. */
export async function findNextLeaseEnd(db: Reader, owner: string): Promise<number | undefined> {
  const { next } = await db
    .selectFrom('jobs')
    .select((select) => select.fn.min<number | null>('lease_until').as('next'))
    .where('state', '=', 'running')
    .where('lease_owner', '!=', owner)
    .executeTakeFirstOrThrow();
  return next ?? undefined;
}

export async function deleteFinishedBefore(db: Reader, before: number): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('state', 'in', ['done', 'failed', 'cancelled'])
    .where('finished_at', '<', before)
    .execute();
}
