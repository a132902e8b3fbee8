/** Brings a new version of a text into what a person made of the last one. */
import { diff3Merge } from 'node-diff3';

export interface MergedText {
  readonly text: string;
  /** Places that both changed: there the person's lines stay. */
  readonly kept: number;
}

/** `base` is the last version as it was made, `current` what stands there now, `wanted` the new version. */
export function mergeTexts(base: string, current: string, wanted: string): MergedText {
  if (current === base) return { text: wanted, kept: 0 };
  if (wanted === base || wanted === current) return { text: current, kept: 0 };
  const [ours, theirs] = [splitLines(current), splitLines(wanted)];
  const regions = diff3Merge(ours, splitLines(base), theirs, { excludeFalseConflicts: true });
  let kept = 0;
  const lines: string[] = [];
  for (const { ok, conflict } of regions) {
    if (conflict !== undefined) kept += 1;
    lines.push(...(ok ?? conflict?.a ?? []));
  }
  return { text: lines.join(''), kept };
}

/** Lines with their ends. */
function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
