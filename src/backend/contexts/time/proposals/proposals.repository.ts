/** SQL of activity and of what is ignored: its person's alone. */
import type { Selectable } from 'kysely';
import type { TimeSpan } from '../../../../domain/spans.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { ActivityBlockTable } from './proposals.tables.ts';

export type ActivityBlockRow = Selectable<ActivityBlockTable>;

export interface Own {
  readonly organizationId: string;
  readonly userId: string;
}

/** Those that reach into the span, in the order of time. */
export async function listActivity(
  reads: Reads,
  { startMs, endMs }: TimeSpan,
): Promise<readonly ActivityBlockRow[]> {
  return await reads
    .from('activity_blocks')
    .selectAll()
    .where('ended_at', '>', startMs)
    .where('started_at', '<', endMs)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

/** A block only grows: of two messages about one, in whichever order they come, the longer counts. */
export async function putActivity(writes: Writes, row: ActivityBlockRow): Promise<void> {
  await writes
    .insert('activity_blocks', row)
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

export async function forgetActivity(writes: Writes, beforeMs: number): Promise<void> {
  await writes.remove('activity_blocks').where('ended_at', '<', beforeMs).execute();
}

export async function findIgnored(reads: Reads): Promise<ReadonlySet<string>> {
  const rows = await reads.from('ignored_evidence').select('key').execute();
  return new Set(rows.map(({ key }) => key));
}

export async function ignoreEvidence(
  writes: Writes,
  { organizationId, userId }: Own,
  { keys, now }: { readonly keys: readonly string[]; readonly now: number },
): Promise<void> {
  const rows = [...new Set(keys)].map((key) => ({
    organization_id: organizationId,
    user_id: userId,
    key,
    ignored_at: now,
  }));
  await writes
    .insert('ignored_evidence', rows)
    .onConflict((conflict) => conflict.columns(['organization_id', 'user_id', 'key']).doNothing())
    .execute();
}

export async function restoreEvidence(writes: Writes, keys: readonly string[]): Promise<void> {
  await writes.remove('ignored_evidence').where('key', 'in', keys).execute();
}
