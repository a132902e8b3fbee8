import { keyText } from '../match/call-parts.ts';
import { choicesOf, otherNames } from '../names/other-names.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './call.ts';
import { runCallbacks } from './callbacks.ts';
import { checkKey } from './chosen/keys.ts';
import { asMade } from './chosen/sent-objects.ts';
import { setComponentState } from './component-state.ts';
import { proveReturned } from './guard-calls.ts';
import { callBound, callIndirect } from './indirect.ts';
import { calledName } from './inherited-calls.ts';
import { callLibrary } from './library-calls.ts';
import { callListeners } from './listeners.ts';
import { callOwn } from './own-calls.ts';
import { provenReading } from './places.ts';
import type { Run } from './run.ts';
import { checkSink } from './sinks.ts';
import { objectOf } from './store.ts';
import { elementOf, elementsOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { tainted, unknown, type Value } from './value/value.ts';

function evaluateArguments(run: Run, list: number): Arguments {
  const positional: Value[] = [];
  const byName = new Map<string, Value>();
  let rest = unknown;
  if (kindAt(run.syntax, list) !== K.args) {
    // A generator as only argument stands without a list; a tagged template has its parts.
    return { positional: list === none ? [] : [run.evaluate(list)], byName, rest, receiver: unknown };
  }
  for (const child of childrenOf(run.syntax, list)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.keywordArg)
      byName.set(keyText(run.syntax, child), run.evaluate(childBy(run.syntax, child, F.value)));
    else if (kind === K.spread) rest = join(rest, spreadInto(run, child, { positional, byName }));
    else positional.push(run.evaluate(child));
  }
  return { positional, byName, rest, receiver: unknown };
}

/** `...list`, `*args`, `**options`: known elements take their places; the rest may stand anywhere. */
function spreadInto(
  run: Run,
  spread: number,
  into: { readonly positional: Value[]; readonly byName: Map<string, Value> },
): Value {
  const value = run.evaluate(childAt(run.syntax, spread, 0));
  const isNamed = run.syntax.text.startsWith('**', run.syntax.start[spread]);
  if (isNamed) for (const [key, field] of value.fields ?? []) into.byName.set(key, field);
  else if (value.size >= 0) into.positional.push(...elementsOf(value));
  const isPlaced = value.fields !== undefined && (isNamed || value.size >= 0);
  return isPlaced ? tainted(value.taints) : elementOf(value);
}

/** A template behind a name, as in sql`…${x}`: the tag decides, and those in use bind their values. */
function isTagged(run: Run, node: number): boolean {
  const list = childBy(run.syntax, node, F.arguments);
  return kindAt(run.syntax, list) === K.template && kindAt(run.syntax, parentOf(run.syntax, list)) === K.call;
}

/** Value of a call or construction: of each of the functions that it may mean. */
export function evaluateCall(run: Run, node: number): Value {
  const callee = unwrap(run.syntax, childBy(run.syntax, node, F.callee));
  const choices = choicesOf(run.resolver, callee);
  if (choices === undefined) return evaluateCallOf(run, node, callee);
  run.evaluate(callee);
  return choices.map((each) => evaluateCallOf(run, node, unwrap(run.syntax, each))).reduce(join);
}

function evaluateCallOf(run: Run, node: number, callee: number): Value {
  const isMember = kindAt(run.syntax, callee) === K.member;
  const object = isMember ? childBy(run.syntax, callee, F.object) : none;
  const receiver = run.evaluate(object);
  const value = isMember ? unknown : run.evaluate(callee);
  if (kindAt(run.syntax, callee) === K.subscript && !isOwnTable(run, callee))
    checkKey(run, callee, 'reflection');
  const given = evaluateArguments(run, childBy(run.syntax, node, F.arguments));
  if (isTagged(run, node)) return unknown;
  const name = asImported(run, run.resolver.nameOf(callee)) ?? nameByReceiver(run, receiver, callee);
  const last = run.resolver.lastOf(callee);
  const call: Call = { node, callee, name, last, receiver, object, given: { ...given, receiver } };
  const held = isMember ? memberFunction(run, receiver, last) : value;
  const result = provenReading(run, node) ?? asMade(run, call, callNamed(run, call, held));
  proveReturned(run, node, callee);
  return result;
}

/** Under each name that the callee may have. */
function callNamed(run: Run, call: Call, value: Value): Value {
  const others = otherNames(run.resolver, call.callee);
  const own = others.length > 0 && call.name === undefined ? [] : [call.name];
  return [...own, ...others.map((name) => asImported(run, name))]
    .map((name) => callKnown(run, { ...call, name }, value))
    .reduce(join);
}

/** Of an object that another module hands out, the library's own name: `pg.Pool().query` for `./db.pool.query`. */
function asImported(run: Run, name: string | undefined): string | undefined {
  if (name === undefined || run.summaries.hasImport(name)) return name;
  return run.summaries.aliasOf(name) ?? name;
}

/** A dictionary that Python's code writes has the functions that it wrote there, and no others. */
function isOwnTable(run: Run, subscript: number): boolean {
  if (run.syntax.grammar.family !== 'python') return false;
  const { fields, taints } = run.evaluate(objectOf(run, subscript));
  return fields !== undefined && taints.length === 0;
}

/** By whatever is known of the callee: its value, its place in this workspace, or its name. */
function callKnown(run: Run, call: Call, value: Value): Value {
  if (value.bound !== undefined) return callBound(run, call, value.bound);
  const { name, last } = call.name === undefined ? calledName(run, call.callee) : call;
  for (const sink of run.models.sinks.find(name, last)) checkSink(run, sink, call);
  callListeners(run, call);
  setComponentState(run, call);
  const own = callOwn(run, call, value);
  if (own !== undefined) runCallbacks(run, { ...call, last: '' });
  return own ?? callIndirect(run, call) ?? callLibrary(run, call);
}

/** `wrapper.request.get_json()`: what the receiver is known to be names its method. */
function nameByReceiver(run: Run, receiver: Value, callee: number): string | undefined {
  return receiver.name === undefined ? undefined : `${receiver.name}.${run.resolver.lastOf(callee)}`;
}

/** A function kept in a literal object: `const handlers = { read: (path) => … }; handlers.read(x)`. */
function memberFunction(run: Run, receiver: Value, last: string): Value {
  const held = receiver.fields?.get(last);
  if (held === undefined || run.active.has(held.func)) return unknown;
  return held.func >= 0 || held.bound !== undefined || held.madeBy !== undefined ? held : unknown;
}
