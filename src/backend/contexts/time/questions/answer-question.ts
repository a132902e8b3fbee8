/** Carries out what a person answers about a gap: the only place where a gap changes an entry. */
import { v7 as newId } from 'uuid';
import { hasGrown } from '../../../../domain/span-growth.ts';
import { cutSpan, type Span } from '../../../../domain/spans.ts';
import { text } from '../../../../words/text.ts';
import { findChangeOf, listTransaction } from '../../../platform/events/event-log.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, ConflictError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import type { ChangeName } from '../entries/changes/entry-changes.schema.ts';
import { splitGit } from '../entries/changes/split-git.ts';
import { addEntry, changeEntry, removeEntry } from '../entries/entry-writes.ts';
import { timesOf } from '../entries/moments.ts';
import { toNewEntryRow } from '../entries/new-entry.ts';
import { requireEditable, requireOpen, requireProject, tellOfEntry } from '../entries/rules/entry-rules.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import { findEntryOf, findRunning, type TimeEntryRow } from '../entries/time-entries.repository.ts';
import type { EntryWarning } from '../entries/time-entries.schema.ts';
import { toTimeEntry } from '../entries/time-entry-view.ts';
import type { AnswerTimerQuestion } from '../timer/timer.schema.ts';
import { answered } from './timer-questions.events.ts';
import { findQuestion, noteSeen, type TimerQuestionRow } from './timer-questions.repository.ts';
import {
  clipQuestion,
  findGoingOn,
  findStopBar,
  openQuestion,
  settleQuestions,
  writeAnswer,
} from './timer-questions.ts';

export interface AnswerOn {
  readonly ports: TimeEntryPorts;
  readonly caller: Caller;
  readonly id: string;
  readonly input: AnswerTimerQuestion;
}

export interface Answered {
  /** What the rules of time have to say of what was made. */
  readonly warnings: readonly EntryWarning[];
  /** Names what was done to the entry, so that an undo that is offered for it undoes nothing else. */
  readonly change: ChangeName | null;
}

interface Rearranged {
  readonly entry: TimeEntryRow;
  readonly gap: Span;
}

/** The row of the question; one of a silence that goes on becomes one by being answered. */
async function takeQuestion(work: Work, { caller, id }: AnswerOn): Promise<TimerQuestionRow> {
  const row = await findQuestion(work.reads, id);
  if (row) return row;
  const running = await findRunning(work.reads, personOf(caller).userId);
  const goingOn = running && (await findGoingOn(work.reads, running, work.now));
  if (!running || goingOn?.id !== id) {
    throw notFound('question');
  }
  // Of the silence behind the answer nobody knows yet: it is asked about by itself.
  if (goingOn.kind === 'crash') await noteSeen(work.writes, goingOn.toMs);
  return await openQuestion(work, running, goingOn);
}

/** Ends or shortens the entry to what lies before the gap; what lies behind becomes an entry of its own. */
async function cutOut(
  work: Work,
  { entry, gap }: Rearranged,
  secondId: string | undefined,
): Promise<TimeEntryRow[]> {
  const whole = { startMs: entry.started_at, endMs: entry.ended_at ?? undefined };
  const { before, after } = cutSpan(whole, gap);
  if (!before && !after) {
    await removeEntry(work, entry);
    return [];
  }
  if (!before) {
    return after ? [await changeEntry(work, entry, timesOf(after, entry.zone))] : [];
  }
  const [git, laterGit] = splitGit(entry.git, after?.startMs);
  const span = { startMs: before.fromMs, endMs: before.toMs };
  const first = await changeEntry(work, entry, { ...timesOf(span, entry.zone), git });
  if (!after) return [first];
  const stamps = { created_at: work.now, updated_at: work.now, version: 1 };
  const rest = { ...entry, ...stamps, ...timesOf(after, entry.zone), id: secondId ?? newId(), git: laterGit };
  return [first, await addEntry(work, rest)];
}

/** What the gap's entry has of the entry, where nothing else is left of that: it moves as it is. */
function contentOf(entry: TimeEntryRow) {
  const { note, tags, billable, git } = toTimeEntry(entry);
  return { note, tags, billable, git };
}

async function addGap(
  work: Work,
  on: AnswerOn,
  { entry, gap, left }: Rearranged & { readonly left: readonly TimeEntryRow[] },
): Promise<TimeEntryRow> {
  const { ports, caller, input } = on;
  if (input.projectId === undefined) {
    throw invalidField('projectId', 'is needed: it says what the gap was spent on');
  }
  const project = await requireProject(work.reads, ports, input.projectId);
  const span = { startedAt: gap.fromMs, endedAt: gap.toMs, seconds: (gap.toMs - gap.fromMs) / 1000 };
  const content = left.length === 0 ? contentOf(entry) : {};
  const said = input.note ? { note: input.note } : {};
  const made = { id: input.id, projectId: input.projectId, ...content, ...said };
  const asked = { caller, input: made, zone: entry.zone, project, span, now: work.now };
  const row = toNewEntryRow(asked);
  await requireOpen(work.reads, ports, { row, now: work.now });
  return await addEntry(work, row);
}

