/** Finds where a hunk belongs in a file that was edited since. A place that is not certain is none. */
import { diffLines } from './diff-lines.ts';
import { contextLines, type Hunk } from './split-edit.ts';

/** For each line of the base, its line now; -1 for one that is gone. */
export type LineMap = Int32Array;

export interface Alignment {
  readonly base: readonly string[];
  readonly current: readonly string[];
  readonly forward: LineMap;
  /** Found from the end: where the two differ, lines repeat and nobody can say which is which. */
  readonly backward: LineMap;
}

/** Undefined where the file has too little in common with the base. */
export function alignLines(base: readonly string[], current: readonly string[]): Alignment | undefined {
  const forward = mapLines(base, current);
  const reversed = forward && mapLines(base.toReversed(), current.toReversed());
  if (forward === undefined || reversed === undefined) return undefined;
  const backward = new Int32Array(base.length);
  for (const [index, to] of reversed.entries())
    backward[base.length - 1 - index] = to < 0 ? -1 : current.length - 1 - to;
  return { base, current, forward, backward };
}

function mapLines(base: readonly string[], current: readonly string[]): LineMap | undefined {
  const runs = diffLines(base, current);
  if (runs === undefined) return undefined;
  const map = new Int32Array(base.length).fill(-1);
  let [from, to] = [0, 0];
  for (const { lines, kind } of runs) {
    for (let step = 0; kind === 'common' && step < lines.length; step += 1) map[from + step] = to + step;
    if (kind !== 'added') from += lines.length;
    if (kind !== 'removed') to += lines.length;
  }
  return map;
}

/** Line of the file now at which the hunk's lines stand; undefined where that is not certain. */
export function locateHunk(alignment: Alignment, hunk: Hunk): number | undefined {
  const aligned = locateAligned(alignment, hunk);
  const anchored = locateAnchor(alignment, hunk);
  if (aligned === undefined || anchored === undefined || aligned === anchored) return aligned ?? anchored;
  return undefined;
}

const widestContext = 30;

/** As far as the lines around are the same, moved alike. */
function widen(
  { base, forward }: Alignment,
  { start, end, offset }: { readonly start: number; readonly end: number; readonly offset: number },
): readonly [first: number, last: number] {
  let [first, last] = [start, end];
  while (first > 0 && start - first < widestContext && forward[first - 1] === first - 1 + offset) first -= 1;
  while (last < base.length && last - end < widestContext && forward[last] === last + offset) last += 1;
  return [first, last];
}

function locateAligned(alignment: Alignment, hunk: Hunk): number | undefined {
  const { base, current, forward, backward } = alignment;
  const place = placeIn(forward, current.length, hunk);
  if (place === undefined || place !== placeIn(backward, current.length, hunk)) return undefined;
  const offset = place - hunk.start;
  const end = hunk.start + hunk.before.length;
  const [first, last] = widen(alignment, { start: hunk.start, end, offset });
  const isWide = hunk.start - first >= contextLines && last - end >= contextLines;
  const window = base.slice(first, last);
  const [then, now] = [findAll(base, window), findAll(current, window)];
  const isSameOne = then.length === now.length && then.indexOf(first) === now.indexOf(first + offset);
  return isSameOne || isWide ? place : undefined;
}

/** Where the map puts the hunk, if nothing was typed within it or right beside it. */
function placeIn(map: LineMap, length: number, { start, before }: Hunk): number | undefined {
  const end = start + before.length;
  const place = start === 0 ? 0 : (map[start - 1] ?? -1) + 1;
  if (start > 0 && place === 0) return undefined;
  for (let line = start; line < end; line += 1) if (map[line] !== place + line - start) return undefined;
  const next = end === map.length ? length : map[end];
  return next === place + before.length ? place : undefined;
}

/** By its own lines and those round it, where they stand once in the base and once in the file now. */
function locateAnchor({ base, current }: Alignment, hunk: Hunk): number | undefined {
  const { contextBefore, before, contextAfter } = hunk;
  const isWide = contextBefore.length === contextLines && contextAfter.length === contextLines;
  if (!isWide) return undefined;
  const anchor = [...contextBefore, ...before, ...contextAfter];
  const now = findAll(current, anchor);
  if (now.length !== 1 || findAll(base, anchor).length !== 1) return undefined;
  return (now[0] ?? 0) + contextLines;
}

function findAll(lines: readonly string[], wanted: readonly string[]): number[] {
  const found: number[] = [];
  if (wanted.length === 0) return found;
  for (let at = lines.indexOf(wanted[0] ?? ''); at >= 0; at = lines.indexOf(wanted[0] ?? '', at + 1))
    if (wanted.every((line, index) => lines[at + index] === line)) found.push(at);
  return found;
}
