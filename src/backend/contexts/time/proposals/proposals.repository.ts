/** SQL of activity and of what is ignored: every statement is scoped by organization and by the user whose it is. */
import type { Selectable } from 'kysely';
import type { TimeSpan } from '../../../../domain/spans.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { ActivityBlockTable } from './proposals.tables.ts';

export type ActivityBlockRow = Selectable<ActivityBlockTable>;

export interface Own {
  readonly organizationId: string;
  readonly userId: string;
}

/** Those that reach into the span, in the order of time. */
export async function listActivity(
  db: Reader,
  { organizationId, userId }: Own,
  { startMs, endMs }: TimeSpan,
): Promise<readonly ActivityBlockRow[]> {
  return await db
    .selectFrom('activity_blocks')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('ended_at', '>', startMs)
    .where('started_at', '<', endMs)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** A block only grows: of two messages about one, in whichever order they come, the longer counts. */
export async function putActivity(trx: Trx, row: ActivityBlockRow): Promise<void> {
  await trx
    .insertInto('activity_blocks')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ ended_at: row.ended_at })
        .where('activity_blocks.organization_id', '=', row.organization_id)
        .where('activity_blocks.user_id', '=', row.user_id)
        .where('activity_blocks.ended_at', '<', row.ended_at),
    )
    .execute();
}

export async function forgetActivity(
  trx: Trx,
  { organizationId, userId }: Own,
  beforeMs: number,
): Promise<void> {
  await trx
    .deleteFrom('activity_blocks')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('ended_at', '<', beforeMs)
    .execute();
}

export async function findIgnored(db: Reader, { organizationId, userId }: Own): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('ignored_evidence')
    .select('key')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .execute();
  return new Set(rows.map(({ key }) => key));
}

export async function ignoreEvidence(
  trx: Trx,
  { organizationId, userId }: Own,
  { keys, now }: { readonly keys: readonly string[]; readonly now: number },
): Promise<void> {
  const rows = [...new Set(keys)].map((key) => ({
    organization_id: organizationId,
    user_id: userId,
    key,
    ignored_at: now,
  }));
  await trx
    .insertInto('ignored_evidence')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id', 'key']).doNothing())
    .execute();
}

export async function restoreEvidence(
  trx: Trx,
  { organizationId, userId }: Own,
  keys: readonly string[],
): Promise<void> {
  await trx
    .deleteFrom('ignored_evidence')
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('key', 'in', keys)
    .execute();
}
