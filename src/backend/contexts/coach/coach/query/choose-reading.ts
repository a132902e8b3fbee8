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
  { parts, previousFrame }: ReadingChoice,
): ChosenReading | undefined {
  if (previousFrame === undefined || !isLead(items) || isOfFigures(parts)) return undefined;
  const frame = changeFrame(previousFrame, items);
  return frame && { frame, remembered: frame };
}

function readOwn(items: readonly Item[], { parts, today }: ReadingChoice): ChosenReading | undefined {
  const reading = readFrameOf(items, { today });
  if (reading.kind !== 'frame') return undefined;
  const { frame, since, assumed } = reading;
  // Two questions of one message are read one by one.
  const isBeyond = parts.length <= 1 && isOfFigures(parts) && (saysMore(frame) || since !== undefined);
  const isOwn = (isUnknown(parts) || isBeyond) && (since !== undefined || !isBoundless(frame));
  // What is not looked up yet has no days that another question could begin with.
  if (!isOwn) return { frame: undefined, remembered: since === undefined ? frame : undefined };
  return { frame, remembered: frame, since, assumed };
}

function readFollowing(items: readonly Item[], { parts, previousFrame }: ReadingChoice): ChosenReading {
  const frame = previousFrame && isUnknown(parts) ? changeFrame(previousFrame, items) : undefined;
  return { frame, remembered: frame };
}

const leads: ReadonlySet<string> = new Set(
  'and und only nur but aber without ohne except ausser by pro per nach for fur in im on an am not nicht'.split(
    ' ',
  ),
);

/** What begins as the end of a question does: "and not billable?". */
function isLead([first]: readonly Item[]): boolean {
  return first?.kind === 'word' && leads.has(first.text.split(' ')[0] ?? '');
}

const ofDays: ReadonlySet<string | undefined> = new Set([undefined, 'day', 'week', 'month']);
const needingDays: ReadonlySet<string> = new Set(['hours', 'invoiced', 'value', 'gross']);

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

const figures =
  /^(?:hours-|compare-|average-|longest-day|days-worked|entries|count-|without-note|billable-share|unbilled|revenue|top-client|received|last-payment|last-invoice|vat|overdue|open-invoices|who-owes|unsent|drafts|credits|due-invoices|next-due)/;

/** Intents that a frame may take over from: not acts, and not what is no figure. */
function isOfFigures(parts: readonly Part[]): boolean {
  return parts.every((part) => part.kind === 'question' && figures.test(part.question.intent));
}

/** What intents have no place for. */
function saysMore({ filters, having, comparison, limit, order, statistic, per }: QueryFrame): boolean {
  if (having !== undefined || limit !== undefined || order?.isDescending === false) return true;
  if (comparison?.with === 'filters') return true;
  if (statistic === 'smallest' || (statistic === 'largest' && per !== 'day')) return true;
  return filters.some(isBeyondIntents);
}

function isBeyondIntents(filter: Filter): boolean {
  switch (filter.field) {
    case 'client':
    case 'project':
      return !filter.is || filter.values.length > 1;
    case 'invoice':
    case 'billable':
      return false;
    case 'noted':
      return filter.is;
    default:
      return true;
  }
}