/** Hours that were worked behind the gap are no part of what was asked. */
async function requireStoppable(work: Work, { entry, gap }: Rearranged): Promise<void> {
  const bar = await findStopBar(work.reads, entry.user_id, { endedAt: entry.ended_at, gap });
  if (bar !== undefined) {
    throw new ApiError('state_forbids', bar, [{ field: 'answer', issue: 'would lose work behind the gap' }]);
  }
}

async function stopAt(work: Work, { entry, gap }: Rearranged): Promise<TimeEntryRow[]> {
  await requireStoppable(work, { entry, gap });
  const span = { startMs: entry.started_at, endMs: gap.fromMs };
  return [await changeEntry(work, entry, timesOf(span, entry.zone))];
}

/** What the answer finishes is kept, as by a stop of the timer: that it breaks a rule is told. */
async function tellOfFinished(
  work: Work,
  { ports }: AnswerOn,
  { entry, made }: { readonly entry: TimeEntryRow; readonly made: readonly TimeEntryRow[] },
): Promise<readonly EntryWarning[]> {
  const told = new Map<string, EntryWarning>();
  for (const after of made) {
    const isFinished =
      after.ended_at !== null && (entry.ended_at === null || after.project_id !== entry.project_id);
    const { warnings = [] } = isFinished ? await tellOfEntry(work, ports, { after, now: work.now }) : {};
    for (const warning of warnings) told.set(warning.message, warning);
  }
  return [...told.values()];
}

async function carryOut(work: Work, on: AnswerOn, rearranged: Rearranged): Promise<readonly EntryWarning[]> {
  const { input } = on;
  const { entry } = rearranged;
  await requireEditable(work, on.ports, { row: entry, now: work.now });
  const left =
    input.answer === 'stop'
      ? await stopAt(work, rearranged)
      : await cutOut(work, rearranged, input.answer === 'discard' ? input.id : undefined);
  const given = input.answer === 'split' ? [await addGap(work, on, { ...rearranged, left })] : [];
  await settleQuestions(work, [entry.id], left);
  await on.ports.settleEmptiedSheets(work, [entry]);
  return await tellOfFinished(work, on, { entry, made: [...left, ...given] });
}

function requireUnanswered(row: TimerQuestionRow): void {
  if (row.answer !== null) {
    throw new ApiError(
      'state_forbids',
      text`The question was answered with "${row.answer}": undo that first.`,
    );
  }
}

/** An answer is about what its question named. */
function requireShown(gap: Span, { id, input }: AnswerOn): void {
  const shown = {
    fromMs: input.from === undefined ? gap.fromMs : Date.parse(input.from),
    toMs: input.to === undefined ? gap.toMs : Date.parse(input.to),
  };
  if (!hasGrown(gap, shown)) return;
  throw new ConflictError(
    'conflict',
    'More is asked about by now than was shown: look at it, and answer anew.',
    {
      current: { id, from: toInstant(gap.fromMs), to: toInstant(gap.toMs) },
      sent: input,
    },
  );
}

/** From the log, so that an answer that is sent again names the change of the first. */
async function findChangeBy({ reads }: Work, row: TimerQuestionRow): Promise<ChangeName | null> {
  const number = await findChangeOf(reads, { id: row.id, types: [answered] });
  const changes = number === undefined ? [] : await listTransaction(reads, number);
  const change = changes.find(({ type }) => type.startsWith('time-entry.'));
  return change === undefined ? null : { entryId: change.id, version: change.version };
}

async function carryOutFirst(
  work: Work,
  on: AnswerOn,
  row: TimerQuestionRow,
): Promise<readonly EntryWarning[]> {
  const { answer } = on.input;
  const entry = await findEntryOf(work.writes, row.user_id, row.entry_id);
  const gap = entry && clipQuestion(row, entry);
  if (gap) requireShown(gap, on);
  await writeAnswer(work, row, answer);
  return entry && gap && answer !== 'keep' ? await carryOut(work, on, { entry, gap }) : [];
}

/** Sent again with the same answer it does nothing; with another it is refused. */
export async function answerQuestion(work: Work, on: AnswerOn): Promise<Answered> {
  const row = await takeQuestion(work, on);
  const isAgain = row.answer === on.input.answer;
  if (!isAgain) requireUnanswered(row);
  const warnings = isAgain ? [] : await carryOutFirst(work, on, row);
  return { warnings, change: await findChangeBy(work, row) };
}
