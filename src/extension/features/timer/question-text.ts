/** What is asked about a stretch of a running timer, in words; pure. */
import type { TimerQuestion } from '../../../api-client/index.ts';
import { hasGrown } from '../../../domain/span-growth.ts';
import type { ProjectName } from '../../../pages/records.ts';
import type { Translate } from '../../../pages/words.ts';
import { inWords, type TimerFacts } from './timer-text.ts';

export type TimerAnswer = 'keep' | 'discard' | 'split' | 'stop';

export interface AnswerChoice {
  readonly answer: TimerAnswer;
  readonly label: string;
  /** Shorter: four of them fit into a notification. */
  readonly button: string;
  /** What it does, for a list. */
  readonly detail: string;
  readonly icon: string;
}

export interface QuestionPorts {
  readonly t: Translate;
  readonly name: ProjectName;
  /** Time of day, on the day itself, else with its date. */
  readonly time: (instant: string) => string;
  /** The entry that is asked about still runs. */
  readonly runs: boolean;
}

/** Times as the machine shows them; with their day where that is not today. */
export function toQuestionPorts(
  { t, now }: { readonly t: Translate; readonly now: number },
  facts: TimerFacts,
): QuestionPorts {
  const day = new Date(now).toDateString();
  const time = (instant: string) => {
    const at = new Date(instant);
    const hours = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
    return at.toDateString() === day ? hours : `${at.toLocaleDateString()} ${hours}`;
  };
  const { entry, question } = facts.timer;
  const runs = entry !== null && entry.id === question?.entryId;
  return { t, name: facts.questionName ?? facts.name, time, runs };
}

/** One sentence: how long, from when to when, on what. */
export function describeQuestion(question: TimerQuestion, { t, name, time }: QuestionPorts): string {
  const long = lengthOf(question, t);
  const on = [name.client, name.project].filter(Boolean).join(' · ');
  const words = [long, time(question.from), time(question.to), on] as const;
  switch (question.kind) {
    case 'idle':
      return t('You were away for {0} ({1} to {2}) while the timer ran on {3}.', ...words);
    case 'sleep':
      return t('The machine slept for {0} ({1} to {2}) while the timer ran on {3}.', ...words);
    case 'clock':
      return t('The clock was set by {0} ({1} to {2}) while the timer ran on {3}.', ...words);
    case 'crash':
      return t('The editor was closed for {0} ({1} to {2}) while the timer ran on {3}.', ...words);
    case 'forgotten':
      return t('No activity for {0} ({1} to {2}) while the timer ran on {3}.', ...words);
  }
}

/** A question as a button has it that acts on it: its times are those of the sentence above the button. */
export type ShownQuestion = Pick<TimerQuestion, 'id'> & Partial<Pick<TimerQuestion, 'from' | 'to'>>;

/** From the argument of a command: the question, or its id. */
export function toShownQuestion(given: unknown): ShownQuestion | undefined {
  if (typeof given === 'string') return { id: given };
  if (typeof given !== 'object' || given === null) return undefined;
  const { id, from, to }: { id?: unknown; from?: unknown; to?: unknown } = given;
  if (typeof id !== 'string') return undefined;
  return typeof from === 'string' && typeof to === 'string' ? { id, from, to } : { id };
}

const toSpan = ({ from, to }: Pick<TimerQuestion, 'from' | 'to'>) => ({
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
});

/** An answer to what was shown would be one to more than that. */
export function isMoreAsked(question: TimerQuestion, { from, to }: Omit<ShownQuestion, 'id'>): boolean {
  return hasGrown(toSpan(question), toSpan({ from: from ?? question.from, to: to ?? question.to }));
}

/** Whether it says what `shown` does not say. A silence grows while it goes on: that it does is no news. */
export function isAskedAnew(question: TimerQuestion, shown: TimerQuestion | undefined): boolean {
  if (question.id !== shown?.id || question.kind !== shown.kind) return true;
  const grows = question.kind === 'crash' || question.kind === 'forgotten';
  return isMoreAsked(question, grows ? { from: shown.from } : shown);
}

/**
 * What a button says that is older than what is asked by now. `given` is what the question was answered with; null where it
 * waits behind another one, undefined where it is asked no longer.
 */
export function describeAnswered(given: TimerAnswer | null | undefined, t: Translate): string {
  if (given === undefined) return t('This question was already answered. Nothing was changed.');
  if (given === null) return t('Another question waits before this one: answer that first.');
  const name = nameAnswer(given, t);
  return t('This was answered elsewhere already, with “{0}”. Nothing was changed now.', name);
}

/** As a sentence names it; one that asks or says a time besides has a button with more words. */
function nameAnswer(answer: TimerAnswer, t: Translate): string {
  const names: Readonly<Record<TimerAnswer, string>> = {
    keep: t('Keep'),
    discard: t('Discard'),
    split: t('Split to Another Project'),
    stop: t('Stop'),
  };
  return names[answer];
}

/** What the backend takes of them, in the order of their buttons; the first changes nothing. */
export function listAnswers(question: TimerQuestion, ports: QuestionPorts): readonly AnswerChoice[] {
  return [
    toKeep(ports),
    toDiscard(question, ports),
    toSplit(question, ports),
    toStop(question, ports),
  ].filter(({ answer }) => question.answers.includes(answer));
}

function toKeep({ t }: QuestionPorts): AnswerChoice {
  return {
    answer: 'keep',
    label: nameAnswer('keep', t),
    button: nameAnswer('keep', t),
    detail: t('It was work: nothing changes.'),
    icon: 'check',
  };
}

function toDiscard(question: TimerQuestion, { t, runs }: QuestionPorts): AnswerChoice {
  const long = lengthOf(question, t);
  return {
    answer: 'discard',
    label: nameAnswer('discard', t),
    button: nameAnswer('discard', t),
    detail: runs
      ? t('Remove {0} from the entry and keep the timer running.', long)
      : t('Remove {0} from the entry and keep the time after it.', long),
    icon: 'trash',
  };
}

function toSplit(question: TimerQuestion, { t, runs }: QuestionPorts): AnswerChoice {
  const long = lengthOf(question, t);
  return {
    answer: 'split',
    label: t('Split to Another Project…'),
    button: t('Split…'),
    detail: runs
      ? t('Move {0} to another project and keep the timer running.', long)
      : t('Move {0} to another project and keep the time after it.', long),
    icon: 'arrow-swap',
  };
}

function toStop({ kind, from }: TimerQuestion, { t, time }: QuestionPorts): AnswerChoice {
  const button = t('Stop at {0}', time(from));
  return {
    answer: 'stop',
    label: kind === 'idle' ? t('Stop When It Went Idle') : button,
    button,
    detail: t('Ends the entry at {0}.', time(from)),
    icon: 'stop-circle',
  };
}

function lengthOf({ seconds }: TimerQuestion, t: Translate): string {
  return seconds < 60 ? t('{0} seconds', seconds) : inWords(seconds, t);
}
