/** Questions whose words have each a slot and that still may mean something else: they are asked about. */
import type { Filter, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import { saysAll } from './sides/all-of.ts';
import { hasDoubtfulSide } from './sides/doubtful-sides.ts';
import { sentLateIn } from './sides/sent-late.ts';

interface Said {
  readonly items: readonly Item[];
  /** Folded words one after another; names and periods are left out. */
  readonly text: string;
  readonly frame: QueryFrame;
  /** ISO date. */
  readonly today: string;
}

type Doubt = (said: Said) => boolean;

/** "Hours still to be billed" are not those that are billed. */
const isYetToBe: Doubt = ({ text, frame: { measure, filters } }) =>
  measure !== 'unbilled' &&
  measure !== 'due' &&
  !filters.some(({ field }) => field === 'due') &&
  (/\bto be (?:\S+ )?(?:billed|invoiced|charged|paid|approved|submitted|sent|worked)\b/.test(text) ||
    /\b(?:abgerechnet|bezahlt|freigegeben|eingereicht|verschickt|versendet) werden\b|\babzurechnen\b/.test(
      text,
    ));

/** "Are all invoices paid?" asks for those that are not; of how many are, and of what each is, the answer says both. "More than in all of October" asks for no whole. */
const isOfAll: Doubt = ({ text, frame: { comparison, asks, measure } }) =>
  asks === undefined &&
  comparison === undefined &&
  measure !== 'due' &&
  (saysAll(text.replaceAll(/\bat all\b/g, '')) || /^(?:is|are|was|has|have) everyone\b/.test(text));

const cannotBill =
  /\b(?:can|could) (?:i|we) not (?:bill|charge|invoice)\b|\bkann ich nicht (?:abrechnen|berechnen|verrechnen)\b/g;

/** "Can I bill weekends?" asks for no figure, "which hours can I not bill?" for those that are not billable. */
const isAdvice: Doubt = ({ text: said, frame: { measure, period }, today }) => {
  // "How much will I work next week?" is of days ahead, of which no figure is known.
  const isAhead = period !== undefined && period.from > today;
  const asked = said.replaceAll(cannotBill, '');
  const text = isAhead ? asked.replaceAll(/\b(?:will|werde)\b/g, '') : asked;
  return measure !== 'unbilled' && measure !== 'due' && asksAdvice(text);
};

const asksAdvice = (text: string): boolean =>
  /\b(?:can|could|may|might|should|will|shall) (?:i|we)\b|\b(?:i|we) (?:can|could|may|should|will)\b/.test(
    text,
  ) ||
  /\b(?:kann|konnte|darf|soll|sollte|werde) (?:ich|wir)\b|\b(?:ich|wir) (?:kann|konnte|darf|soll|sollte|werde)\b/.test(
    text,
  ) ||
  /\b(?:is it|ist es) (?:ok|okay|in ordnung)\b/.test(text);

/** "Send the overdue invoices". */
const isOrder: Doubt = ({ text }) =>
  /^(?:please |bitte )?(?:send|bill|issue|charge|remind me to|schick\w*|stell\w*|erinner\w*)\b/.test(text);

/** "Clients that have no overdue invoices" are not those of the others. */
const isOfNone: Doubt = ({ text, frame }) => frame.group !== undefined && /\b(?:no|kein\w{0,2})\b/.test(text);

const isOfRecord = ({ field }: Filter) => field !== 'client' && field !== 'project' && !isBounded(field);
const isBounded = (field: Filter['field']) => field === 'amount' || field === 'length' || field === 'late';

/** "Approved or rejected" is no time that is both. */
const isEither: Doubt = ({ items, frame }) =>
  items.some((item) => item.kind === 'word' && item.senses.has('or')) &&
  frame.filters.filter(isOfRecord).length > 1;

/** "Paid and overdue" is nothing. */
const isContradictory: Doubt = ({ frame: { filters } }) => {
  const ofInvoices = filters.filter((one) => one.field === 'invoice');
  const isPaid = ofInvoices.some(({ condition, is }) => condition === 'paid' && is);
  const isOpen = ofInvoices.some(
    ({ condition, is }) =>
      condition === 'overdue' ||
      (condition === 'partlyPaid' && is) ||
      (condition === 'paid' && !is) ||
      (condition === 'open' && is),
  );
  return (isPaid && isOpen) || filters.filter(({ field }) => field === 'sheet').length > 1;
};

/** "More than 3 invoices" is no amount. */
const isOfNumber: Doubt = ({ items }) =>
  items.some((item, at) => {
    if (item.kind !== 'bound' || item.bound.unit !== undefined) return false;
    return items.slice(at + 1, at + 3).some((next) => next.kind === 'word' && isCounted(next.senses));
  });

const counted = ['invoice', 'payment', 'client', 'project', 'task', 'entry', 'person', 'draft'] as const;
const isCounted = (senses: ReadonlySet<string>) => counted.some((sense) => senses.has(sense));

/** "Due in less than 7 days" is ahead; days late are of what is overdue. */
const isOfDaysAhead: Doubt = ({ frame: { filters } }) => {
  const isLate = filters.some(({ field }) => field === 'late');
  const isOverdue = filters.some((one) => one.field === 'invoice' && one.condition === 'overdue' && one.is);
  return isLate && !isOverdue;
};

/** "Invoices higher than that of August" are held against one of them, which is no other period. */
const isOfOne: Doubt = ({ text, frame: { comparison, measure } }) =>
  comparison?.with === 'period' &&
  counting.has(measure) &&
  /\b(?:than|als) (?:that|the one|die|der|das)\b/.test(text);

const counting: ReadonlySet<string> = new Set(['invoices', 'payments', 'entries']);

const ofDates: ReadonlySet<string | undefined> = new Set(['day', 'week', 'month', 'quarter', 'year']);

/** Groups and other periods are of the days of issue, not of those on which an invoice falls due. */
const isOfOtherDays: Doubt = ({ items, frame: { filters, comparison, group, measure } }) => {
  const isDue = filters.some(({ field }) => field === 'due');
  const isSaid = items.some((item) => item.kind === 'word' && item.senses.has('due'));
  const isOfMore = comparison !== undefined || filters.some(({ field }) => field === 'within');
  return (isDue && isOfMore) || (measure === 'due' && isSaid && ofDates.has(group));
};

/** "Anything over 3 hours that day?" is of a day that was found before. */
const isOfFound: Doubt = ({ text, frame: { period, statistic } }) =>
  period === undefined &&
  statistic !== 'average' &&
  /\b(?:that|those|these) (?:days?|weeks?|months?|clients?|projects?|invoices?)\b|\b(?:an|in|fur|bei) (?:dem|diesem|jenem|der|dieser|jener) (?:tag|woche|monat|kunden|projekt|rechnung)\b/.test(
    text,
  );

/** "With Jana or without Jana" is all of it, and "with billing" may be a word of notes. */
const isOfNotes: Doubt = ({ text, frame: { filters } }) => {
  const texts = filters.filter((one) => one.field === 'text');
  const left = new Set(texts.flatMap(({ is, texts: words }) => (is ? [] : words)));
  const isBoth = texts.some(({ is, texts: words }) => is && words.some((word) => left.has(word)));
  return isBoth || /\b(?:with|mit) (?:billing|invoicing|abrechnung)\b/.test(text);
};

const isSentLate: Doubt = ({ items }) => sentLateIn(items).length > 0;

const joint = /^(?:and|und|plus|sowie)$/;

/** "For Acme last week and for Nordwind this week": each name has days of its own, and no frame has both. */
const isOfPairs: Doubt = ({ items }) => {
  const kinds = items.flatMap(({ kind }) => (kind === 'name' || kind === 'period' ? kind[0] : [])).join('');
  return kinds === 'npnp' || kinds === 'pnpn';
};

/** "Hours this week and unbilled for Acme": two questions, of which each has its own conditions. */
const isOfTwoMeasures: Doubt = ({ items, frame: { measure } }) => {
  const at = items.findIndex((item) => item.kind === 'word' && joint.test(item.text));
  const has = (side: readonly Item[], sense: 'hours' | 'unbilled') =>
    side.some((item) => item.kind === 'word' && item.senses.has(sense));
  const [before, behind] = [items.slice(0, Math.max(at, 0)), items.slice(at + 1)];
  const isSplit = (one: readonly Item[], other: readonly Item[]) =>
    has(one, 'hours') && !has(one, 'unbilled') && has(other, 'unbilled');
  const isSaid = before.some(({ kind }) => kind === 'name' || kind === 'period');
  return measure === 'unbilled' && at > 0 && isSaid && (isSplit(before, behind) || isSplit(behind, before));
};

/** "How many hours are in a day?" is of no days of ours. */
const isOfTheWorld: Doubt = ({ text, frame: { isMine, filters, period } }) =>
  isMine === undefined &&
  period === undefined &&
  filters.length === 0 &&
  /\bhow (?:long is|many hours (?:are|is|has|does)) .*\ban? (?:day|week|month|year)\b/.test(
    text.replaceAll('  ', ' '),
  );

/** "Clients that pay after the due date" are not those who owe something now. */
const isOfHabit: Doubt = ({ text, frame: { measure } }) =>
  measure === 'due' &&
  /\b(?:pays?|zahlt|zahlen)\b.*\b(?:after (?:the|its|their) due date|nach (?:der frist|dem falligkeits\w+|dem zahlungsziel))\b/.test(
    text,
  );

/** A sum of one currency is no sum of all: "clients with more than 5,000 in all currencies". */
const isOfAllCurrencies: Doubt = ({ text, frame: { having, measure } }) =>
  having !== undefined && ofSums.has(measure) && /\b(?:currenc(?:y|ies)|wahrung\w*)\b/.test(text);

const ofSums: ReadonlySet<string> = new Set(['invoiced', 'gross', 'vat', 'due', 'received', 'value']);

/** What will be billed is no record, and what falls due is of invoices alone. */
const isExpected: Doubt = ({ items, text }) =>
  /\b(?:expect\w*|erwartet\w*)\b/.test(text) &&
  items.some((item) => item.kind === 'word' && item.senses.has('revenue'));

/** What can be billed may be billable, or still to be billed, and is not what was. */
const isAbleToBe: Doubt = ({ text, frame: { measure } }) =>
  measure !== 'unbilled' && /\bcan be (?:charged|billed|invoiced)\b/.test(text);

/** With whom something was done is known of notes alone. */
const isTogether: Doubt = ({ text }) =>
  /\b(?:with|mit)(?: (?:the|my|our|dem|meinem|unserem))? (?:team|staff)\b/.test(text);

const doubts: readonly Doubt[] = [
  isTogether,
  isAbleToBe,
  isOfAllCurrencies,
  isExpected,
  isOfPairs,
  isOfTwoMeasures,
  isOfTheWorld,
  isOfHabit,
  isOfNotes,
  isOfFound,
  ...[isYetToBe, isOfAll, isAdvice, isOrder, isOfNone, isEither],
  ...[isSentLate, isContradictory, isOfNumber, isOfDaysAhead, isOfOtherDays, isOfOne],
];

export function isDoubtful(items: readonly Item[], frame: QueryFrame, today: string): boolean {
  const text = items.flatMap((item) => (item.kind === 'word' ? item.text : [])).join(' ');
  return hasDoubtfulSide({ text, frame }) || doubts.some((doubt) => doubt({ items, text, frame, today }));
}
