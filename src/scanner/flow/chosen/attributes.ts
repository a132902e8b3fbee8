/** An attribute whose name others choose: one that is called runs, another is read. */
import type { CompiledSink } from '../../match/models.ts';
import { usesOf } from '../../match/uses.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

/**
 * `getattr(model, name)`: where what it gives is not called, an attacker reads an attribute of an object at hand, which is
 * less than what runs or loads.
 */
export function asAttribute(run: Run, sink: CompiledSink, call: number): CompiledSink {
  const { resolver, syntax } = run;
  if (sink.class !== 'reflection' || resolver.nameOf(childBy(syntax, call, F.callee)) !== 'getattr')
    return sink;
  const isCallee = (node: number) => childBy(syntax, parentOf(syntax, node), F.callee) === node;
  const places = isKept(syntax, call) ? usesOf(resolver, call) : [call];
  const isRead = places.length > 0 && places.every((node) => !isCallee(node) && !leaves(run, node));
  return isRead ? { ...sink, impact: 'medium' } : sink;
}

/** A name of this function holds it: its uses are seen. */
function isKept(syntax: Syntax, call: number): boolean {
  const holder = parentOf(syntax, call);
  return (
    kindAt(syntax, holder) === K.assign && kindAt(syntax, childBy(syntax, holder, F.left)) === K.identifier
  );
}

/** What runs what it is handed, some time. */
const starters =
  /(?:^|\.)(?:Thread|Process|Timer|submit|map|apply|apply_async|call_soon|call_later|run_in_executor|partial|add_job|create_task|ensure_future|run_sync|to_thread|delay|spawn|start_new_thread)$/;

/** Whether it goes where nobody here sees whether it is called: out of the function, into a field, to what starts it. */
function leaves({ syntax }: Run, node: number): boolean {
  const holder = parentOf(syntax, node);
  const kind = kindAt(syntax, holder);
  if (kind === K.return || kind === K.assign || kind === K.yield || kind === K.func) return true;
  const list = kind === K.keywordArg ? parentOf(syntax, holder) : holder;
  if (kindAt(syntax, list) !== K.args) return false;
  return starters.test(textOf(syntax, childBy(syntax, parentOf(syntax, list), F.callee)).slice(-80));
}
