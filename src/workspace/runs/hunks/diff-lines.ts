import { diffArrays } from 'diff';

/** A run of lines that both have, or that one of them has alone. */
export interface LineRun {
  readonly lines: readonly string[];
  readonly kind: 'common' | 'removed' | 'added';
}

/** Lines removed and added together: what takes the square of it in time is no edit but another file. */
const mostEdits = 1_500;

/** Undefined where the texts have too little in common. */
export function diffLines(one: readonly string[], other: readonly string[]): readonly LineRun[] | undefined {
  const runs = diffArrays([...one], [...other], { maxEditLength: mostEdits });
  return runs?.map(({ value, added, removed }) => ({
    lines: value,
    kind: added ? 'added' : removed ? 'removed' : 'common',
  }));
}
