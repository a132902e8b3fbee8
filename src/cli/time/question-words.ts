/** What is asked about the timer, as a person reads it; pure. */
import type { TimerQuestion } from '../../api-client/index.ts';
import { formatMinutes } from '../../domain/duration.ts';
import { localDate, localTime } from '../../domain/zones.ts';
import { shortId } from '../backend/short-id.ts';

export interface QuestionPlace {
  /** In which times are told. */
  readonly zone: string;
  readonly nowMs: number;
  /** Of the project that the entry is on. */
  readonly name: string;
}

/** One line: what happened, from when to when, on what, and how it is answered. */
export function describeQuestion(question: TimerQuestion, place: QuestionPlace): string {
  const answers = question.answers.join('|');
  return `${describeGap(question, place)}: vireo time answer ${answers} ${shortId(question)}`;
}

/** What happened, from when to when, and on what. */
export function describeGap(question: TimerQuestion, { zone, nowMs, name }: QuestionPlace): string {
  const time = (instant: string) => {
    const at = Date.parse(instant);
    const clock = localTime(at, zone).slice(0, 5);
    const date = localDate(at, zone);
    return date === localDate(nowMs, zone) ? clock : `${date} ${clock}`;
  };
  const long = question.seconds < 60 ? `${question.seconds} s` : formatMinutes(question.seconds);
  const span = `${long} (${time(question.from)} to ${time(question.to)})`;
  const told = `${happened[question.kind]} ${span} while the timer ran on ${name}`;
  return told.replace(/\p{Cc}+/gu, ' ');
}

const happened: Readonly<Record<TimerQuestion['kind'], string>> = {
  idle: 'You were away for',
  sleep: 'The machine slept for',
  clock: 'The clock was set by',
  crash: 'The editor was closed for',
  forgotten: 'No activity for',
};
