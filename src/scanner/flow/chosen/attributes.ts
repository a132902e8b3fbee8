/** An attribute whose name others choose: one that is called runs, another is read. */
import type { CompiledSink } from '../../match/models.ts';
import { usesOf } from '../../match/uses.ts';
import { F } from '../../syntax/kinds.ts';
import { childBy, parentOf } from '../../syntax/read.ts';
import type { Run } from '../run.ts';

/**
 * `getattr(model, name)`: where what it gives is not called, an attacker reads an attribute of an object at hand, which is
 * less than what runs or loads.
 */
export function asAttribute({ resolver, syntax }: Run, sink: CompiledSink, call: number): CompiledSink {
  if (sink.class !== 'reflection' || resolver.nameOf(childBy(syntax, call, F.callee)) !== 'getattr')
    return sink;
  const isCallee = (node: number) => childBy(syntax, parentOf(syntax, node), F.callee) === node;
  const runs = isCallee(call) || usesOf(resolver, call).some(isCallee);
  return runs ? sink : { ...sink, impact: 'medium' };
}
