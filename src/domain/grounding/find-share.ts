/** Holds a proportion in words against the values behind it: what its sentence puts on each side, in the unit that it is of. */
import type { KnownValue, RecordName } from './figure.ts';
import { isOfAnother, type RecordBook } from './record-book.ts';
import { type ShareMatter, shareMatter } from './share-matter.ts';
import { clauseAround, type ShareInSentence, type ShareSides, shareSides } from './share-sides.ts';
import type { PrintedShare } from './shares.ts';

/** Beside the proportion itself: "half" is said of 48 %. */
const tolerance = 0.06;
/** "About", "almost". */
const nearTolerance = 0.12;
/** Sums of more records than these are not tried. */
const mostSummed = 4;
const mostValues = 40;

/** "More than half" is no more than all, and "less than half" no less than half of that. */
function isNear(ratio: number, { value, bound }: PrintedShare): boolean {
  if (bound === 'above') return ratio > value && ratio <= (value < 1 ? 1 : value * 2);
  if (bound === 'below') return ratio < value && ratio >= value / 2;
  return Math.abs(ratio - value) <= (bound === 'near' ? nearTolerance : tolerance) * value;
}

/** A percentage that a tool gave: "twice as much" is 200 %, and 100 % more. */
function isOfPercent(printed: PrintedShare, known: KnownValue<unknown>): boolean {
  if (known.kind !== 'percent') return false;
  const ratio = Math.abs(known.value) / 100;
  return isNear(ratio, printed) || (printed.value > 1 && isNear(1 + ratio, printed));
}

interface Size<Link> {
  readonly unit: string;
  readonly size: number;
  readonly known: KnownValue<Link>;
}

function sizeOf<Link>(known: KnownValue<Link>, matter: ShareMatter | undefined): readonly Size<Link>[] {
  if (known.kind === 'amount' && matter !== 'time')
    return [{ unit: known.currency, size: Math.abs(known.value), known }];
  if (known.kind === 'duration' && matter !== 'money')
    return [{ unit: 'time', size: Math.abs(known.seconds), known }];
  return [];
}

/** Of some record that is not named: "half of it is with one client". */
const ofSomeRecord =
  /(?<!\p{L})(?:client|customer|project|Kunden?|Kundin|Projekte?|(?:largest|biggest|top) one)(?!\p{L})/iu;
const ofEach = /(?<!\p{L})(?:each|both|either|or|jeweils|je|beide[nr]?|oder)(?!\p{L})/iu;

const textAround = (asked: ShareInSentence) => {
  const { start, end } = clauseAround(asked);
  const { sentence, share } = asked;
  return {
    before: sentence.slice(start, share.start),
    behind: sentence.slice(share.start + share.length, end),
  };
};

/** What may be done, and what is so in general. */
const supposed = /(?<!\p{L})(?:if|wenn|falls|suppose|angenommen)(?!\p{L})[^,;]*$/iu;
/** What is offered or advised: "bill half of the travel", "Soll ich die Hälfte abrechnen?" */
const advised =
  /^\s*(?:would you like|do you want|should (?:i|we)|shall (?:i|we)|soll(?:en)? (?:ich|wir)|möchtest du|willst du|rechne|verlange|plane|lege?|frage?)(?!\p{L})|(?<!(?:you|they|we|I) )(?<!\p{L})(?:bill|charge|invoice|keep|reserve|set aside|ask for|aim for)\s$/iu;
const inGeneral =
  /^\s*half of the time,|(?<!\p{L})(?:in advance|up ?front|deposit|im Voraus|vorab|Anzahlung)(?!\p{L})/iu;
/** "Twice as late": no value is of it. */
const otherAdjective =
  /^\s(?!(?:much|many|long|high|large|big|viele?n?|lange?|hoch|groß)\s)\p{L}+\s(?:as|wie)(?!\p{L})/iu;
/** "Half of them". */
const pointed = /^\s(?:them|it|that|those|which)(?!\p{L})|^\s*(?:davon|hiervon)/iu;
const setApart = /^\s*(?:of|von|out of)\s/iu;

/** Where a sentence speaks of no record and of no unit, its proportion is no figure: "twice the effort". */
export function isClaim(asked: ShareInSentence): boolean {
  const { sentence, share, carried, book } = asked;
  const before = sentence.slice(0, share.start);
  if (supposed.test(before) || advised.test(before)) return false;
  if (carried.length > 0 || book.namedIn(sentence).length > 0) return true;
  const around = textAround(asked);
  if (inGeneral.test(sentence) || otherAdjective.test(around.behind)) return false;
  const own = shareMatter(around, `${around.before} ${around.behind}`);
  return own !== undefined || pointed.test(around.behind) || setApart.test(sentence);
}

