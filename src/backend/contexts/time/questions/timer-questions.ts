/**
 * What is asked about a timer. A question that a client's report opened, or that somebody ended the entry under, is
 * a row; one of a silence that still goes on is found anew with each look, under an id made of what it began with:
 * so a read writes nothing, and the question survives whatever ends the backend.
 */
import { v5 as idOf, v7 as newId } from 'uuid';
import * as z from 'zod';
import { overlapOf, type Span } from '../../../../domain/spans.ts';
import {
  type Attendance,
  findForgotten,
  findSilence,
  findUnasked,
  findWorkBehind,
  type Gap,
  type TimerAnswer,
  timerAnswers,
} from '../../../../domain/unattended.ts';
import { type Text, text } from '../../../../words/text.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { wholeSecond } from '../entries/moments.ts';
import type { TimeEntryRow } from '../entries/time-entries.repository.ts';
import type { TimerQuestion } from '../timer/timer.schema.ts';
import { answered, reopened } from './timer-questions.events.ts';
import {
  deleteQuestion,
  findPulse,
  findQuestion,
  findWaiting,
  insertQuestion,
  listQuestions,
  type Person,
  type TimerPulseRow,
  type TimerQuestionRow,
  updateQuestion,
} from './timer-questions.repository.ts';

/** A running entry with all that is known of its attendance. */
export interface Watched {
  readonly entry: TimeEntryRow;
  readonly pulse: TimerPulseRow | undefined;
  /** All of the entry, answered ones too. */
  readonly questions: readonly TimerQuestionRow[];
}

export interface IdentifiedGap extends Gap {
  readonly id: string;
}

export const personOf = (row: TimeEntryRow): Person => ({
  organizationId: row.organization_id,
  userId: row.user_id,
});

export const spanOf = ({ from_at, to_at }: TimerQuestionRow): Span => ({ fromMs: from_at, toMs: to_at });

export async function loadWatched(reads: Reads, entry: TimeEntryRow): Promise<Watched> {
  return {
    entry,
    pulse: await findPulse(reads, entry.user_id),
    questions: await listQuestions(reads, entry.user_id, [entry.id]),
  };
}

function attendanceOf({ entry, pulse, questions }: Watched, now: number): Attendance {
  const signs = questions.map((row) => (row.answer === null ? row.to_at : row.updated_at));
  return {
    startedMs: entry.started_at,
    nowMs: wholeSecond(now),
    zone: entry.zone,
    seenMs: pulse && wholeSecond(pulse.seen_at),
    signMs: wholeSecond(Math.max(0, ...signs, pulse?.active_at ?? 0)),
  };
}

/** The silences of a running entry that go on; each is asked about once, by its start. */
export function listGoingOn(watched: Watched, now: number): readonly IdentifiedGap[] {
  const attendance = attendanceOf(watched, now);
  return [findSilence(attendance), findForgotten(attendance)]
    .filter((gap) => gap !== undefined)
    .map((gap) => ({ ...gap, id: idOf(`${gap.kind}:${gap.fromMs}`, watched.entry.id) }))
    .filter(({ id }) => watched.questions.every((row) => row.id !== id));
}

/** The silence to ask about: one is enough for the same hours. */
export async function findGoingOn(
  reads: Reads,
  entry: TimeEntryRow,
  now: number,
): Promise<IdentifiedGap | undefined> {
  return await findSilenceBehind(reads, { entry, pulse: await findPulse(reads, entry.user_id) }, now);
}

/** The same where the pulse of its person is known already. */
async function findSilenceBehind(
  reads: Reads,
  { entry, pulse }: Omit<Watched, 'questions'>,
  now: number,
): Promise<IdentifiedGap | undefined> {
  // Questions only make it less: a timer that is attended costs no look at them.
  const attended = listGoingOn({ entry, pulse, questions: [] }, now).length === 0;
  return attended ? undefined : listGoingOn(await loadWatched(reads, entry), now)[0];
}

