/** Brings hunks into a file that the user may have edited since the run started. */
import { diff3Merge } from 'node-diff3';
import { alignLines, locateHunk } from './locate-hunk.ts';
import { type Hunk, withHunks } from './split-edit.ts';

export type MergeOutcome =
  | { readonly status: 'merged'; readonly lines: readonly string[] }
  | { readonly status: 'conflict'; readonly hunkIds: readonly string[] };

/** `base` is the file that the run started from, `current` the user's now. */
export function mergeHunks(
  base: readonly string[],
  current: readonly string[],
  hunks: readonly Hunk[],
): MergeOutcome {
  const wanted = withHunks(base, hunks);
  if (isSame(base, current)) return { status: 'merged', lines: wanted };
  const alignment = alignLines(base, current);
  if (alignment === undefined) return { status: 'conflict', hunkIds: hunks.map(({ id }) => id) };
  const placed = hunks.map((hunk) => ({ hunk, at: locateHunk(alignment, hunk) }));
  const missing = placed.filter(({ at }) => at === undefined);
  const lost = missing.filter(({ hunk }) => !isThere(base, current, hunk));
  if (lost.length === 0) {
    const lines = putInto(
      current,
      placed.filter(({ at }) => at !== undefined),
    );
    if (lines !== undefined) return { status: 'merged', lines };
  }
  const lines = mergeThreeWays(base, current, wanted);
  if (lines !== undefined) return { status: 'merged', lines };
  return { status: 'conflict', hunkIds: (lost.length > 0 ? lost : placed).map(({ hunk }) => hunk.id) };
}

/** Whether the file has the hunk already: what it makes of the base is found, in its place. */
function isThere(base: readonly string[], current: readonly string[], hunk: Hunk): boolean {
  const made = alignLines(withHunks(base, [hunk]), current);
  return (
    made !== undefined && locateHunk(made, { ...hunk, before: hunk.after, after: hunk.before }) !== undefined
  );
}

interface Placed {
  readonly hunk: Hunk;
  readonly at: number | undefined;
}

/** Undefined where two of them would overlap. */
function putInto(current: readonly string[], placed: readonly Placed[]): readonly string[] | undefined {
  const lines = [...current];
  let until = Number.POSITIVE_INFINITY;
  for (const { hunk, at = 0 } of placed.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0))) {
    if (at + hunk.before.length > until) return undefined;
    lines.splice(at, hunk.before.length, ...hunk.after);
    until = at;
  }
  return lines;
}

/** The merge takes the square of lines that repeat in time. */
const mostMergedLines = 20_000;

/** Undefined for a conflict, and where the merge from the end is another one: then lines repeat, and either may be wrong. */
function mergeThreeWays(
  base: readonly string[],
  current: readonly string[],
  wanted: readonly string[],
): readonly string[] | undefined {
  if (Math.max(base.length, current.length, wanted.length) > mostMergedLines) return undefined;
  const merged = mergeOnce(current, base, wanted);
  if (merged === undefined) return undefined;
  const reversed = mergeOnce(current.toReversed(), base.toReversed(), wanted.toReversed());
  return reversed !== undefined && isSame(merged, reversed.toReversed()) ? merged : undefined;
}

function mergeOnce(
  current: readonly string[],
  base: readonly string[],
  wanted: readonly string[],
): readonly string[] | undefined {
  const regions = diff3Merge([...current], [...base], [...wanted], { excludeFalseConflicts: true });
  const lines: string[] = [];
  for (const region of regions) {
    if (region.ok === undefined) return undefined;
    lines.push(...region.ok);
  }
  return lines;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
