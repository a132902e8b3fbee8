/** By what a figure is grouped, which of its parts is looked for, in which order and how many: "the three largest clients". */
import type { Group, Part, QueryFrame } from '../../../../domain/query/frame.ts';
import type { Item } from '../words/item.ts';
import type { Sense } from '../words/sense.ts';
import type { Pieces } from './pieces.ts';
import { readOrder } from './sorted.ts';

export interface Arrangement {
  readonly group?: Group;
  /** The noun that superlatives and bounds are of: a group, a day or a single record. */
  readonly of?: Group | 'record';
  readonly end?: 'largest' | 'smallest' | 'first' | 'last' | 'average';
  readonly limit?: number;
  /** In which rows are asked for: "oldest first". */
  readonly order?: QueryFrame['order'];
  /** Of how many there are of each: "which client has the most invoices?". */
  readonly isCounted?: true;
  /** Of a superlative: of means and not of sums. */
  readonly isMean?: true;
}

const byGroup: readonly (readonly [Sense, Group])[] = [
  ['byDay', 'day'],
  ['byWeek', 'week'],
  ['byMonth', 'month'],
  ['byQuarter', 'quarter'],
  ['byYear', 'year'],
  ['byWeekday', 'weekday'],
  ['byClient', 'client'],
  ['byProject', 'project'],
  ['byTask', 'task'],
  ['byTag', 'tag'],
  ['byNote', 'note'],
  ['byPerson', 'person'],
];

