/** Fixes of flows, by the class of their sink: forms that are safe whatever the value is. */
import type { DraftFix, OffsetFix } from '../../draft.ts';
import type { CompiledSink } from '../../match/models.ts';
import { anchorOf } from '../../units.ts';
import type { Run } from '../run.ts';
import { commandFix } from './command-arguments.ts';
import { pathFix } from './path-check.ts';
import { redirectFix, targetFix } from './redirect-target.ts';
import { sqlFix } from './sql-parameters.ts';
import { textCallFix, textContentFix } from './text-content.ts';

type FixOf = (run: Run, call: number, sink: CompiledSink) => OffsetFix | undefined;

const byClass: ReadonlyMap<string, FixOf> = new Map<string, FixOf>([
  ['sql', sqlFix],
  ['command', commandFix],
  ['html', textCallFix],
  ['path', pathFix],
  ['redirect', redirectFix],
]);

/** A fix of a call whose argument reaches a sink; positions are anchors. */
export function flowFixes(run: Run, call: number, sink: CompiledSink): readonly DraftFix[] {
  const fix = byClass.get(sink.class)?.(run, call, sink);
  return fix === undefined ? [] : [anchored(run, fix)];
}

/** A fix of an assignment whose value reaches a sink. */
export function assignmentFixes(
  run: Run,
  {
    target,
    value,
    sinkClass,
  }: { readonly target: number; readonly value: number; readonly sinkClass: string },
): readonly DraftFix[] {
  const fix = sinkClass === 'redirect' ? targetFix(run, value) : textContentFix(run, target, value);
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
