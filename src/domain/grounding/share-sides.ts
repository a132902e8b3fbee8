/** Which records a sentence puts on the two sides of a proportion: "Acme has twice the hours of Nordwind". */
import { clauseBounds, withoutOthers } from './clauses.ts';
import type { FoundFigure, RecordName } from './figure.ts';
import type { Place, RecordBook } from './record-book.ts';

/** One way to read it. No parts: a total. */
export interface ShareSides {
  readonly parts: readonly RecordName[];
  /** `same`: of the same records; `total`: of no record, or of what holds the parts. */
  readonly wholes: readonly RecordName[] | 'same' | 'total';
}

export interface ShareInSentence {
  readonly sentence: string;
  readonly share: Pick<FoundFigure, 'start' | 'length'>;
  /** All figures of the sentence. */
  readonly figures: readonly FoundFigure[];
  /** What the sentences before name, where this one goes on about it, or the heading above. */
  readonly carried: readonly RecordName[];
  /** What they name, whether or not this one goes on about it. */
  readonly earlier: readonly RecordName[];
  readonly book: RecordBook;
}

const verb =
  /(?<!\p{L})(?:is|are|was|were|has|have|had|went|goes?|comes?|came|belongs?|falls?|fell|stems?|makes?|made|owes?|owed|worked|spent|paid|pays?|ist|sind|war|waren|hat|haben|hatten?|ging|gingen|geht|gehen|entfällt|entfallen|entfiel(?:en)?|kommt|kommen|kam(?:en)?|stamm(?:t|en)|lieg(?:t|en)|lag(?:en)?|gehör(?:t|en)|fällt|fallen|fiel(?:en)?|schuldet|floss(?:en)?|mach(?:t|en)|wurden?)(?!\p{L})/iu;
