/**
 * Listeners that a file adds to an emitter of its own, and the calls that reach them: `bus.on('sold', take)` and
 * `bus.emit('sold', order)`. Only what the module itself adds counts: that is part of every unit's environment.
 */
import type { FileContext } from '../file-context.ts';
import { positional } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Call } from './call.ts';
import { callFunction } from './functions.ts';
import type { Run } from './run.ts';

const adding = new Set(['on', 'once', 'addListener', 'prependListener']);
const listenersOf = new WeakMap<FileContext, ReadonlyMap<string, readonly number[]>>();

function keyOf(emitter: string, event: string): string {
  return `${emitter}\u0000${event}`;
}

function isEvent(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** The function that a call adds, by emitter and event; undefined for any other call. */
function added(file: FileContext, call: number): { readonly key: string; readonly func: number } | undefined {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, call, F.callee);
  if (kindAt(syntax, callee) !== K.member || !adding.has(resolver.lastOf(callee))) return undefined;
  const [event = none, listener = none] = positional(syntax, call);
  const name = event === none ? undefined : constantOf(resolver, event);
  if (!isEvent(name) || listener === none) return undefined;
  const func = kindAt(syntax, listener) === K.func ? listener : resolver.localFunction(listener);
  return func < 0 ? undefined : { key: keyOf(textOf(syntax, childBy(syntax, callee, F.object)), name), func };
}

function findListeners(file: FileContext): ReadonlyMap<string, readonly number[]> {
  const { syntax, units } = file;
  const bodies = new Set(units.list.map(({ body }) => body));
  const found = new Map<string, number[]>();
  for (let node = 0; node < syntax.count; node += 1) {
    if (bodies.has(node)) node = endOf(syntax, node) - 1;
    else if (syntax.kind[node] === K.call) {
      const own = added(file, node);
      if (own !== undefined) found.set(own.key, [...(found.get(own.key) ?? []), own.func]);
    }
  }
  return found;
}

/** Calls the listeners of this file that an `emit` reaches. */
export function callListeners(run: Run, call: Call): void {
  if (call.last !== 'emit' || call.object === none) return;
  const [first = none] = positional(run.syntax, call.node);
  const event = first === none ? undefined : constantOf(run.resolver, first);
  if (!isEvent(event)) return;
  const known = listenersOf.get(run.file) ?? findListeners(run.file);
  listenersOf.set(run.file, known);
  const given = { ...call.given, positional: call.given.positional.slice(1) };
  for (const func of known.get(keyOf(textOf(run.syntax, call.object), event)) ?? [])
    callFunction(run, func, { node: call.node, shown: `the listener of ${event}`, given, object: none });
}
