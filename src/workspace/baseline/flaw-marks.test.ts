/**
 * Follows each flaw through a refactoring: a character that no language uses stands before it while the text is
 * changed, and is taken out before the scan.
 */
import type { PlacedFinding } from './match-baseline.ts';
import type { SourceFile } from './random-choice.test.ts';

const firstMark = 0xe000;
const marks = /[\uE000-\uF8FF]/g;

/** The text with a mark before each finding, numbered as they come. */
export function markFlaws(file: SourceFile, found: readonly PlacedFinding[]): SourceFile {
  const places = found.map(({ finding }, index) => ({ at: finding.range.startOffset, index }));
  places.sort((a, b) => b.at - a.at);
  const text = places.reduce(
    (done, { at, index }) => done.slice(0, at) + String.fromCharCode(firstMark + index) + done.slice(at),
    file.text,
  );
  return { ...file, text };
}

export interface Unmarked {
  readonly file: SourceFile;
  /** Where each flaw stands now, by its number. */
  readonly places: ReadonlyMap<number, number>;
}

export function takeOutMarks(file: SourceFile): Unmarked {
  const found = [...file.text.matchAll(marks)];
  const places = found.map((match, taken): [number, number] => [
    match[0].charCodeAt(0) - firstMark,
    match.index - taken,
  ]);
  return { file: { ...file, text: file.text.replace(marks, '') }, places: new Map(places) };
}

/** Of each finding the number of the flaw that it is; undefined when some flaw is not found where it was put. */
export function recognise(
  found: readonly PlacedFinding[],
  before: readonly PlacedFinding[],
  places: ReadonlyMap<number, number>,
): readonly number[] | undefined {
  const open = new Set(before.keys());
  const numbers = found.map(({ finding }) => {
    const { startOffset, endOffset } = finding.range;
    const number = [...open].find((index) => {
      const at = places.get(index) ?? -1;
      return before[index]?.finding.ruleId === finding.ruleId && at >= startOffset && at <= endOffset;
    });
    if (number !== undefined) open.delete(number);
    return number;
  });
  const sure = numbers.filter((number) => number !== undefined);
  return open.size === 0 && sure.length === found.length ? sure : undefined;
}
