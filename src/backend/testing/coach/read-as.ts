/** What the coach reads a message as, of the practice of test/fixtures/coach, and what a line of these fixtures is read as rightly. */
import type { Filter, QueryFrame } from '../../../domain/query/frame.ts';
import { readQuestion } from '../../contexts/coach/plan/read-question.ts';
import type { QuestionContext, ReadQuestion } from '../../contexts/coach/plan/reading.ts';
import { spellAll } from '../../contexts/coach/read/spelling/spell-out.ts';
import { tokenize } from '../../contexts/coach/words/tokens.ts';
import { findLanguage } from '../../contexts/coach/words/vocabulary.ts';

/** A message without notes, in the language that its words are of. */
export function readText(text: string, context: QuestionContext): ReadQuestion {
  const language = findLanguage(spellAll(tokenize(text), context.names), context.language);
  return readQuestion({ quoted: text, masked: text }, { ...context, language });
}

/** What is answered: measures of figures, else what has an answer of its own; "asked" where nothing is. */
export function answersOf({ parts, chosen: { frame, more = [] } }: ReadQuestion): readonly string[] {
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
};

const hours = { measures: ['hours', 'entries', 'days'] } as const;
const invoices = { measures: ['due', 'invoices'] } as const;

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
  'without-note': hours,
  'billable-share': hours,
  'compare-hours': hours,
  'last-work': { ...hours, statistic: 'last' },
  unbilled: { measures: ['unbilled', 'value', 'hours'] },
  'unbilled-by-project': { measures: ['unbilled', 'value'], group: 'project' },
  revenue: { measures: ['invoiced', 'gross'] },
  'revenue-by-month': { measures: ['invoiced'] },
  'compare-revenue': { measures: ['invoiced', 'gross'] },
  'top-client': { measures: ['invoiced'] },
  received: { measures: ['received', 'payments'] },
  'last-payment': { measures: ['received', 'payments'], statistic: 'last' },
  'last-invoice': { measures: ['invoices', 'invoiced'], statistic: 'last' },
  overdue: invoices,
  'open-invoices': invoices,
  'who-owes': { measures: ['due'] },
  'next-due': { ...invoices, statistic: 'first' },
  'due-invoices': invoices,
  unsent: invoices,
  drafts: { measures: ['invoices', 'invoiced'] },
  credits: { measures: ['invoices', 'invoiced'] },
  vat: { measures: ['vat'] },
  'count-clients': { measures: ['clients'] },
  'count-projects': { measures: ['projects'] },
  budget: { measures: ['budgetUsed', 'budgetLeft'] },
  rate: { measures: ['rate'] },
  ageing: invoices,
  'days-to-pay': { measures: ['daysToPay'] },
  'late-payers': { measures: ['daysToPay'] },
  'invoice-state': { measures: ['invoices', 'due', 'received'] },
};

/** The figure that a line has; undefined where it asks for none. */
export const figureOf = (intent: string): Of | undefined => figures[intent];

const idsOf = ({ filters }: QueryFrame): readonly string[] =>
  filters.flatMap((filter: Filter) => ('values' in filter ? filter.values.map(({ id }) => id) : []));

/** Whether a frame is of the figure that a line has, and of its days and records. */
function isOfLine(frame: QueryFrame, { intent, slots }: Phrased): boolean {
  const figure = figureOf(intent);
  if (figure === undefined || !figure.measures.includes(frame.measure)) return false;
  const isGrouped = figure.group === undefined || frame.group === figure.group;
  const isPart = figure.statistic === undefined || frame.statistic === figure.statistic;
  const from = slots?.['period']?.split('/')[0];
  const days = [frame.period, ...frame.filters.flatMap((one) => ('period' in one ? one.period : []))];
  const isOfDays = from === undefined || days.some((one) => one?.from === from);
  const said = [slots?.['project'], slots?.['client']].filter((id) => id !== undefined);
  const ids = idsOf(frame);
  return isGrouped && isPart && isOfDays && said.every((id) => ids.includes(id));
}

/** Whether a message is read as its line says: as that figure, or as what has an answer of its own. */
export function isReadAs({ parts, chosen }: ReadQuestion, line: Phrased): boolean {
  if (chosen.frame !== undefined) return isOfLine(chosen.frame, line);
  const [part, ...more] = parts;
  if (part?.kind === 'figures') return more.length === 0 && isOfLine(part.frame, line);
  return more.length === 0 && part?.kind === 'question' && part.question.intent === line.intent;
}

/** Asked about or declined, with a choice or without: nothing wrong is said. */
export const isAsked = (read: ReadQuestion): boolean => answersOf(read).every((one) => one === 'asked');