function matterOf(asked: ShareInSentence): ShareMatter | undefined {
  const { sentence, share } = asked;
  // Its own words are of no unit.
  const rest = `${sentence.slice(0, share.start)} ${sentence.slice(share.start + share.length)}`;
  return shareMatter(textAround(asked), rest);
}

/** The value that has this proportion: a percentage, or a part whose whole is known as well. */
export function findShare<Link>(
  printed: PrintedShare,
  values: readonly KnownValue<Link>[],
  asked: ShareInSentence,
  isAsked: (value: KnownValue<Link>) => boolean,
): KnownValue<Link> | undefined {
  const percent = values.find((known) => isOfPercent(printed, known) && isAsked(known));
  if (percent !== undefined) return percent;
  const matter = matterOf(asked);
  if (matter === 'count' || otherAdjective.test(textAround(asked).behind)) return undefined;
  const sizes = values.flatMap((known) => sizeOf(known, matter));
  for (const sides of shareSides(asked, printed.value)) {
    const wholes = wholesOf(sizes, sides, asked.book);
    const found = partsOf(sizes, sides, asked).find((part) =>
      wholes.some((whole) => isPart(part, whole, printed)),
    );
    if (found !== undefined) return found.known;
  }
  return undefined;
}

const keyOf = ({ kind, name }: RecordName): string => `${kind}:${name}`;

function isPart<Link>(part: Size<Link>, whole: Size<Link>, printed: PrintedShare): boolean {
  if (part.known === whole.known || part.unit !== whole.unit || whole.size === 0) return false;
  return isNear(part.size / whole.size, printed);
}

function ofRecords<Link>(
  sizes: readonly Size<Link>[],
  records: readonly RecordName[],
  book: RecordBook,
): readonly Size<Link>[] {
  const own = new Set(records.map(keyOf));
  const isNamed = ({ of }: KnownValue<Link>): boolean => of.some((each) => own.has(keyOf(each)));
  const found = sizes.filter(({ known }) => isNamed(known) && !isOfAnother(known, records, book));
  // Of a client itself, before those of its projects.
  const names = new Set(book.widen(records).map(keyOf));
  const exact = found.filter(({ known }) => known.of.every((each) => names.has(keyOf(each))));
  const units = new Set(exact.map(({ unit }) => unit));
  return [...exact, ...found.filter(({ unit }) => !units.has(unit))];
}

function partsOf<Link>(
  sizes: readonly Size<Link>[],
  { parts }: ShareSides,
  { sentence, book }: ShareInSentence,
): readonly Size<Link>[] {
  if (parts.length === 0)
    return sizes.filter(({ known }) => known.of.length === 0 || ofSomeRecord.test(sentence));
  const isOfOneKind = new Set(parts.map(({ kind }) => kind)).size === 1;
  const isSum = parts.length > 1 && parts.length <= mostSummed && isOfOneKind && !ofEach.test(sentence);
  if (!isSum) return ofRecords(sizes, parts, book);
  return parts
    .map((part): readonly Size<Link>[] => ofRecords(sizes, [part], book).slice(0, mostValues))
    .reduce((some, more) => sums(some, more));
}

/** "Acme and Nordwind make up two thirds": one of each. */
function sums<Link>(some: readonly Size<Link>[], more: readonly Size<Link>[]): readonly Size<Link>[] {
  return some.flatMap((one) =>
    more.flatMap((other) => (one.unit === other.unit ? [{ ...one, size: one.size + other.size }] : [])),
  );
}

function wholesOf<Link>(
  sizes: readonly Size<Link>[],
  { parts, wholes }: ShareSides,
  book: RecordBook,
): readonly Size<Link>[] {
  if (wholes === 'same') return ofRecords(sizes, parts, book);
  if (wholes !== 'total') return ofRecords(sizes, wholes, book);
  // What a tool gave of one client is the total of that client's projects.
  const own = new Set(parts.map(keyOf));
  const wider = new Set(book.widen(parts).map(keyOf));
  const isAround = (each: RecordName): boolean => wider.has(keyOf(each)) && !own.has(keyOf(each));
  return sizes.filter(({ known }) => known.of.every(isAround));
}
