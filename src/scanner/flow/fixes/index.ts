/** Fixes of flows, by the class of their sink: forms that are safe whatever the value is. */
import type { DraftFix, OffsetFix } from '../../draft.ts';
import { anchorOf } from '../../units.ts';
import type { Run } from '../run.ts';
import { commandFix } from './command-arguments.ts';
import { sqlFix } from './sql-parameters.ts';
import { textCallFix, textContentFix } from './text-content.ts';

const byClass: ReadonlyMap<string, (run: Run, call: number) => OffsetFix | undefined> = new Map([
  ['sql', sqlFix],
  ['command', commandFix],
  ['html', textCallFix],
]);

/** A fix of a call whose argument reaches a sink; positions are anchors. */
export function flowFixes(run: Run, call: number, sinkClass: string): readonly DraftFix[] {
  const fix = byClass.get(sinkClass)?.(run, call);
  return fix === undefined ? [] : [anchored(run, fix)];
}

/** A fix of an assignment whose value reaches a sink. */
export function assignmentFixes(run: Run, target: number, value: number): readonly DraftFix[] {
  const fix = textContentFix(run, target, value);
  return fix === undefined ? [] : [anchored(run, fix)];
}

/** A fix that moves with the text. */
function anchored({ file: { units } }: Run, { title, edits }: OffsetFix): DraftFix {
  return {
    title,
    edits: edits.map(({ from, to, newText }) => ({
      from: anchorOf(units, from),
      to: anchorOf(units, to),
      newText,
    })),
  };
}
