/** What a frame of words fits: word by word, so that nothing of it is passed over. */

import { calendarPeriod } from '../../../../../domain/periods/calendar-periods.ts';
import { comingDay } from '../../../../../domain/periods/coming-day.ts';
import { monthOf } from '../../../../../domain/periods/period-words.ts';
import type { Period } from '../../../../../domain/periods/periods.ts';
import { addDays } from '../../../../../domain/zones.ts';
import type { NamedRecord } from '../../model/named-record.ts';
import { fullName } from '../../words/phrasing.ts';
import type { Language } from '../../words/vocabulary.ts';
import { asksForAll } from '../owners/own-time.ts';
import type { Frame } from './frames/frame.ts';
import { isInvoiceNumber } from './frames/frame.ts';
import type { FrameClass } from './frames/frame-words.ts';
import { findAsked, findHowTo } from './frames/frames.ts';
import type { ActFrameClass } from './frames/how-to-words.ts';
import type { Intent, Part, Question } from './question.ts';
import type { Clause, Span } from './reading.ts';
import { isTold } from './refuse.ts';
import { findSeverity, type Slots } from './slots.ts';

export interface FramedOptions {
  readonly today: string;
  readonly language: Language;
  readonly findSlots: (clause: Clause) => Slots;
}

const rawOf = (spans: readonly Span[]): string =>
  spans
    .flatMap(({ tokens }) => tokens.map(({ raw }) => raw))
    .join(' ')
    .replace(/[?!.\s]+$/, '');

/** The question again, with the name said in full. */
export function chooseRecord(
  clause: Clause,
  records: readonly NamedRecord[],
): Extract<Part, { kind: 'unclear' }> {
  const at = clause.spans.findIndex(({ name }) => (name?.candidates.length ?? 0) > 1);
  const choices = records.slice(0, 6).map((record) => {
    const name = fullName(record, records);
    return `${[rawOf(clause.spans.slice(0, at)), name, rawOf(clause.spans.slice(at + 1))].filter(Boolean).join(' ')}?`;
  });
  const [first] = records;
  return {
    kind: 'unclear',
    about: first?.kind === 'client' ? 'client' : 'project',
    subject: first?.name ?? '',
    choices,
  };
}

const mineByDefault: ReadonlySet<Intent> = new Set(['first-last', 'overtime', 'utilisation', 'target']);

/** Of what is asked ahead too, a month without a year is the next one: "holidays in December", asked in November. */
function lookAhead(clause: Clause, today: string): Clause {
  const year = Number(today.slice(0, 4));
  return {
    ...clause,
    periods: clause.spans.flatMap(({ period, tokens }) => {
      if (period === undefined) return [];
      const isNamed = tokens.some(({ text }) => monthOf(text) !== undefined);
      const hasYear = tokens.some(({ text }) => /20\d{2}/.test(text));
      const isBefore = period.to < `${year}-01-01` && period.from >= `${year - 1}-01-01`;
      const ahead = (date: string) => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
      if (isNamed && !hasYear && isBefore) return { from: ahead(period.from), to: ahead(period.to) };
      return isOver(clause)
        ? period
        : comingDay(
            period,
            tokens.map(({ text }) => text),
            today,
          );
    }),
  };
}

/** "What was due on Friday?" */
const isOver = ({ words }: Clause): boolean =>
  /\b(?:were|war|waren|fell|became|wurden?)\b|\bwas (?:\S+ )?due\b/.test(words.join(' '));

interface Asked {
  readonly clause: Clause;
  readonly slots: Slots;
  /** Local date. */
  readonly today: string;
}

/** Days off that were had, not those to come: "taken this year" ends today. */
const wereHad = /^(?:taken|took|had|used|genommen|nahm|gehabt|hatte|hatten)$/;

const untilWords: ReadonlySet<string> = new Set(['bis', 'until', 'till', 'by']);
const beforeWords: ReadonlySet<string> = new Set(['before', 'vor']);
const articles: ReadonlySet<string> = new Set(['the', 'zum', 'zur', 'den', 'dem', 'der']);

/** "What is due by Friday?" is all from today on, and before Friday is not on it. */
function untilSaid({ spans }: Clause, said: Period, today: string): Period | undefined {
  const at = spans.findIndex(({ period }) => period !== undefined);
  const words = spans.slice(0, at).flatMap(({ tokens }) => tokens.map(({ text }) => text));
  const lead = words.findLast((word) => !articles.has(word)) ?? '';
  const to = beforeWords.has(lead) ? addDays(said.from, -1) : said.to;
  const isLed = untilWords.has(lead) || beforeWords.has(lead);
  return isLed && to >= today ? { from: today, to } : undefined;
}

