/** Names of which others choose the end alone: `getattr(self, "do_%s" % method)` reaches what begins so, and nothing else. */
import { positional } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import type { CompiledSink } from '../../match/models.ts';
import type { Resolver } from '../../names/resolver.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';

const maxDepth = 4;
/** What no name of the language itself begins with; those begin with an underscore. */
const beginning = /^[A-Za-z]\w/;
const writtenStart = /^[fF]?["'`]{1,3}[A-Za-z]\w+(?=\$?\{)/;
const members = new Set(['getattr', 'builtins.getattr']);

/** The sink as one of a member whose name begins with a word of ours, where that is so. */
export function asPrefixed(
  run: Run,
  sink: CompiledSink,
  { node: call, given }: Pick<Call, 'node' | 'given'>,
): CompiledSink {
  if (sink.class !== 'reflection' || sink.isBounded === true) return sink;
  if (!members.has(run.resolver.nameOf(childBy(run.syntax, call, F.callee)) ?? '')) return sink;
  const written = positional(run.syntax, call);
  const chosen = (sink.args ?? []).filter((at) => (given.positional[at]?.taints.length ?? 0) > 0);
  const isPrefixed =
    chosen.length > 0 && chosen.every((at) => beginsWritten(run.resolver, written[at] ?? none));
  return isPrefixed ? { ...sink, isBounded: true } : sink;
}

/** Whether a text begins with two letters or more that are written in the program. */
export function beginsWritten(resolver: Resolver, node: number, depth = 0): boolean {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (inner < 0 || depth > maxDepth) return false;
  const text = constantOf(resolver, inner);
  if (typeof text === 'string') return beginning.test(text);
  const kind = kindAt(syntax, inner);
  if (kind === K.template || kind === K.string) return writtenStart.test(textOf(syntax, inner));
  if (kind === K.binary && (operatorOf(syntax, inner) === '+' || operatorOf(syntax, inner) === '%'))
    return beginsWritten(resolver, childBy(syntax, inner, F.left), depth + 1);
  if (kind === K.call) {
    const callee = childBy(syntax, inner, F.callee);
    return (
      resolver.lastOf(callee) === 'format' &&
      beginsWritten(resolver, childBy(syntax, callee, F.object), depth + 1)
    );
  }
  const binding = kind === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const isFixed =
    binding !== undefined &&
    binding.writes === 0 &&
    binding.others === undefined &&
    binding.path.length === 0;
  return isFixed && binding.init > 0 && beginsWritten(resolver, binding.init, depth + 1);
}
