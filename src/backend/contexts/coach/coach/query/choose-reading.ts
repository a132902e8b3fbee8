/**
 * Whether a question is answered by its frame: where it says what intents cannot carry, or where they do not know it. What
 * they answer as well stays with them until each phrasing is shown to mean the same.
 */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Part } from '../built-in/question.ts';
import { changeFrame } from './read/follow-up.ts';
import { type Item, type ItemContext, readItems } from './read/items.ts';
import { type AssumedName, readFrameOf } from './read/read-frame.ts';
import type { RelativeStart } from './read/relative.ts';
import type { Sense } from './words/sense.ts';

export interface ReadingChoice extends ItemContext {
  /** Of the question before. */
  readonly previousFrame?: QueryFrame | undefined;
  /** What intents made of the message. */
  readonly parts: readonly Part[];
}

export interface ChosenReading {
  /** Answered; undefined where the parts are. */
  readonly frame: QueryFrame | undefined;
  /** What the next message may change, answered by it or not. */
  readonly remembered: QueryFrame | undefined;
  readonly since?: RelativeStart | undefined;
  readonly assumed?: readonly AssumedName[];
}

export function chooseReading(text: string, choice: ReadingChoice): ChosenReading {
  const items = readItems(text, choice);
  return readLead(items, choice) ?? readOwn(items, choice) ?? readFollowing(items, choice);
}

/** "And not billable?" is of the question before, whatever else it could be. */
function readLead(
  items: readonly Item[],
  { parts, previousFrame, today }: ReadingChoice,
): ChosenReading | undefined {
  if (previousFrame === undefined) return undefined;
  // Intents carry on what they know of the question before.
  const isTheirs = isOfFigures(parts) && !saysMore(previousFrame) && previousFrame.statistic === 'total';
  const isEnd = isLead(items) && !isWholeQuestion(items) && !isTheirs;
  if (!isEnd && !isOfThat(items)) return undefined;
  const frame = changeFrame(previousFrame, items, today);
  return frame && { frame, remembered: frame };
}

function readOwn(items: readonly Item[], { parts, today }: ReadingChoice): ChosenReading | undefined {
  const reading = readFrameOf(items, { today });
  if (reading.kind !== 'frame') return undefined;
  const { frame, since, assumed } = reading;
  if (isTakenOver(parts, frame, since)) return { frame, remembered: frame, since, assumed };
  // What is not looked up yet has no days that another question could begin with.
  return { frame: undefined, remembered: since === undefined ? frame : undefined };
}

function isTakenOver(parts: readonly Part[], frame: QueryFrame, since: RelativeStart | undefined): boolean {
  if (since === undefined && isBoundless(frame)) return false;
  if (isUnknown(parts) || isKnownAs(parts, frame)) return true;
  const isMore = saysMore(frame) || since !== undefined || isOfOtherSide(parts, frame);
  // Two questions of one message are read one by one.
  return parts.length <= 1 && isOfFigures(parts) && isMore;
}

function readFollowing(
  items: readonly Item[],
  { parts, previousFrame, today }: ReadingChoice,
): ChosenReading {
  const isOpen =
    isUnknown(parts) || parts.every((part) => part.kind === 'unclear' && part.about === 'period');
  const frame = previousFrame && isOpen ? changeFrame(previousFrame, items, today) : undefined;
  return { frame, remembered: frame };
}

const leads: ReadonlySet<string> = new Set(
  'vs v versus least most same now and und only nur but aber without ohne except ausser by pro per nach for fur in im on an am not nicht'.split(
    ' ',
  ),
);

const ofQuestions: readonly Sense[] = [
  ...(['howMuch', 'howMany', 'which', 'who', 'when', 'hours', 'work', 'entry'] as const),
  ...(['invoice', 'payment', 'revenue', 'earn', 'owe', 'pay', 'receive', 'vat'] as const),
];

/** "An wie vielen Tagen habe ich gearbeitet?" begins as an end does, and asks for all that it needs. */
function isWholeQuestion(items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'word' && ofQuestions.some((sense) => item.senses.has(sense)));
}