function periodsOf(
  { intent, slots, isToCome, unit }: Frame<FrameClass> | Frame<ActFrameClass>,
  clause: Clause,
  today: string,
): Clause['periods'] {
  const isPast = intent === 'free-days' && clause.words.some((word) => wereHad.test(word));
  const isAhead = slots.has('F') && !isPast;
  const [said, ...others] = distinct(isAhead ? lookAhead(clause, today) : clause);
  if (said === undefined) return unit === undefined ? [] : [calendarPeriod(unit, today, 0)];
  const until = isAhead ? untilSaid(clause, said, today) : undefined;
  return [until ?? withinSaid(said, { isPast, isToCome, today }), ...others];
}

interface Side {
  readonly isPast: boolean;
  readonly isToCome: boolean;
  /** Local date. */
  readonly today: string;
}

/** Up to today of what was had, from today on of what is to come. */
function withinSaid(said: Period, { isPast, isToCome, today }: Side): Period {
  if (isPast && said.from <= today && said.to > today) return { from: said.from, to: today };
  return isToCome && said.from < today ? { ...said, from: today } : said;
}

function toQuestion(
  one: Frame<FrameClass> | Frame<ActFrameClass>,
  { clause, slots, today }: Asked,
): Question {
  const [project] = slots.projects;
  const [client] = slots.clients;
  const [period, other] = periodsOf(one, clause, today);
  const invoice = clause.spans.flatMap(({ tokens }) => tokens).find(isInvoiceNumber)?.raw;
  const severity = one.intent === 'findings' ? findSeverity(clause) : undefined;
  const mine = isOwn(one.intent, clause);
  return {
    intent: one.intent,
    ...(period && { period }),
    ...(other && { other }),
    ...(project && { project }),
    ...(client && project === undefined && { client }),
    ...(invoice !== undefined && { invoice }),
    ...(severity && { severity }),
    ...(mine && { mine }),
    ...one.set,
  };
}

/** Whose time is asked for; "we" are all whom one may see. */
function isOwn(intent: Intent, { words, concepts }: Clause): boolean {
  return mineByDefault.has(intent) || (concepts.has('self') && !asksForAll(words.join(' ')));
}

function distinct(clause: Clause): Clause['periods'] {
  return [...new Map(clause.periods.map((one) => [`${one.from} ${one.to}`, one])).values()];
}

/** What a frame makes of a clause; with a name of two records it asks back. */
function readWith(
  one: Frame<FrameClass> | Frame<ActFrameClass>,
  clause: Clause,
  options: FramedOptions,
): Part {
  const slots = options.findSlots(clause);
  if (slots.ambiguous !== undefined) return chooseRecord(clause, slots.ambiguous);
  return { kind: 'question', question: toQuestion(one, { clause, slots, today: options.today }) };
}

/** "How do I …" asks for the way first. */
function asksTheWay({ words }: Clause): boolean {
  const said = words.slice(0, 6).join(' ');
  return /^(?:so |and |und |bitte |also )?(?:how (?:do i|do we|do you|does one|can|would|could|to|should)|wie geht |wheres |wie (?:\w+ )?(?:ich|wir|man)\b|wo (?:\w+ )?(?:ich|wir|man)\b|where (?:do|can) )/.test(
    said,
  );
}

/** What is asked about with the words of commands: "fix the findings", "do not stop the timer". */
const notToBeDone: ReadonlySet<Intent> = new Set([
  ...(['invoice-state', 'timer', 'timesheets', 'findings', 'requests'] as const),
]);

const states: ReadonlySet<Intent> = new Set(['timesheets', 'timer', 'requests'] as const);

/** What is said with words of its own, whatever is done with it. */
const ownWords: ReadonlySet<Intent> = new Set([
  ...(['first-last', 'budget-pace', 'without-rate', 'free-days', 'deadlines'] as const),
]);

export function readFramed(clause: Clause, options: FramedOptions): Part | undefined {
  const isOfWay = asksTheWay(clause);
  const asked = findAsked(clause, options.today);
  const isOwn = asked !== undefined && ownWords.has(asked.intent) && !isOfWay;
  const way = isOwn ? undefined : findHowTo(clause, options.today);
  if (way !== undefined) return readWith(way, clause, options);
  // "How can I get my week to the approver?" asks for no state.
  if (asked === undefined || (isOfWay && states.has(asked.intent))) return undefined;
  if (notToBeDone.has(asked.intent) && isTold(clause)) return { kind: 'declined', topic: 'write', words: [] };
  return readWith(asked, clause, options);
}
