/** "Hours and revenue for Acme in September": several figures of one sentence, each with all that stands before and behind them. */
import type { Item } from '../../words/item.ts';
import type { Sense } from '../../words/sense.ts';

/** What each figure is called by. */
const nouns: readonly (readonly Sense[])[] = [
  ['hours'],
  ['entry'],
  ['revenue'],
  ['value'],
  ['vat'],
  ['payment'],
  ['invoice'],
  ['credit'],
  ['draft'],
  ['bill'],
  ['receive'],
];

/** Of the noun behind them: "billable hours", "offene Rechnungen". */
const ofNoun: readonly Sense[] = [
  ...(['billable', 'notBillable', 'billed', 'unbilled', 'unpaid', 'partlyPaid', 'open', 'overdue'] as const),
  ...([
    'sent',
    'unsent',
    'submitted',
    'approved',
    'unapproved',
    'rejected',
    'not',
    'howMuch',
    'howMany',
  ] as const),
];

/** These make one question of two figures. */
const ofBoth: readonly Sense[] = ['compare', 'difference', 'than', 'share', 'ofThat', 'or', 'more', 'less'];

const joint = /^(?:and|und|plus|sowie|as well as)$/;

const isWord = (item: Item | undefined, ...senses: readonly Sense[]): boolean =>
  item?.kind === 'word' && senses.some((sense) => item.senses.has(sense));

export const isJoint = (item: Item | undefined): boolean => item?.kind === 'word' && joint.test(item.text);

const nounOf = (item: Item | undefined): number => nouns.findIndex((senses) => isWord(item, ...senses));

const isOfNoun = (item: Item | undefined): boolean =>
  !isJoint(item) && nounOf(item) < 0 && (isWord(item, ...ofNoun) || isWord(item, 'filler'));

/** The items of each figure; undefined where the sentence has one. */
export function splitJoined(items: readonly Item[]): readonly (readonly Item[])[] | undefined {
  if (items.some((item) => isWord(item, ...ofBoth))) return undefined;
  const ends = placesOfNouns(items);
  const [first = -1] = ends;
  const last = ends.at(-1) ?? -1;
  if (ends.length < 2) return undefined;
  const lead = startOfNoun(items, first);
  const figures = ends.map((end, at) => items.slice(at === 0 ? lead : (ends[at - 1] ?? 0) + 1, end + 1));
  const [before, behind] = [items.slice(0, lead), items.slice(last + 1)];
  return figures.map((own) => [...before, ...withoutJoint(own), ...behind]);
}

/** Where the nouns stand that are joined to each other, with nothing but their own words between. */
function placesOfNouns(items: readonly Item[]): readonly number[] {
  for (let first = 0; first < items.length; first += 1) {
    if (nounOf(items[first]) < 0) continue;
    const ends = [first];
    for (let next = nextNoun(items, first); next !== undefined; next = nextNoun(items, next)) ends.push(next);
    const kinds = new Set(ends.map((at) => nounOf(items[at])));
    if (kinds.size > 1) return kinds.size === ends.length ? ends : [];
  }
  return [];
}

function nextNoun(items: readonly Item[], noun: number): number | undefined {
  const start = noun + 1;
  if (!isJoint(items[start]) && items[start]?.isAfterBreak !== true) return undefined;
  let at = isJoint(items[start]) ? start + 1 : start;
  while (at < items.length && isOfNoun(items[at])) at += 1;
  return nounOf(items[at]) >= 0 ? at : undefined;
}

function startOfNoun(items: readonly Item[], noun: number): number {
  let at = noun;
  while (at > 0 && isWord(items[at - 1], ...ofNoun)) at -= 1;
  return at;
}

const withoutJoint = (own: readonly Item[]): readonly Item[] =>
  own
    .filter((item) => !isJoint(item))
    .map((item, at) => (at === 0 ? { ...item, isAfterBreak: false } : item));
