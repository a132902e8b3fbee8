/** "Since the last approved week", "seit dem letzten eingereichten Stundenzettel": from the day behind that week on. */
import type { Pieces } from '../pieces.ts';
import type { FoundStart } from '../sides/since-event.ts';
import { sheetStages } from './sheet-stages.ts';

const states = ['approved', 'submitted'] as const;
const nounsOfSheets = ['week', 'timesheet'] as const;

/** Undefined where none of a state is said: the last week is a period. */
export function sinceSheet(pieces: Pieces): FoundStart | undefined {
  const from = pieces.find(['since', 'after']);
  const last = from < 0 ? -1 : pieces.find(['last'], from);
  const near = Array.from({ length: 5 }, (_, step) => last + 1 + step);
  const noun = near.find((at) => pieces.is(at, ...nounsOfSheets)) ?? -1;
  const state = near.find((at) => pieces.is(at, ...states)) ?? -1;
  const what = states.find((each) => pieces.is(state, each));
  const run = near.filter((at) => at <= Math.max(noun, state));
  const isPlain = run.every((at) => at === noun || at === state || pieces.isSoft(at));
  if (last < 0 || last - from > 3 || noun < 0 || what === undefined || !isPlain) return undefined;
  return {
    since: { measure: 'hours', of: [{ field: 'sheet', is: true, stages: sheetStages[what] }], isWeek: true },
    taken: [from, last, ...run],
  };
}
