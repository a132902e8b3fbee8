/** The proof that a series of issued documents is whole: numbers 1 to N, dates in order, no document changed since. */

/** An issued document as it is stored, and what its hashes come to. */
export interface IssuedNumber {
  readonly number: string;
  readonly sequence: number;
  /** ISO date. */
  readonly issueDate: string;
  /** The stored SHA-256 of the document, and that of the document as it is now. */
  readonly storedHash: string;
  readonly documentHash: string;
  /** The stored link to the document before, and what it should be: both depend on every document before. */
  readonly storedLink: string;
  readonly link: string;
}

/** What the counter of the series says: how many numbers it gave, and what the next is chained to. */
export interface SeriesEnd {
  /** False for documents of another tool, which are entered in any order. */
  readonly datesRun: boolean;
  /** What the series begins with, mostly 1. */
  readonly firstSequence: number;
  readonly lastSequence: number;
  readonly lastIssueDate: string | null;
  readonly lastHash: string | null;
  /** Numbers that documents of a lost database have: recorded with their reason, and no gap. In order, none twice. */
  readonly skipped?: readonly SkippedRange[];
}

/** Sequences, both included. */
export interface SkippedRange {
  readonly first: number;
  readonly last: number;
}

export type SeriesFaultKind = 'gap' | 'duplicate' | 'date' | 'document' | 'chain' | 'counter';

export interface SeriesFault {
  readonly kind: SeriesFaultKind;
  /** The document at fault, or the one after the gap. */
  readonly number: string;
  readonly message: string;
}

/** Every fault of a series in the order of its sequence; empty when it is proven. */
export function verifySeries(issued: readonly IssuedNumber[], end: SeriesEnd): readonly SeriesFault[] {
  const faults = issued.flatMap((one, index) => verifyOne(one, issued[index - 1], end));
  return [...faults, ...verifyEnd(issued, end)];
}

function verifyOne(
  one: IssuedNumber,
  before: IssuedNumber | undefined,
  { firstSequence, datesRun, skipped = [] }: SeriesEnd,
): readonly SeriesFault[] {
  const { number, sequence } = one;
  const expected = (before?.sequence ?? firstSequence - 1) + 1;
  const fault = (kind: SeriesFaultKind, message: string): SeriesFault => ({ kind, number, message });
  return [
    ...unexplained({ first: expected, last: sequence - 1 }, skipped).map(({ first, last }) =>
      fault('gap', `${describeGap(first, last)} missing before ${number}.`),
    ),
    ...(sequence < expected ? [fault('duplicate', `${number} has a number that was given before.`)] : []),
    ...(datesRun && before !== undefined && one.issueDate < before.issueDate
      ? [fault('date', `${number} of ${one.issueDate} comes after ${before.number} of ${before.issueDate}.`)]
      : []),
    ...(one.documentHash === one.storedHash
      ? []
      : [fault('document', `${number} is not the document that was issued.`)]),
    ...(one.link === one.storedLink
      ? []
      : [
          fault(
            'chain',
            `${number} is not chained to what was issued before it: it or one before was changed.`,
          ),
        ]),
  ];
}

/** What is left of a gap without the numbers that were skipped. */
function unexplained(gap: SkippedRange, skipped: readonly SkippedRange[]): readonly SkippedRange[] {
  const left: SkippedRange[] = [];
  let { first } = gap;
  for (const range of skipped) {
    if (range.last < first || range.first > gap.last) continue;
    if (range.first > first) left.push({ first, last: range.first - 1 });
    first = range.last + 1;
  }
  if (first <= gap.last) left.push({ first, last: gap.last });
  return left;
}

function describeGap(first: number, last: number): string {
  return first === last ? `Number ${first} is` : `Numbers ${first} to ${last} are`;
}

/** A document that was taken away at the end leaves no gap: the counter tells. */
function verifyEnd(issued: readonly IssuedNumber[], end: SeriesEnd): readonly SeriesFault[] {
  const last = issued.at(-1);
  const lastDate = end.datesRun
    ? last?.issueDate
    : issued
        .map(({ issueDate }) => issueDate)
        .toSorted()
        .at(-1);
  const isWhole =
    (last?.sequence ?? end.firstSequence - 1) === end.lastSequence &&
    (lastDate ?? null) === end.lastIssueDate &&
    (last?.storedLink ?? null) === end.lastHash;
  return isWhole
    ? []
    : [
        {
          kind: 'counter',
          number: last?.number ?? '',
          message: `The last number of the series is ${end.lastSequence}, that of the last document ${last?.sequence ?? 'none'}.`,
        },
      ];
}