export const nouns: readonly (readonly [Sense, Group | 'record'])[] = [
  ['day', 'day'],
  ['week', 'week'],
  ['month', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
  ['weekday', 'weekday'],
  ['client', 'client'],
  ['project', 'project'],
  ['task', 'task'],
  ['person', 'person'],
  ['tag', 'tag'],
  ['noteRow', 'note'],
  ['entry', 'record'],
  ['invoice', 'record'],
  ['payment', 'record'],
];

const ends: readonly (readonly [Sense, NonNullable<Arrangement['end']>])[] = [
  ['longest', 'largest'],
  ['shortest', 'smallest'],
  ['most', 'largest'],
  ['least', 'smallest'],
  ['first', 'first'],
  ['last', 'last'],
  ['average', 'average'],
];

/** "The oldest overdue invoice". */
const states: readonly Sense[] = ['overdue', 'open', 'unpaid', 'partlyPaid', 'sent', 'unsent', 'billable'];

/** The noun that a word at `index` is said of: the nearest behind it, else the nearest before it. */
export function nounBy(pieces: Pieces, index: number): Group | 'record' | undefined {
  const isNoun = (at: number) => nouns.find(([sense]) => pieces.is(at, sense))?.[1];
  // "Rekordtag".
  for (let at = index; at <= index + 3; at += 1) {
    const found = isNoun(at);
    if (found !== undefined) return found;
    if (at > index && !pieces.isSoft(at) && pieces.at(at)?.kind !== 'number' && !pieces.is(at, ...states))
      break;
  }
  for (let at = index - 1; at >= 0; at -= 1) {
    const found = isNoun(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A number beside a superlative: "top 3", "the five longest", "die drei größten". */
function takeLimit(pieces: Pieces, index: number): number | undefined {
  for (const at of [index + 1, index - 1, index - 2]) {
    const item = pieces.at(at);
    if (item?.kind !== 'number' || !pieces.isFree(at)) continue;
    if (at === index - 2 && !pieces.isSoft(index - 1)) continue;
    pieces.take(at);
    return item.value;
  }
  return undefined;
}

/** "Which three days were the longest?" */
function takeCount(pieces: Pieces, of: Arrangement['of']): number | undefined {
  const at = pieces.items.findIndex(
    (item, index) =>
      item.kind === 'number' &&
      pieces.isFree(index) &&
      (isThing(pieces, index + 1) ||
        nouns.some(([sense, noun]) => noun === of && pieces.is(index + 1, sense))),
  );
  const item = pieces.at(at);
  if (item?.kind !== 'number') return undefined;
  pieces.take(at);
  return item.value;
}

/** "What three things …, by note" */
function isThing(pieces: Pieces, index: number): boolean {
  const item = pieces.at(index);
  return item?.kind === 'word' && /^(?:things|dinge|sachen)$/.test(item.text);
}

export function readArrangement(pieces: Pieces): Arrangement {
  const { group, ...of } = groupOrPart(pieces);
  const order = readOrder(pieces);
  if (order !== undefined) return { ...(group && { group }), ...of, order };
  const arrangement = readEnd(pieces, group);
  const isMean = arrangement.end !== 'average' && isOfWeekdays(arrangement) && pieces.takeAll('average');
  return { ...arrangement, ...(arrangement.of === undefined && of), ...(isMean && { isMean }) };
}

/** Of weekdays sums say how many of them there were. */
const isOfWeekdays = ({ group, of }: Arrangement): boolean => group === 'weekday' || of === 'weekday';

const ofOnePart = /^(?:a|one|single|a single|einem) (?:day|week|month|tag)$/;

/** "The lowest total in a week" is of one week, as "the shortest week" is. */
function groupOrPart(pieces: Pieces): Pick<Arrangement, 'group' | 'of'> {
  const one = pieces.items.find((item) => item.kind === 'word' && ofOnePart.test(item.text));
  const group = readGroup(pieces);
  const isOne = one !== undefined && pieces.has('most', 'least', 'longest', 'shortest');
  if (group === undefined) return {};
  return isOne ? { of: group } : { group };
}

function readEnd(pieces: Pieces, group: Group | undefined): Arrangement {
  for (const [sense, ofSense] of ends) {
    const index = pieces.find([sense]);
    if (index < 0) continue;
    const end = endOfLong(pieces, sense) ?? ofSense;
    const counted = countedBy(pieces, index);
    const of = counted ?? nounBy(pieces, index);
    const limit = takeLimit(pieces, index) ?? takeCount(pieces, of);
    takeSense(pieces, index, sense);
    return {
      ...(group && { group }),
      ...(of && { of }),
      ...(counted && { isCounted: true }),
      end,
      ...(limit !== undefined && { limit }),
    };
  }
  return readMoreOf(pieces, group);
}

const counting = /^(?:(?:the |am |die )?(?:most|least|fewest|meisten?|wenigsten?))$/;
const many = /^(?:invoices|rechnungen|payments|zahlungen|entries|eintrage)$/;

/** "Which client has the most open invoices?": by how many there are, and not by the largest of them. */
function countedBy(pieces: Pieces, index: number): Group | undefined {
  const item = pieces.at(index);
  if (item?.kind !== 'word' || !counting.test(item.text)) return undefined;
  const isMany = pieces.items.some((one, at) => at > index && one.kind === 'word' && many.test(one.text));
  const asked = pieces.items.findIndex((_, at) => pieces.is(at, 'which'));
  const group = nouns.find(([sense]) => asked >= 0 && pieces.is(pieces.next(asked), sense))?.[1];
  return isMany && (group === 'client' || group === 'project') ? group : undefined;
}

function takeSense(pieces: Pieces, index: number, sense: Sense): void {
  pieces.take(index);
  // "Since when is the oldest due?"
  if (pieces.items.some(isSinceWhen)) pieces.takeAll(sense);
}

const isSinceWhen = (item: Item): boolean =>
  item.kind === 'word' && /^(?:since when|seit wann)$/.test(item.text);

/** What is overdue the longest fell due first. */
function endOfLong(pieces: Pieces, sense: Sense): 'first' | 'last' | undefined {
  const isOfTime = pieces.has('overdue', 'open', 'unpaid', 'due') && !pieces.has('work', 'hours', 'entry');
  if (!isOfTime) return undefined;
  if (sense === 'most' || sense === 'least') return endOfLate(pieces, sense);
  if (sense === 'longest') return 'first';
  return sense === 'shortest' ? 'last' : undefined;
}

/** "The most overdue invoice", "most days late": by days, and not by what is owed. */
function endOfLate(pieces: Pieces, sense: 'most' | 'least'): 'first' | 'last' | undefined {
  const at = pieces.find([sense]);
  const beside = pieces.is(at + 1, 'day') ? at + 2 : at + 1;
  const item = pieces.at(at);
  // "The largest overdue invoice" is so by what is owed.
  if (item?.kind !== 'word' || !counting.test(item.text)) return undefined;
  if (!pieces.is(beside, 'overdue') || pieces.has('client', 'who', 'owe', 'money')) return undefined;
  if (pieces.is(at + 1, 'day')) pieces.take(at + 1);
  return sense === 'most' ? 'first' : 'last';
}

const ofTwo = /^(?:beiden?|both)$/;
const superlatives = ['more', 'less', 'most', 'least', 'longest', 'shortest'] as const;

/** "Which of my two Acme projects has the higher rate?": how many there are is no condition. */
export function takeOfTwo(pieces: Pieces): void {
  if (!pieces.has('which', 'who') || !pieces.has(...superlatives)) return;
  const at = pieces.items.findIndex(
    (item) => (item.kind === 'number' && item.value === 2) || (item.kind === 'word' && ofTwo.test(item.text)),
  );
  const before = pieces.at(at - 1);
  if (
    before?.kind === 'word' &&
    /(?:^| )(?:of|the|my|our|von|der|den|meiner|meinen|unserer|unseren)$/.test(before.text)
  )
    pieces.take(at);
}

const two: readonly (readonly [Sense, 'largest' | 'smallest'])[] = [
  ['more', 'largest'],
  ['less', 'smallest'],
];

/** "Which client did I spend less time on?": of two, where nothing is said that it is held against. */
function readMoreOf(pieces: Pieces, group: Group | undefined): Arrangement {
  const none = group === undefined ? {} : { group };
  const isHeld =
    pieces.has('than', 'compare', 'difference', 'or') || pieces.items.some(({ kind }) => kind === 'bound');
  const asked = pieces.items.findIndex((_, at) => pieces.is(at, 'which', 'who'));
  const of = nouns.find(
    ([sense]) => pieces.is(pieces.next(asked), sense) || pieces.is(pieces.next(asked) + 1, sense),
  )?.[1];
  if (isHeld || asked < 0 || (of !== 'client' && of !== 'project')) return none;
  for (const [sense, end] of two) {
    const index = pieces.find([sense]);
    if (index < 0) continue;
    pieces.take(index);
    return { of, end };
  }
  return none;
}

/** "By client and project": a project is shown with its client. */
function readProjects(pieces: Pieces): Group | undefined {
  const by = pieces.find(['byClient', 'byProject']);
  const [joint, noun] = [pieces.at(by + 1), by + 2];
  const isJoined = by >= 0 && joint?.kind === 'word' && /^(?:and|und|\+)$/.test(joint.text);
  const other = pieces.is(by, 'byClient')
    ? (['project', 'byProject'] as const)
    : (['client', 'byClient'] as const);
  if (!isJoined || !pieces.is(noun, ...other)) return undefined;
  pieces.take(by, noun);
  return 'project';
}

function readGroup(pieces: Pieces): Group | undefined {
  const both = readProjects(pieces);
  if (both !== undefined) return both;
  for (const [sense, group] of byGroup) {
    if (pieces.takeAll(sense)) return group;
  }
  for (const each of pieces.all('each')) {
    const after = pieces.next(each);
    const unit = unitOfEach(pieces.at(after));
    if (unit !== undefined) {
      pieces.take(each);
      return unit;
    }
    // "For each of Acme's projects".
    const noun = pieces.items[after]?.kind === 'name' ? pieces.next(after) : after;
    const found = nouns.find(([sense, of]) => of !== 'record' && pieces.is(noun, sense))?.[1];
    if (found === undefined || found === 'record') continue;
    pieces.take(each, noun);
    return found;
  }
  return undefined;
}

const unitsOfPeriods: readonly (readonly [RegExp, Group])[] = [
  [/\b(?:days|tagen?|tage)\b/iu, 'day'],
  [/\b(?:weeks|wochen)\b/iu, 'week'],
  [/\b(?:months|monaten?|monate)\b/iu, 'month'],
  [/\b(?:quarters|quartalen?|quartale)\b/iu, 'quarter'],
];

/** "Each of the last eight weeks": by what the period is made of. */
function unitOfEach(item: Item | undefined): Group | undefined {
  if (item?.kind !== 'period') return undefined;
  return unitsOfPeriods.find(([pattern]) => pattern.test(item.raw))?.[1];
}

export function partOf(of: Arrangement['of']): Part | undefined {
  if (of === 'record') return 'record';
  return of === 'day' || of === 'week' || of === 'month' ? of : undefined;
}
