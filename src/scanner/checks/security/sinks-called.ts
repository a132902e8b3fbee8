/** What checks of sinks share that look at the call alone, without a flow. */
import { type Hit, reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { receiverFits } from '../../flow/receiver.ts';
import { allHold } from '../../match/conditions.ts';
import type { CompiledSink } from '../../match/models.ts';
import { none } from '../../syntax/syntax.ts';

/** Sinks that a call is, by its name, its receiver and their conditions. */
export function sinksCalled(file: FileContext, call: number, callee: number): readonly CompiledSink[] {
  const { models, resolver } = file;
  const match = { node: call, value: none, name: '' };
  return models.sinks
    .find(resolver.nameOf(callee), resolver.lastOf(callee))
    .filter(
      ({ receiver, where }) =>
        (receiver === undefined || receiverFits(resolver, callee, receiver)) &&
        allHold(resolver, match, { where: where ?? [] }),
    );
}

/** A hit that names what is written there, by its end. */
export function hitAt(file: FileContext, node: number, name: string): Hit {
  return { ...reportSpan(file.syntax, node), values: { name: name.replace(/\s+/g, '').slice(-60) } };
}
