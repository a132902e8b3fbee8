/** SQL of heartbeats and of what is asked about a timer. */
import type { Selectable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { TimerPulseTable, TimerQuestionTable } from './timer-questions.tables.ts';

export type TimerPulseRow = Selectable<TimerPulseTable>;
export type TimerQuestionRow = Selectable<TimerQuestionTable>;

/** Whose timer it is. */
export interface Person {
  readonly organizationId: string;
  readonly userId: string;
}

export async function findPulse(reads: Reads, userId: string): Promise<TimerPulseRow | undefined> {
  return await reads.invariant('timer_pulses').selectAll().where('user_id', '=', userId).executeTakeFirst();
}

/** For this transaction alone: heartbeats of several windows come one after the other, each sees what the one before asked. */
export async function holdPulse(writes: Writes, { organizationId, userId }: Person): Promise<void> {
  await writes
    .insert('timer_pulses', { organization_id: organizationId, user_id: userId, seen_at: 0, active_at: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ organization_id: organizationId }))
    .execute();
}

export async function savePulse(writes: Writes, pulse: TimerPulseRow): Promise<void> {
  const { seen_at, active_at } = pulse;
  await writes
    .insert('timer_pulses', pulse)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ seen_at, active_at }))
    .execute();
}

/** Of whoever was heard of before: who answers is there. */
export async function noteSeen(writes: Writes, seenAt: number): Promise<void> {
  await writes.update('timer_pulses').set({ seen_at: seenAt }).where('seen_at', '<', seenAt).execute();
}

export async function findQuestion(reads: Reads, id: string): Promise<TimerQuestionRow | undefined> {
  return await reads.from('timer_questions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Answered ones too, in order of time. */
export async function listQuestions(
  reads: Reads,
  userId: string,
  entryIds: readonly string[],
): Promise<TimerQuestionRow[]> {
  return entryIds.length === 0
    ? []
    : await reads
        .invariant('timer_questions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('entry_id', 'in', entryIds)
        .orderBy('from_at')
        .execute();
}

/** The oldest that waits and whose entry still has time in the gap; with the times of that entry. */
export async function findWaiting(reads: Reads) {
  return await reads
    .from('timer_questions')
    .innerJoin(...reads.named('time_entries', ['id', 'timer_questions.entry_id']))
    .selectAll('timer_questions')
    .select(['time_entries.started_at', 'time_entries.ended_at'])
    .where('answer', 'is', null)
    .whereRef('started_at', '<', 'to_at')
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', where.ref('from_at'))]))
    .orderBy('from_at')
    .limit(1)
    .executeTakeFirst();
}

export async function insertQuestion(writes: Writes, row: TimerQuestionRow): Promise<void> {
  await writes.insert('timer_questions', row).execute();
}

export async function deleteQuestion(writes: Writes, { id, version }: TimerQuestionRow): Promise<void> {
  const deleted = await writes
    .invariant('timer_questions')
    .remove()
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function updateQuestion(
  writes: Writes,
  { id, version }: TimerQuestionRow,
  change: Partial<TimerQuestionRow>,
): Promise<TimerQuestionRow> {
  const updated = await writes
    .invariant('timer_questions')
    .update()
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
