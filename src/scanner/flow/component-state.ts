/** `const [site, setSite] = useState('')`: what the second is called with is what the first is from then on. */
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Call } from './call.ts';
import type { Run } from './run.ts';
import { join } from './value/join.ts';
import { unknown } from './value/value.ts';

/** The name of the state that a function sets, or `none`. */
function stateSetBy({ resolver, syntax }: Run, callee: number): number {
  const setter = kindAt(syntax, callee) === K.identifier ? bindingAt(resolver.names, callee) : undefined;
  const made = setter === undefined ? none : unwrap(syntax, setter.init);
  if (setter === undefined || kindAt(syntax, made) !== K.call) return none;
  if (resolver.lastOf(childBy(syntax, made, F.callee)) !== 'useState') return none;
  const [state = none, second = none] = childrenOf(syntax, parentOf(syntax, setter.node));
  return second === setter.node ? state : none;
}

/** Keeps in the state of a component what a call puts there. */
export function setComponentState(run: Run, { callee, given }: Call): void {
  if (run.syntax.grammar.family === 'python') return;
  const state = bindingAt(run.resolver.names, stateSetBy(run, callee));
  const [value = unknown] = given.positional;
  if (state !== undefined && value.func < 0) run.set(state.id, join(run.get(state.id) ?? unknown, value));
}
