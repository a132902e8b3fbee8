/** What is asked about a stretch of a running timer, in words; pure. */
import type { TimerQuestion } from '../../../api-client/index.ts';
import type { ProjectName } from '../../platform/records.ts';
import type { Translate } from '../../platform/words.ts';
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
  return { t, name: facts.questionName ?? facts.name, time };
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
      return t('Nobody worked for {0} ({1} to {2}) while the timer ran on {3}.', ...words);
  }
}

/** In the order of their buttons; the first changes nothing. */
export function listAnswers(question: TimerQuestion, { t, time }: QuestionPorts): readonly AnswerChoice[] {
  const long = lengthOf(question, t);
  return [
    {
      answer: 'keep',
      label: t('Keep'),
      button: t('Keep'),
      detail: t('It was work: nothing changes.'),
      icon: 'check',
    },
    {
      answer: 'discard',
      label: t('Discard'),
      button: t('Discard'),
      detail: t('Takes {0} out of the entry; the timer goes on.', long),
      icon: 'trash',
    },
    {
      answer: 'split',
      label: t('Split to Another Project…'),
      button: t('Split…'),
      detail: t('Gives {0} to another project; the timer goes on.', long),
      icon: 'arrow-swap',
    },
    {
      answer: 'stop',
      label: question.kind === 'idle' ? t('Stop When It Went Idle') : t('Stop at {0}', time(question.from)),
      button: t('Stop at {0}', time(question.from)),
      detail: t('Ends the entry at {0}.', time(question.from)),
      icon: 'stop-circle',
    },
  ];
}

function lengthOf({ seconds }: TimerQuestion, t: Translate): string {
  return seconds < 60 ? t('{0} seconds', seconds) : inWords(seconds, t);
}
