/** "How much was open at the end of June?": what is open now is no answer, and what was then is not known. */
import { earliestDay, type QueryFrame } from '../../../../../domain/query/frame.ts';
import { composeItems } from '../../read/read-frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import { type AskedBack, type Asking, offer } from './ask-frames.ts';

const states: readonly Sense[] = ['open', 'unpaid', 'owe', 'overdue', 'partlyPaid'];
/** What has a state of another kind, or is of the days beside it. */
const others: readonly Sense[] = [
  ...(['hours', 'work', 'unbilled', 'billed', 'issue', 'receive', 'budget', 'timesheet', 'since'] as const),
  ...(['submitted', 'approved', 'left'] as const),
];
const ofDay = /^(?:as of|by|by the|per|zum|stand|at|at the)$/;
const ofIssue = /^(?:of|from|for|dated|since|aus|aus dem|von|vom|fur|seit|des|der|issued)$/;
const pastEnglish = /^(?:was|were|had|owed|hadnt|wasnt|werent)\b/;
const didOwe = /\bdid\b.*\bowe\b/;
const pastGerman = /^(?:war|waren|hatten?|schuldeten?|stand|standen)\b/;
/** Perfect tense says what is so now. */
const perfect = /^(?:paid|settled|bezahlt|gezahlt|beglichen)$/;

const textOf = (item: Item | undefined): string => (item?.kind === 'word' ? item.text : '');
const is = (item: Item, senses: readonly Sense[]): boolean =>
  item.kind === 'word' && senses.some((sense) => item.senses.has(sense));

/** Where the days stand on which it was so. */
function placeOfDays(items: readonly Item[], { today, language }: Asking): number {
  const at = items.findIndex((item) => item.kind === 'period' && item.period.to < today);
  const item = items[at];
  if (item === undefined || !saysState(items) || items.some((one) => is(one, others))) return -1;
  const past = language === 'de' ? pastGerman : pastEnglish;
  const texts = items.map(textOf);
  const isPast = texts.some((text) => past.test(text)) || didOwe.test(texts.join(' '));
  const before = leadOf(items, at);
  if (ofIssue.test(before)) return -1;
  return isPast || ofDay.test(before) || /^(?:by|per|zum|stand|as of)\b/i.test(item.raw) ? at : -1;
}

/** Its last word, but "as of" as one. */
function leadOf(items: readonly Item[], at: number): string {
  const text = `${textOf(items[at - 2])} ${textOf(items[at - 1])}`;
  return /(?:as of|by the|at the)$/.exec(text)?.[0] ?? text.split(' ').at(-1) ?? '';
}

function saysState(items: readonly Item[]): boolean {
  const isDenied =
    items.some((item) => is(item, ['not'])) && items.some((item) => perfect.test(textOf(item)));
  return isDenied || items.some((item) => is(item, states) && !/late|spat/.test(textOf(item)));
}

/** As invoices, which are issued on days. */
function withOpen(frame: QueryFrame): QueryFrame {
  const isSaid = frame.filters.some(({ field }) => field === 'invoice');
  const open = { field: 'invoice', is: true, condition: 'open' } as const;
  return isSaid ? frame : { ...frame, filters: [...frame.filters, open] };
}

const owed: Item = {
  kind: 'word',
  raw: 'owed',
  isAfterBreak: false,
  text: 'owed',
  senses: new Set<Sense>(['owe']),
};

/** Undefined where it is of now, or of what was issued or came in on some days. */
export function askAsOf(items: readonly Item[], asking: Asking): AskedBack | undefined {
  const at = placeOfDays(items, asking);
  const item = items[at];
  if (item?.kind !== 'period') return undefined;
  const lead = leadOf(items, at);
  const start = ofDay.test(lead) ? at - (textOf(items[at - 1]) === lead ? 1 : 2) : at;
  const rest = items.toSpliced(start, at - start + 1);
  // "How much was open?"
  const frame = composeItems(rest, asking) ?? composeItems([...rest, owed], asking);
  const period = { from: earliestDay, to: item.period.to };
  const frames = frame === undefined ? [] : [{ ...withOpen(frame), period }, frame];
  const choices = frames.flatMap((one) => offer(one, asking) ?? []);
  return { words: [], choices, unknown: 'asOf' };
}