export async function openQuestion(
  { writes, now, log }: Work,
  entry: TimeEntryRow,
  { id, kind, fromMs, toMs }: IdentifiedGap,
): Promise<TimerQuestionRow> {
  const row: TimerQuestionRow = {
    id,
    organization_id: entry.organization_id,
    user_id: entry.user_id,
    entry_id: entry.id,
    kind,
    from_at: fromMs,
    to_at: toMs,
    answer: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertQuestion(writes, row);
  await log({ type: 'timer-question.opened', id, version: 1, after: { kind, entryId: entry.id } });
  return row;
}

/** Before a running entry is ended or cut: what is asked about it stays to be answered. */
export async function keepQuestion(work: Work, running: TimeEntryRow): Promise<void> {
  const goingOn = await findGoingOn(work.reads, running, work.now);
  if (goingOn) {
    await openQuestion(work, running, goingOn);
  }
}

/** The part of a question that its entry still has; undefined when it has none. */
export function clipQuestion(
  row: TimerQuestionRow,
  { started_at, ended_at }: Pick<TimeEntryRow, 'started_at' | 'ended_at'>,
): Span | undefined {
  return overlapOf(spanOf(row), { fromMs: started_at, toMs: ended_at ?? Number.POSITIVE_INFINITY });
}

/** Why the entry cannot end where the gap begins; undefined when it can. */
export async function findStopBar(
  reads: Reads,
  userId: string,
  { endedAt, gap }: { readonly endedAt: number | null; readonly gap: Span },
): Promise<Text | undefined> {
  if (endedAt !== null) {
    return text`The timer was stopped already: discard the gap, and what was worked behind it stays.`;
  }
  const pulse = await findPulse(reads, userId);
  const seenMs = pulse?.seen_at;
  const untilMs = findWorkBehind(gap, { seenMs, activeMs: pulse?.active_at ?? undefined });
  return untilMs === undefined
    ? undefined
    : text`The timer was worked with behind the gap, until ${toInstant(untilMs)}: stopping where the gap begins would lose that. Discard the gap instead.`;
}

interface Asking {
  readonly gap: IdentifiedGap;
  readonly entryId: string;
  readonly answers: readonly TimerAnswer[];
}

function toQuestion({ gap, entryId, answers }: Asking): TimerQuestion {
  const { id, kind, fromMs, toMs } = gap;
  return {
    id,
    kind,
    entryId,
    answers: [...answers],
    from: toInstant(fromMs),
    to: toInstant(toMs),
    seconds: (toMs - fromMs) / 1000,
  };
}

/** Of a person: the entry that runs, with their pulse then. */
interface ToldOfTimer {
  readonly running: TimeEntryRow | undefined;
  readonly pulse: TimerPulseRow | undefined;
  readonly now: number;
}

/** The oldest question that waits; without one, the silence of the running entry that goes on. */
export async function findQuestionToAsk(
  reads: Reads,
  { running, pulse, now }: ToldOfTimer,
): Promise<TimerQuestion | null> {
  const waiting = await findWaiting(reads);
  const span = waiting && clipQuestion(waiting, waiting);
  if (span) {
    const { id, kind, entry_id: entryId, ended_at: endedAt } = waiting;
    const bar = await findStopBar(reads, waiting.user_id, { endedAt, gap: span });
    const answers = timerAnswers.filter((answer) => bar === undefined || answer !== 'stop');
    return toQuestion({ gap: { id, kind, ...span }, entryId, answers });
  }
  const goingOn = running && (await findSilenceBehind(reads, { entry: running, pulse }, now));
  // It reaches up to now: nothing can have been worked behind it.
  return running && goingOn ? toQuestion({ gap: goingOn, entryId: running.id, answers: timerAnswers }) : null;
}

export async function writeAnswer(
  { writes, now, log }: Work,
  row: TimerQuestionRow,
  answer: TimerAnswer,
): Promise<void> {
  const { version } = await updateQuestion(writes, row, { answer, updated_at: now });
  await log({ type: answered, id: row.id, version, after: { answer } });
}

/** An answer that is taken back is asked for again. */
export async function reopenQuestion({ reads, writes, now, log }: Work, id: string): Promise<void> {
  const row = await findQuestion(reads, id);
  if (row) {
    const { version } = await updateQuestion(writes, row, { answer: null, updated_at: now });
    await log({ type: reopened, id, version, before: { answer: row.answer } });
  }
}

const reopenedSchema = z.object({ answer: z.enum(timerAnswers) });

/** An answer that was taken back is given again; `before` is as `reopenQuestion` has logged it. */
export async function restoreAnswer(
  work: Work,
  { id, before }: { readonly id: string; readonly before?: unknown },
): Promise<void> {
  const row = await findQuestion(work.reads, id);
  const { success, data } = reopenedSchema.safeParse(before);
  if (row && success) await writeAnswer(work, row, data.answer);
}

/**
 * After an entry was cut, joined or brought back: what waits goes to the entries that now have its time. The question
 * stays with the first; each of the others is asked about for the part of the gap that it got. What comes to one entry is
 * asked about once.
 */
export async function settleQuestions(
  work: Work,
  involved: readonly string[],
  entries: readonly TimeEntryRow[],
): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const questions = await listQuestions(work.reads, first.user_id, involved);
  const moved: TimerQuestionRow[] = [];
  for (const row of questions) moved.push(await moveQuestion(work, row, entries));
  const kept = moved.filter(({ answer }) => answer === 'keep').map(spanOf);
  const waiting = await joinQuestions(
    work,
    moved.filter(({ answer }) => answer === null),
  );
  for (const row of waiting) {
    const [own, ...others] = findOwners(row, entries);
    const asked = [...kept, ...waiting.filter((other) => other !== row).map(spanOf)];
    if (own && kept.some((span) => overlapOf(span, own.part))) {
      await askLeft(work, own.entry, { row, left: findUnasked(own.part, kept) });
    }
    for (const { entry, part } of others) {
      for (const left of findUnasked(part, asked)) {
        await openQuestion(work, entry, { ...left, kind: row.kind, id: newId() });
      }
    }
  }
}

