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

export interface Claim {
  readonly owner: string;
  readonly now: number;
  readonly leaseUntil: number;
  readonly kinds: readonly string[];
}

/** Takes the most urgent job that is due, in one statement. */
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
    .where('id', '=', (select) =>
      select
        .selectFrom('jobs as next')
        .select('next.id')
        .where('next.state', '=', 'queued')
        .where('next.run_at', '<=', claim.now)
        .where('next.kind', 'in', claim.kinds)
        .orderBy('next.priority', 'desc')
        .orderBy('next.run_at')
        .orderBy('next.id')
        .limit(1),
    )
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
    })
    .where('id', '=', run.id)
    .where('lease_owner', '=', run.owner)
    .where('attempts', '=', run.attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
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

/** What this queue still holds, with what was asked of it meanwhile. */
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

/** When the next waiting job of these kinds is due. */
export async function findNextRunAt(db: Reader, kinds: readonly string[]): Promise<number | undefined> {
  const { next } = await db
    .selectFrom('jobs')
    .select((select) => select.fn.min<number | null>('run_at').as('next'))
    .where('state', '=', 'queued')
    .where('kind', 'in', kinds)
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
