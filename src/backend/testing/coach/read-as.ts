/** What the coach reads a message as, of the practice of test/fixtures/coach, and what a line of these fixtures is read as rightly. */
import type { QueryFrame } from '../../../domain/query/frame.ts';
import { readQuestion } from '../../contexts/coach/plan/read-question.ts';
import type { QuestionContext, ReadQuestion } from '../../contexts/coach/plan/reading.ts';
import { spellAll } from '../../contexts/coach/read/spelling/spell-out.ts';
import { tokenize } from '../../contexts/coach/words/tokens.ts';
import { findLanguage } from '../../contexts/coach/words/vocabulary.ts';
import { say } from './frame-lines.ts';

/** A message without notes, in the language that its words are of. */
export function readText(text: string, context: QuestionContext): ReadQuestion {
  const language = findLanguage(spellAll(tokenize(text), context.names), context.language);
  return readQuestion({ quoted: text, masked: text }, { ...context, language });
}

/** What is answered: measures of figures, else what has an answer of its own; "asked" where nothing is. */
export function measuresOf({ parts, chosen: { frame, more = [] } }: ReadQuestion): readonly string[] {
  if (frame !== undefined) return [frame, ...more].map(({ measure }) => measure);
  const answered = parts.map((part) => {
    if (part.kind === 'figures') return part.frame.measure;
    return part.kind === 'question' ? part.question.intent : 'asked';
  });
  return answered.length === 0 ? ['asked'] : answered;
}

/** A line of test/fixtures/coach. */
export interface Phrased {
  readonly text: string;
  readonly intent: string;
  readonly slots?: Readonly<Record<string, string>> | undefined;
}

type Of = Partial<Pick<QueryFrame, 'group' | 'statistic'>> & {
  readonly measures: readonly QueryFrame['measure'][];
  /** What its records must be, one of these: `!` before what they must not be. */
  readonly states?: readonly string[];
};

const hours = { measures: ['hours', 'entries', 'days'] } as const;
const invoices = { measures: ['due', 'invoices'] } as const;
const ofOpen = [
  'invoice open',
  '!invoice paid',
  'invoice overdue',
  '!invoice overdue',
  'late',
  'due',
] as const;

/** The figures that lines name by what was asked. */
const figures: Readonly<Record<string, Of>> = {
  'hours-period': hours,
  'hours-project': hours,
  'hours-client': hours,
  'hours-by-project': { ...hours, group: 'project' },
  'hours-by-client': { ...hours, group: 'client' },
  'worked-on': hours,
  'hours-by-day': { ...hours, group: 'day' },
  'hours-by-week': { ...hours, group: 'week' },
  'hours-by-month': { ...hours, group: 'month' },
  'hours-by-task': hours,
  'hours-by-person': { ...hours, group: 'person' },
  'average-day': { ...hours, statistic: 'average' },
  'average-week': { ...hours, statistic: 'average' },
  'longest-day': hours,
  'days-worked': hours,
  entries: hours,
  'count-entries': hours,
  'without-note': { ...hours, states: ['!noted'] },
  'billable-share': { ...hours, states: ['billable', '!billable'] },
  'compare-hours': hours,
  'last-work': { ...hours, statistic: 'last' },
  unbilled: { measures: ['unbilled', 'value', 'hours'], states: ['unbilled', '!billed'] },
  'unbilled-by-project': {
    measures: ['unbilled', 'value'],
    group: 'project',
    states: ['unbilled', '!billed'],
  },
  revenue: { measures: ['invoiced', 'gross'] },
  'revenue-by-month': { measures: ['invoiced'] },
  'compare-revenue': { measures: ['invoiced', 'gross'] },
  'top-client': { measures: ['invoiced'] },
  received: { measures: ['received', 'payments'] },
  'last-payment': { measures: ['received', 'payments'], statistic: 'last' },
  'last-invoice': { measures: ['invoices', 'invoiced'], statistic: 'last' },
  overdue: { ...invoices, states: ['invoice overdue', 'late', 'invoice paidLate'] },
  'open-invoices': { ...invoices, states: ofOpen },
  'who-owes': { measures: ['due'] },
  'next-due': { ...invoices, statistic: 'first' },
  'due-invoices': { ...invoices, states: ofOpen },
  unsent: { ...invoices, states: ['!invoice sent', 'invoice draft'] },
  drafts: { measures: ['invoices', 'invoiced'], states: ['invoice draft'] },
  credits: { measures: ['invoices', 'invoiced'], states: ['invoice credit'] },
  vat: { measures: ['vat'] },
  'count-clients': { measures: ['clients'] },
  'count-projects': { measures: ['projects'] },
  budget: { measures: ['budgetUsed', 'budgetLeft'] },
  rate: { measures: ['rate'] },
  ageing: { ...invoices, states: ofOpen },
  'days-to-pay': { measures: ['daysToPay'] },
  'late-payers': { measures: ['daysToPay'] },
  'invoice-state': { measures: ['invoices', 'due', 'received'] },
};

