/** "Wofür ging die nicht abrechenbare Zeit drauf?", "what did I spend it on?": what time was for is asked, and not how much it was. */
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';
import type { Arrangement } from '../arrange.ts';
import type { Pieces } from '../pieces.ts';

/** The word that asks for it, with a sense of its own. */
export function markWhatFor(items: readonly Item[]): readonly Item[] {
  const said = items.map(textOf).join(' ');
  if (!asksWhatFor.some((pattern) => pattern.test(said)) || isOfDays.test(said)) return items;
  const at = items.findIndex((item) => item.kind === 'word' && asking.test(item.text));
  return items.map((item, index) => {
    if (item.kind !== 'word') return item;
    if (index === at) return { ...item, senses: new Set<Sense>([...item.senses, 'whatFor']) };
    // Hours that nobody pays for are not billable; invoices are unpaid.
    const isUnpaid = item.senses.has('unpaid') && isOfTime(items[index + 1]);
    return isUnpaid ? { ...item, senses: new Set<Sense>(['notBillable']) } : item;
  });
}

/** Periods and names as signs, so that "on Acme" is no end of a question. */
function textOf(item: Item): string {
  if (item.kind === 'period') return '@';
  return item.kind === 'word' ? item.text : '#';
}

const isOfTime = (item: Item | undefined): boolean =>
  item?.kind === 'word' && (item.senses.has('hours') || item.senses.has('work'));

const asking =
  /^(?:what|what for|on what|for what|where|whats|was|wo|wofur|fur was|womit|woran|worauf|worin|wohin|welche|an was|mit was|auf was)\b/;

const asksWhatFor: readonly RegExp[] = [
  /\b(?:wofur|fur was|womit|woran|worauf|worin|wohin|an was|mit was|auf was|what for)\b/,
  /\bwo\b.* hin\b/,
  /\bwhere (?:did|does|do|has|have|is)\b.* (?:go|gone|went)\b/,
  // "What did I spend them on in October?"
  /\bwhat\b.* (?:on|for|go on|gone on)(?: (?:in|during|over|the|so far|then))*(?: @)*$/,
  /^(?:and |but |so )?(?:on|for) what\b/,
  /\bwhat (?:took up|has taken up|used up|ate|eats|eat up|ate up|swallowed|burned|burnt)\b/,
  /\bwas (?:hat|frass|kostete)\b.* (?:gekostet|gefressen|geschluckt|verschlungen)\b/,
  /^(?:and |but |so |und )?(?:what (?:was|is|were|are) (?:that|it|they|those)|was (?:war|ist|waren|sind) (?:das|es|die))(?: then| denn| dann| so)*$/,
  /\b(?:what|which) (?:kind|kinds|sort|sorts|type|types) of (?:work|job|jobs|task|tasks|activity|activities)\b/,
  /\bwelche arten? von (?:arbeit|arbeiten|tatigkeit|tatigkeiten|aufgabe|aufgaben)\b/,
];

/** "What are my hours for last week?" asks for those of the days. */
const isOfDays = /\bwhat\b.* for(?: the)? @|\bwhat (?:weekday|day|week|month|project|client|customer)s?\b/;

const groups = ['client', 'project', 'person', 'task'] as const;
/** What was done is written in notes. */
const done = /^(?:t(?:ä|ae|a)tigkeit|activit)/i;

/** "And which projects were not?" after hours: a row each. */
export function groupAsked(pieces: Pieces, { measure, statistic, comparison }: QueryFrame): Arrangement {
  const which = pieces.items.findIndex((_, at) => pieces.is(at, 'which'));
  const at = pieces.next(which);
  const isOfHours = measure === 'hours' && statistic === 'total' && comparison === undefined;
  const asked = which < 0 || !isOfHours ? undefined : groups.find((sense) => pieces.is(at, sense));
  if (asked === undefined) return {};
  return { group: done.test(pieces.at(at)?.raw ?? '') ? 'note' : asked };
}

/** "What was that for?": the hours before by their notes; the one entry that was found is shown again. */
export function takeWhatFor(
  pieces: Pieces,
  { measure, statistic, per }: Pick<QueryFrame, 'measure' | 'statistic' | 'per'>,
): Arrangement {
  const isOfOne = statistic !== 'total' && per === 'record';
  const isOfHours = measure === 'hours' && statistic === 'total';
  if (!pieces.has('whatFor') || !(isOfOne || isOfHours)) return {};
  pieces.takeAll('whatFor');
  return isOfOne ? {} : { group: 'note' };
}
