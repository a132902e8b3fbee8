/** Plays edit cases against the merge, and says what came of them. */
import { mergeHunks } from '../../../src/workspace/runs/hunks/merge-hunks.ts';
import { splitLines, textOf } from '../../../src/workspace/runs/hunks/text-lines.ts';
import { acceptInParts, type EditCase, makeEditCase, textOfParts, typeSomewhere } from './edit-cases.ts';

export interface Played {
  readonly applied: number;
  readonly refused: number;
  /** Seeds whose text is another than it must be. */
  readonly wrong: readonly number[];
}

function merge(given: EditCase, current: string, chosen: ReadonlySet<number>): string | undefined {
  const hunks = given.hunks.filter((_hunk, index) => chosen.has(index));
  const outcome = mergeHunks(splitLines(textOf(given.edit.base) ?? ''), splitLines(current), hunks);
  return outcome.status === 'merged' ? outcome.lines.join('') : undefined;
}

/** The user types a few times, then all hunks are accepted. */
export function playEdits(count: number, { isClose }: { readonly isClose: boolean }): Played {
  let [applied, refused] = [0, 0];
  const wrong: number[] = [];
  for (let seed = 1; applied + refused + wrong.length < count; seed += 1) {
    const given = makeEditCase(seed);
    if (given === undefined) continue;
    const times = Math.floor(given.random() * 6);
    for (let time = 0; time < times; time += 1) typeSomewhere(given, { isClose });
    const current = textOfParts(given);
    const all = new Set(given.hunks.keys());
    for (const index of all) acceptInParts(given, index);
    const text = merge(given, current, all);
    if (text === undefined) refused += 1;
    else if (text === textOfParts(given)) applied += 1;
    else wrong.push(seed);
  }
  return { applied, refused, wrong };
}

/** Hunks are accepted a few at a time while the user goes on typing, and some twice. Counts acceptances. */
export function playHistories(count: number): Played {
  let [applied, refused, histories] = [0, 0, 0];
  const wrong: number[] = [];
  for (let seed = 1; histories < count; seed += 1) {
    const given = makeEditCase(seed);
    if (given === undefined) continue;
    histories += 1;
    for (let step = 0; step < 6; step += 1) {
      typeSomewhere(given, { isClose: false });
      const before = textOfParts(given);
      const chosen = new Set([...given.hunks.keys()].filter(() => given.random() < 0.4));
      const text = merge(given, before, chosen);
      if (text === undefined) {
        refused += 1;
        continue;
      }
      for (const index of chosen) acceptInParts(given, index);
      if (text === textOfParts(given)) applied += 1;
      else wrong.push(seed);
    }
  }
  return { applied, refused, wrong };
}