/** "Half of the hours you worked for Acme": no verb of the sentence. */
const relative = /(?:that )?(?:you|we|I)(?:['’]ve| have)? \p{L}+/giu;
const small = '(?:(?:for|to|at|of|in|with|on|the|für|bei|auf|zu|an|mit|von|der|die|das|dem) ){0,2}';
/** What is compared with. */
const comparedWith = new RegExp(
  `(?<!\\p{L})(?:as|than|what|wie|als|, was|unlike|compared (?:to|with)|verglichen mit|im Vergleich zu|gegenüber) ${small}$`,
  'iu',
);
/** "Of Acme's hours, two thirds …" */
const setApart = new RegExp(
  `^\\s*(?:of|von|out of) (?:(?:the|den|der|all) )?(?:\\p{L}+ ){0,2}${small}$`,
  'iu',
);
const owned = /(?<!\p{L})(?:of|for|from|von|für|bei|des) (?:the |der |dem )?$/iu;
const owner = /^(?:['’]s?|s)(?!\p{L})/u;
/** "Your hours" are those of whom the answer speaks to. */
const ownWhole = /(?<!\p{L})(?:its|their|his|her|seine[rsnm]?|ihre[rsnm]?|\p{L}*[Bb]udgets?)(?!\p{L})/u;
/** Of the same records at another time. */
const otherTime =
  /(?<!\p{L})(?:last|previous|prior|earlier|before|planned|letzte[nrs]?|vorige[nrs]?|Vor(?:monat|woche|jahr)(?:s|es)?|zuvor|geplant\p{L}*|(?:as|wie) (?:in|during|im|on|at|usual|sonst)(?! \p{Lu}\p{L}* (?:GmbH|AG)))(?!\p{L})/iu;

const pointed = /^\s(?:that|it|them|those)(?!\p{L})|^\s*davon/iu;

interface Clause {
  readonly start: number;
  readonly end: number;
}

/** Of the part of the sentence in which the share stands, with bare names around it: "Acme and Nordwind have …". */
export function clauseAround({ sentence, share, figures, book }: ShareInSentence): Clause {
  const ends = [...sentence.matchAll(clauseBounds)]
    .map(({ index }) => index)
    .filter((at) => !figures.some(({ start, length }) => at > start && at < start + length));
  const clauses = [...ends, sentence.length].map((end, index) => ({ start: ends[index - 1] ?? 0, end }));
  const own = clauses.findIndex(({ end }) => share.start < end);
  const isBare = ({ start, end }: Clause): boolean => {
    const text = sentence.slice(start, end);
    const hasFigure = figures.some((each) => each.start >= start && each.start < end);
    return !hasFigure && !verb.test(text) && book.namedIn(text).length > 0;
  };
  let [first, last] = [own, own];
  while (first > 0 && isBare(clauses[first - 1] ?? { start: 0, end: 0 })) first -= 1;
  while (last + 1 < clauses.length && isBare(clauses[last + 1] ?? { start: 0, end: 0 })) last += 1;
  return { start: clauses[first]?.start ?? 0, end: clauses[last]?.end ?? sentence.length };
}

/** All ways in which it may be meant. */
export function shareSides(asked: ShareInSentence, value: number): readonly ShareSides[] {
  const { parts, wholes, either } = sort(asked);
  const { sentence, share } = asked;
  const behind = sentence.slice(share.start + share.length, clauseAround(asked).end);
  if (parts.length > 0 && wholes.length > 0) return [{ parts, wholes }];
  const held = parts.length > 0 ? parts : either;
  if (held.length === 0) return [wholes.length > 0 ? ofSame(wholes) : ofTotal([])];
  if (ownWhole.test(behind)) return [ofSame(held)];
  // "Half of Acme's hours are billable", and "half of the time for Acme".
  if (parts.length === 0) return [ofSame(either), ofTotal(either)];
  const isOfOtherTime = mayBeOfOtherTime(asked, value) && otherTime.test(behind);
  const others = isOfOtherTime ? [ofSame(parts)] : [];
  return [ofTotal(parts), ...others, ...ofPointed(asked, parts)];
}

const ofSame = (parts: readonly RecordName[]): ShareSides => ({ parts, wholes: 'same' });
const ofTotal = (parts: readonly RecordName[]): ShareSides => ({ parts, wholes: 'total' });

/** "Acme has 24 h, Nordwind half of that." */
function ofPointed(asked: ShareInSentence, parts: readonly RecordName[]): readonly ShareSides[] {
  const { sentence, share, earlier, book } = asked;
  if (!pointed.test(sentence.slice(share.start + share.length))) return [];
  const inSentence = book.namedIn(sentence.slice(0, clauseAround(asked).start));
  const said = [inSentence, earlier].map((names) => names.filter((each) => !parts.includes(each)));
  const wholes = said.find((names) => names.length > 0);
  if (wholes !== undefined) return [{ parts, wholes }];
  return parts.length > 1 ? [{ parts: parts.slice(-1), wholes: parts.slice(0, -1) }] : [];
}

const mayBeOfOtherTime = ({ share, sentence, book }: ShareInSentence, value: number): boolean =>
  value > 1 || book.namedIn(sentence.slice(0, share.start)).length > 0;

interface Sorted {
  readonly parts: readonly RecordName[];
  readonly wholes: readonly RecordName[];
  readonly either: readonly RecordName[];
}

function sort(asked: ShareInSentence): Sorted {
  const { sentence, share, carried, book } = asked;
  const clause = clauseAround(asked);
  const all = book.placesIn(sentence).toSorted((one, other) => one.start - other.start);
  const inClause = all.filter(({ start }) => start >= clause.start && start < clause.end);
  const [compared, rest] = splitBy(inClause.length > 0 ? inClause : all, wholeTest(asked, clause));
  const [before, behind] = splitBy(rest, ({ start }) => start < share.start);
  const [owners, object] = splitBy(behind, (place) => isOwner(place, asked));
  if (before.length > 0) return sorted(recordsOf(before), [...compared, ...behind]);
  if (object.length > 0) return sorted(recordsOf(object), [...compared, ...owners]);
  const earlier = inClause.length > 0 ? all.filter(({ start }) => start < clause.start) : [];
  const outside = earlier.length > 0 ? recordsOf(earlier) : carried;
  const parts = outside.filter((each) => !recordsOf(compared).includes(each));
  const isOfNone = compared.length === 0 && parts.length === 0;
  return isOfNone
    ? { parts, wholes: [], either: recordsOf(owners) }
    : sorted(parts, [...compared, ...owners]);
}

const recordsOf = (places: readonly Place[]): readonly RecordName[] => places.map(({ record }) => record);

const sorted = (parts: readonly RecordName[], wholes: readonly Place[]): Sorted => ({
  parts,
  wholes: recordsOf(wholes),
  either: [],
});

function splitBy(places: readonly Place[], test: (place: Place) => boolean): readonly [Place[], Place[]] {
  return [places.filter(test), places.filter((each) => !test(each))];
}

function wholeTest({ sentence, share, book }: ShareInSentence, clause: Clause): (place: Place) => boolean {
  const compared = new Set(withoutNames(sentence, book));
  return ({ start, record }) =>
    comparedWith.test(sentence.slice(0, start)) ||
    compared.has(record) ||
    (start < share.start && setApart.test(sentence.slice(clause.start, start)));
}

/** "Compared with Nordwind": those that the rest of the sentence does not name. */
function withoutNames(sentence: string, book: RecordBook): readonly RecordName[] {
  const kept = book.namedIn(withoutOthers(sentence));
  return book.namedIn(sentence).filter((each) => !kept.includes(each));
}

/** "Of Acme", "Acme's", with no verb between the proportion and the name. */
function isOwner({ start, end }: Place, { sentence, share }: ShareInSentence): boolean {
  const between = sentence.slice(share.start + share.length, start).replaceAll(relative, '');
  if (verb.test(between)) return false;
  // "Half of" ends in what owns.
  return owned.test(sentence.slice(0, start)) || owner.test(sentence.slice(end));
}
