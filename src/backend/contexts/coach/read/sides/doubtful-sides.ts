/** Denials that may be of something else than the word beside them. */
import type { Filter, QueryFrame } from '../../../../../domain/query/frame.ts';

interface Said {
  /** Folded words one after another; names and periods are left out. */
  readonly text: string;
  readonly frame: QueryFrame;
}

type Doubt = (said: Said) => boolean;

const isDenied = (filter: Filter): boolean => ('is' in filter && !filter.is) || isOneStage(filter);

/** "Submitted, but not approved": the stage behind it is left out. */
const isOneStage = (filter: Filter): boolean => filter.field === 'sheet' && filter.stages.length === 1;

/** "Neither billed nor billable": both are denied, or it is not read. */
const isOfNeither: Doubt = ({ text, frame: { filters } }) =>
  /\b(?:neither|weder)\b/.test(text) && (filters.length === 0 || !filters.every(isDenied));

/** "No work for Acme" asks whether there is any, not for that of others. */
const isOfNothing: Doubt = ({ text, frame: { filters } }) =>
  /\b(?:no|kein\w{0,2}) (?:\S+ )?(?:work|hours?|time|invoices?|payments?|entries|entry|arbeit|stunden|zeit|rechnung\w*|zahlung\w*|eintrag\w*)\b/.test(
    text,
  ) && filters.some((filter) => (filter.field === 'client' || filter.field === 'project') && !filter.is);

/** "Which client did I not invoice in October?": those that have none are no rows. */
const isOfOthers: Doubt = ({ text, frame: { measure, group, filters, having } }) =>
  group !== undefined &&
  // "Not over budget" is a bound of its own.
  !(measure === 'budgetUsed' && having !== undefined) &&
  // Those are of what is not paid or not invoiced by what they mean.
  measure !== 'due' &&
  measure !== 'unbilled' &&
  /\b(?:not|nicht|nichts|nothing|didnt|hasnt|havent|never|nie)\b/.test(text) &&
  !filters.some(isDenied);

/** "Which days did I not work for Acme?" */
const isOfOtherDays: Doubt = ({ text, frame: { group, filters } }) =>
  group === 'day' &&
  /\b(?:which|what|welche\w*) (?:days?|tag\w*)\b/.test(text) &&
  filters.some((filter) => (filter.field === 'client' || filter.field === 'project') && !filter.is);

/** "Who paid late?" is not of what is overdue now. */
const isPaidLate: Doubt = ({ text, frame: { filters } }) =>
  filters.some((one) => one.field === 'invoice' && one.condition === 'overdue') &&
  /\b(?:pay|pays|paid|paying|zahl\w*|gezahlt|bezahl\w*|begleich\w*|beglichen)\b/.test(text) &&
  /\b(?:late|on time|zu spat|verspatet\w*|punktlich\w*|rechtzeitig|fristgerecht\w*)\b/.test(text);

const doubts: readonly Doubt[] = [isOfNeither, isOfNothing, isOfOthers, isOfOtherDays, isPaidLate];

export function hasDoubtfulSide(said: Said): boolean {
  return doubts.some((doubt) => doubt(said));
}
