/** SQL of heartbeats and of what is asked about a timer: every statement is scoped by organization and person. */
import type { Selectable } from 'kysely';
import { requireDeleted, requireUpdated } from '../../../platform/db/changes.ts';
import type { Reader, Trx } from '../../../schema.ts';
import type { TimerPulseTable, TimerQuestionTable } from './timer-questions.tables.ts';

export type TimerPulseRow = Selectable<TimerPulseTable>;
export type TimerQuestionRow = Selectable<TimerQuestionTable>;

/** Whose timer it is. */
export interface Person {
  readonly organizationId: string;
  readonly userId: string;
}

export async function findPulse(db: Reader, person: Person): Promise<TimerPulseRow | undefined> {
  return await db
    .selectFrom('timer_pulses')
    .selectAll()
    .where('organization_id', '=', person.organizationId)
    .where('user_id', '=', person.userId)
    .executeTakeFirst();
}

/** For this transaction alone: heartbeats of several windows come one after the other, each sees what the one before asked. */
export async function holdPulse(trx: Trx, { organizationId, userId }: Person): Promise<void> {
  await trx
    .insertInto('timer_pulses')
    .values({ organization_id: organizationId, user_id: userId, seen_at: 0, active_at: null })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ organization_id: organizationId }))
    .execute();
}

export async function savePulse(trx: Trx, pulse: TimerPulseRow): Promise<void> {
  const { seen_at, active_at } = pulse;
  await trx
    .insertInto('timer_pulses')
    .values(pulse)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ seen_at, active_at }))
    .execute();
}

/** Of whoever was heard of before: who answers is there. */
export async function noteSeen(trx: Trx, { organizationId, userId }: Person, seenAt: number): Promise<void> {
  await trx
    .updateTable('timer_pulses')
    .set({ seen_at: seenAt })
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('seen_at', '<', seenAt)
    .execute();
}

function questionsOf(db: Reader, person: Person) {
  return db
    .selectFrom('timer_questions')
    .selectAll()
    .where('organization_id', '=', person.organizationId)
    .where('user_id', '=', person.userId);
}

export async function findQuestion(
  db: Reader,
  person: Person,
  id: string,
): Promise<TimerQuestionRow | undefined> {
  return await questionsOf(db, person).where('id', '=', id).executeTakeFirst();
}

/** Answered ones too, in order of time. */
export async function listQuestions(
  db: Reader,
  person: Person,
  entryIds: readonly string[],
): Promise<TimerQuestionRow[]> {
  return entryIds.length === 0
    ? []
    : await questionsOf(db, person).where('entry_id', 'in', entryIds).orderBy('from_at').execute();
}

/** The oldest that waits and whose entry still has time in the gap; with the times of that entry. */
export async function findWaiting(db: Reader, { organizationId, userId }: Person) {
  return await db
    .selectFrom('timer_questions')
    .innerJoin('time_entries', 'time_entries.id', 'timer_questions.entry_id')
    .selectAll('timer_questions')
    .select(['time_entries.started_at', 'time_entries.ended_at'])
    .where('timer_questions.organization_id', '=', organizationId)
    .where('timer_questions.user_id', '=', userId)
    .where('time_entries.organization_id', '=', organizationId)
    .where('answer', 'is', null)
    .whereRef('started_at', '<', 'to_at')
    .where((where) => where.or([where('ended_at', 'is', null), where('ended_at', '>', where.ref('from_at'))]))
    .orderBy('from_at')
    .limit(1)
    .executeTakeFirst();
}

export async function insertQuestion(trx: Trx, row: TimerQuestionRow): Promise<void> {
  await trx.insertInto('timer_questions').values(row).execute();
}

export async function deleteQuestion(
  trx: Trx,
  { organization_id, user_id, id, version }: TimerQuestionRow,
): Promise<void> {
  const deleted = await trx
    .deleteFrom('timer_questions')
    .where('organization_id', '=', organization_id)
    .where('user_id', '=', user_id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  requireDeleted(deleted);
}

export async function updateQuestion(
  trx: Trx,
  row: TimerQuestionRow,
  change: Partial<TimerQuestionRow>,
): Promise<TimerQuestionRow> {
  const updated = await trx
    .updateTable('timer_questions')
    .set({ ...change, version: row.version + 1 })
    .where('organization_id', '=', row.organization_id)
    .where('user_id', '=', row.user_id)
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .returningAll()
    .executeTakeFirst();
  return requireUpdated(updated);
}
