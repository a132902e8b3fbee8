/** What a known sender proves of a page's message: its text comes from a page of one's own, or from one that is trusted. */
import { constantOf } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { memberKey } from './places.ts';
import type { Run } from './run.ts';
import { cleanOrigins, proofMark } from './state.ts';
import type { Taint } from './value/taint.ts';
import { unknown } from './value/value.ts';

const messageEvent = 'MessageEvent()';
const sender = 'origin';
const content = 'data';

/** Whether an expression is the origin of a message, `event.origin`, or a name for it. */
export function isSender(run: Run, node: number): boolean {
  if (run.syntax.grammar.family !== 'script') return false;
  const inner = unwrap(run.syntax, node);
  const kind = kindAt(run.syntax, inner);
  if (kind !== K.member && kind !== K.identifier) return false;
  if (run.resolver.nameOf(inner) === `${messageEvent}.${sender}`) return true;
  return kind === K.member && run.resolver.lastOf(inner) === sender && isEvent(run, inner);
}

/** An event that a listener has handed on to a function of ours. */
function isEvent(run: Run, member: number): boolean {
  return run.evaluate(childBy(run.syntax, member, F.object)).name === messageEvent;
}

/** `event.origin === 'null'`: any sandboxed frame has that origin, whoever wrote its page. */
export function isAnyones(run: Run, origin: number, value: number): boolean {
  return constantOf(run.resolver, value) === 'null' && isSender(run, origin);
}

/** The origin is known, so the message is no stranger's: what was taken out of it, and what will be. */
export function proveSender(run: Run, origin: number): void {
  const inner = unwrap(run.syntax, origin);
  const own = bindingAt(run.resolver.names, inner);
  const event = eventOf(run, inner, own);
  if (event !== none) trust(run, event);
  const holder = own ?? bindingAt(run.resolver.names, event);
  if (holder !== undefined) cleanTaken(run, enclosingFunction(run.syntax, holder.node));
}

/** The event that an origin is of; `none` for a listener's `({ origin, data })`. */
function eventOf(run: Run, origin: number, own: Binding | undefined): number {
  if (own === undefined) return unwrap(run.syntax, childBy(run.syntax, origin, F.object));
  const init = own.init > 0 ? unwrap(run.syntax, own.init) : none;
  if (kindAt(run.syntax, init) === K.member) return unwrap(run.syntax, childBy(run.syntax, init, F.object));
  return own.path.length === 1 && kindAt(run.syntax, init) === K.identifier ? init : none;
}

/** Its content is safe wherever it is read from here on. */
function trust(run: Run, event: number): void {
  const key = `${proofMark}${memberKey(run, event)}.${content}`;
  run.proofs.add(key);
  run.set(key, unknown);
  const binding = bindingAt(run.resolver.names, event);
  // Without its name it is no event of which a member is a source; where paths meet, the name comes back.
  if (binding !== undefined) run.set(binding.id, { ...run.evaluate(event), name: undefined });
}

/** `const { data } = event` before the origin is looked at. */
function cleanTaken(run: Run, listener: number): void {
  const { models, state } = run;
  const [message] = models.reads.find(`${messageEvent}.${content}`, content);
  if (state === undefined || listener === none || message === undefined) return;
  const [from, to] = [run.from(listener), run.to(listener)];
  const isOurs = ({ label, step }: Taint) => {
    let first = step;
    while (first?.previous !== undefined) first = first.previous;
    return label === message.label && first !== undefined && first.from >= from && first.from < to;
  };
  const taken = [...state.entries().values()].flatMap(({ taints }) => taints.filter(isOurs));
  if (taken.length > 0) cleanOrigins(state, new Set(taken.map(({ id }) => id)), allClasses);
}

/** `const { data } = event` after that. */
export function isTrustedPart(run: Run, { init, path }: Binding): boolean {
  if (run.proofs.size === 0 || init <= 0 || path.length !== 1) return false;
  return run.get(`${proofMark}${memberKey(run, init)}.${path[0]}`) !== undefined;
}