const ofThat = /^(?:davon|of that|of those|of them|of it)$/;

/** "How much of that was for Acme?" */
function isOfThat(items: readonly Item[]): boolean {
  return items.some((item) => item.kind === 'word' && ofThat.test(item.text));
}

/** What begins as the end of a question does: "and not billable?". */
function isLead([first]: readonly Item[]): boolean {
  return first?.kind === 'word' && leads.has(first.text.split(' ')[0] ?? '');
}

const ofDays: ReadonlySet<string | undefined> = new Set([undefined, 'day', 'week', 'month']);
const needingDays: ReadonlySet<string> = new Set(['hours', 'invoiced', 'value', 'gross', 'received', 'vat']);

/** Without days, name or condition it is hardly meant: the coach asks for a period. */
function isBoundless({ measure, filters, period, group, statistic }: QueryFrame): boolean {
  const isOfAll = period === undefined && filters.length === 0 && statistic === 'total';
  return isOfAll && needingDays.has(measure) && ofDays.has(group);
}

const openTopics: ReadonlySet<string> = new Set(['unknown-words', 'off-topic']);
const openAbout: ReadonlySet<string> = new Set(['meaning', 'measure']);

function isUnknown(parts: readonly Part[]): boolean {
  return parts.every((part) => {
    if (part.kind === 'declined') return openTopics.has(part.topic);
    return part.kind === 'unclear' && openAbout.has(part.about);
  });
}

/** Intents decline by a word what is a question of figures: "which invoices had no VAT?" asks for no law. */
function isKnownAs(parts: readonly Part[], { filters, measure, period }: QueryFrame): boolean {
  const isTaxed = filters.some((one) => one.field === 'invoice' && one.condition === 'taxed');
  const isOfTax = isTaxed || (measure === 'vat' && period !== undefined);
  return parts.every(
    (part) => part.kind === 'declined' && (openTopics.has(part.topic) || (isOfTax && part.topic === 'law')),
  );
}

/** "Hours that I cannot bill" are not those that are unbilled. */
function isOfOtherSide(parts: readonly Part[], { filters }: QueryFrame): boolean {
  const isUnbilled = parts.some((part) => part.kind === 'question' && part.question.intent === 'unbilled');
  return isUnbilled && filters.some((one) => one.field === 'billable' && !one.is);
}

const figures =
  /^(?:hours-|compare-|average-|longest-day|days-worked|entries|count-|without-note|billable-share|unbilled|revenue|top-client|received|last-payment|last-invoice|vat|overdue|open-invoices|who-owes|unsent|drafts|credits|due-invoices|next-due)/;

/** Intents that a frame may take over from: not acts, and not what is no figure. */
function isOfFigures(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'question' && figures.test(part.question.intent));
}

/** What intents have no place for. */
function saysMore({
  measure,
  filters,
  having,
  comparison,
  limit,
  order,
  statistic,
  per,
}: QueryFrame): boolean {
  if (having !== undefined || limit !== undefined || order?.isDescending === false) return true;
  if (comparison !== undefined && comparison.with !== 'period') return true;
  if (statistic === 'smallest' || (statistic === 'largest' && per !== 'day')) return true;
  const ofInvoices = filters.filter(({ field }) => field === 'invoice').length;
  return ofInvoices > 1 || filters.some((filter) => isBeyondIntents(filter, measure));
}

const newConditions: ReadonlySet<string> = new Set(['taxed', 'partlyPaid']);

function isBeyondIntents(filter: Filter, measure: QueryFrame['measure']): boolean {
  switch (filter.field) {
    case 'client':
    case 'project':
      return !filter.is || filter.values.length > 1;
    case 'invoice':
      return newConditions.has(filter.condition) || (measure !== 'invoices' && measure !== 'due');
    case 'billable':
      return false;
    case 'noted':
      return filter.is;
    default:
      return true;
  }
}