/** What was kept goes along: it is not asked about again, and asked anew when that is taken back. */
async function moveQuestion(
  { writes, now }: Work,
  row: TimerQuestionRow,
  entries: readonly TimeEntryRow[],
): Promise<TimerQuestionRow> {
  const [owner] = row.answer === null || row.answer === 'keep' ? findOwners(row, entries) : [];
  if (!owner || owner.entry.id === row.entry_id) return row;
  // When it was answered is a sign of its person.
  const updated_at = row.answer === null ? now : row.updated_at;
  return await updateQuestion(writes, row, { entry_id: owner.entry.id, updated_at });
}

/** The question goes on to be about the first part, where there is one. */
async function askLeft(
  work: Work,
  entry: TimeEntryRow,
  { row, left }: { readonly row: TimerQuestionRow; readonly left: readonly Span[] },
): Promise<void> {
  const [first, ...rest] = left;
  if (first) {
    const change = { from_at: first.fromMs, to_at: first.toMs, updated_at: work.now };
    await updateQuestion(work.writes, row, change);
  } else {
    await closeQuestion(work, row);
  }
  for (const part of rest) await openQuestion(work, entry, { ...part, kind: row.kind, id: newId() });
}

async function closeQuestion({ writes, log }: Work, row: TimerQuestionRow): Promise<void> {
  await deleteQuestion(writes, row);
  await log({ type: 'timer-question.closed', id: row.id, version: row.version + 1 });
}

/** What is asked of one entry about the same time is one question: the earliest. `rows` are in order of time. */
async function joinQuestions(
  work: Work,
  rows: readonly TimerQuestionRow[],
): Promise<readonly TimerQuestionRow[]> {
  const joined: TimerQuestionRow[] = [];
  for (const row of rows) {
    const index = joined.findIndex(
      (one) => one.entry_id === row.entry_id && overlapOf(spanOf(one), spanOf(row)),
    );
    const first = joined[index];
    if (first) {
      await closeQuestion(work, row);
      joined[index] = await widenQuestion(work, first, spanOf(row));
    } else {
      joined.push(row);
    }
  }
  return joined;
}

/** The question about its own time and that of the gap. */
export async function widenQuestion(
  { writes, now, log }: Work,
  row: TimerQuestionRow,
  gap: Span,
): Promise<TimerQuestionRow> {
  const from_at = Math.min(row.from_at, gap.fromMs);
  const to_at = Math.max(row.to_at, gap.toMs);
  if (from_at === row.from_at && to_at === row.to_at) return row;
  const widened = await updateQuestion(writes, row, { from_at, to_at, updated_at: now });
  await log({ type: 'timer-question.widened', id: row.id, version: widened.version });
  return widened;
}

/** Entries with time of the gap, and which part of it each has. */
function findOwners(row: TimerQuestionRow, entries: readonly TimeEntryRow[]) {
  return entries
    .toSorted((one, other) => one.started_at - other.started_at)
    .flatMap((entry) => {
      const part = clipQuestion(row, entry);
      return part ? [{ entry, part }] : [];
    });
}
