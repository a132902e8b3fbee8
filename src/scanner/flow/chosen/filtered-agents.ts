/**
 * Agents that refuse addresses of the own network when they connect, after names were looked up and redirects followed:
 * `axios.get(url, { httpAgent: ssrfFilter(url), httpsAgent: ssrfFilter(url) })`.
 */
import type { CompiledSink } from '../../match/models.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

const filters = /^(?:ssrf-req-filter|request-filtering-agent|ssrf-agent|ssrf-agent-guard)(?:[.(]|$)/;
const options = new Set(['agent', 'httpAgent', 'httpsAgent', 'http', 'https', 'dispatcher']);
/** Options that hold others. */
const holders = new Set(['agent', 'options']);
const maxDepth = 4;

/** The sink as one that such an agent bounds. */
export function asFiltered(run: Run, sink: CompiledSink, call: number): CompiledSink {
  if (sink.class !== 'ssrf' || sink.isBounded === true || run.syntax.grammar.family !== 'script') return sink;
  const given = childrenOf(run.syntax, childBy(run.syntax, call, F.arguments));
  return given.some((each) => hasFilter(run, each, 0)) ? { ...sink, isBounded: true } : sink;
}

/** Whether options name an agent that filters. */
function hasFilter(run: Run, node: number, depth: number): boolean {
  const { syntax } = run;
  const inner = meantBy(run, node);
  if (kindAt(syntax, inner) !== K.object || depth > maxDepth) return false;
  const pairs = childrenOf(syntax, inner).filter((each) => kindAt(syntax, each) === K.pair);
  return pairs.some((pair) => {
    const key = textOf(syntax, childBy(syntax, pair, F.key)).replace(/^['"]|['"]$/g, '');
    const value = childBy(syntax, pair, F.value);
    return (
      (options.has(key) && isFilter(run, value, 0)) || (holders.has(key) && hasFilter(run, value, depth + 1))
    );
  });
}

/** What a name stands for that is given one value. */
function meantBy({ syntax, resolver }: Run, node: number): number {
  const inner = unwrap(syntax, node);
  const binding = kindAt(syntax, inner) === K.identifier ? bindingAt(resolver.names, inner) : undefined;
  const isFixed =
    binding !== undefined && binding.writes === 0 && binding.path.length === 0 && binding.init > 0;
  return isFixed ? unwrap(syntax, binding.init) : inner;
}

/** A call or object of such a package, or a setting's choice of one: `isOff ? null : ssrfFilter(url)`. */
function isFilter(run: Run, node: number, depth: number): boolean {
  const { syntax, resolver } = run;
  const inner = meantBy(run, node);
  const kind = kindAt(syntax, inner);
  if (depth > maxDepth) return false;
  if (kind === K.ternary)
    return childrenOf(syntax, inner)
      .slice(1)
      .some((side) => isFilter(run, side, depth + 1));
  const callee = kind === K.call || kind === K.new ? childBy(syntax, inner, F.callee) : none;
  return filters.test(resolver.nameOf(callee === none ? inner : callee) ?? '');
}