/** The figure that a line has; undefined where it asks for none. */
export const figureOf = (intent: string): Of | undefined => figures[intent];

const idsOf = ({ filters }: QueryFrame, is: boolean): readonly string[] =>
  filters.flatMap((filter) =>
    'values' in filter && filter.is === is ? filter.values.map(({ id }) => id) : [],
  );

/** What is found by a frame: `invoice open`, `!billed`, and what is open by the meaning of its measure. */
function statesOf({ measure, filters, asks }: QueryFrame): readonly string[] {
  const said = filters.map((filter) => {
    const what = filter.field === 'invoice' ? `invoice ${filter.condition}` : filter.field;
    return 'is' in filter && !filter.is ? `!${what}` : what;
  });
  const asked = asks === undefined ? [] : [`invoice ${asks.condition}`];
  return [
    ...said,
    ...asked,
    ...(measure === 'due' ? ['invoice open'] : []),
    ...(measure === 'unbilled' ? ['unbilled'] : []),
  ];
}

/** Rows end today where their days do not. */
const isEnd = (to: string | undefined, said: string): boolean =>
  to === said || (to === today && said > today);
const today = '2026-11-20';

function isOfDays({ period, filters }: QueryFrame, said: string | undefined): boolean {
  if (said === undefined) return true;
  const [from = '', to = ''] = said.split('/');
  const days = [period, ...filters.flatMap((one) => ('period' in one && one.is ? one.period : []))];
  return days.some((one) => one?.from === from && isEnd(one.to, to));
}

/** With their slots exactly those that are named, each on its own side. */
function isOfRecords(frame: QueryFrame, { slots, text }: Phrased): boolean {
  const said = [slots?.['project'], slots?.['client']].filter((id) => id !== undefined);
  const own = idsOf(frame, true);
  if (said.some((id) => !own.includes(id))) return false;
  if (slots === undefined) return true;
  // A project may be named with its client.
  const isExact = own.every((id) => said.includes(id) || (slots['project'] && id.startsWith('c-')));
  return isExact && (idsOf(frame, false).length === 0 || leavingOut.test(text));
}

const leavingOut = /\b(?:without|except|excluding|but|other|ohne|außer|nicht|not)\b/iu;
const ofAll = /\b(?:we|our|us|team|everyone|everybody|colleagues?|wir|unser\w*|kollegen)\b/iu;

/** "Our hours" are those of all. */
const isOfWhom = ({ isMine }: QueryFrame, { text }: Phrased): boolean =>
  isMine !== true || !ofAll.test(text) || /\b(?:i|my|ich|mein\w*)\b/iu.test(text);

/** Whether a frame is of the figure that a line has: its state, days, records, and whose time it is. */
function isOfLine(frame: QueryFrame, line: Phrased): boolean {
  const figure = figureOf(line.intent);
  if (figure === undefined || !figure.measures.includes(frame.measure)) return false;
  const isOf = isOfDays(frame, line.slots?.['period']) && isOfRecords(frame, line) && isOfWhom(frame, line);
  return isOf && isShownAs(frame, figure);
}

function isShownAs(frame: QueryFrame, { group, statistic, states }: Of): boolean {
  const isGrouped = group === undefined || frame.group === group;
  const isPart = statistic === undefined || frame.statistic === statistic;
  const own = statesOf(frame);
  return isGrouped && isPart && (states === undefined || states.some((one) => own.includes(one)));
}

/** Whether a message is read as its line says: as that figure, or as what has an answer of its own. */
export function isReadAs({ parts, chosen }: ReadQuestion, line: Phrased): boolean {
  if (chosen.frame !== undefined) return isOfLine(chosen.frame, line);
  const [part, ...more] = parts;
  if (part?.kind === 'figures') return more.length === 0 && isOfLine(part.frame, line);
  return more.length === 0 && part?.kind === 'question' && part.question.intent === line.intent;
}

/** Asked about or declined, with a choice or without: nothing wrong is said. */
export const isAsked = (read: ReadQuestion): boolean => measuresOf(read).every((one) => one === 'asked');

/** All that is answered, figures in one line each; empty where nothing is, and nothing would be done with a click. */
export function lineOf({ parts, chosen: { frame, more = [] } }: ReadQuestion): string {
  const figures = frame === undefined ? [] : [frame, ...more];
  const others = parts.flatMap((part) => {
    if (part.kind === 'figures') return say(part.frame);
    return part.kind === 'question' ? part.question.intent : [];
  });
  return [...figures.map(say), ...others].join(' || ');
}
