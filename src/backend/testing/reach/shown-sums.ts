/**
 * Which records a figure adds up, whatever it is called: what is measured of each set of records is the unit, once, twice,
 * four times and so on, so that a sum says of which sets it is.
 */
import { marks } from './sample.ts';

interface Measure {
  /** A prime, so that a limit or a target is hardly a multiple of it. */
  readonly unit: number;
  /** Beside them there are records of this measure, or of multiples; all sets together are less. */
  readonly others: number;
  readonly figures: RegExp;
}

const measures = {
  seconds: { unit: 113, others: 3_600, figures: /"\w*[sS]econds":(\d+)/g },
  cents: { unit: 70_001, others: Number.MAX_SAFE_INTEGER, figures: /"\w*[mM]inor":(\d+)/g },
} as const satisfies Readonly<Record<string, Measure>>;

/** Of a set's one record. */
export function measureOf(mark: string, measure: keyof typeof measures): number {
  const at = marks.findIndex((each) => each === mark);
  if (at < 0) throw new Error(`No set of records is called ${mark}.`);
  return measures[measure].unit * 2 ** at;
}

/** Of each figure that is a sum of records, the sets that it holds; undefined where it holds more than there is. */
export function setsIn(
  said: string,
  measure: keyof typeof measures,
): readonly (readonly string[] | undefined)[] {
  const { unit, others, figures } = measures[measure];
  const shares = [...said.matchAll(figures)]
    .map(([, digits]) => (Number(digits) % others) / unit)
    .filter((share) => share > 0 && Number.isInteger(share));
  return [...new Set(shares)].map((share) =>
    share < 2 ** marks.length
      ? marks.filter((_mark, at) => Math.floor(share / 2 ** at) % 2 === 1)
      : undefined,
  );
}
