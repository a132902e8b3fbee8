/** Functions handed to a call: what the callee gives them, and what of their answers comes back. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Arguments } from './arguments.ts';
import { applySummary, callFunction, type Site } from './functions.ts';
import type { Run } from './run.ts';
import { clean } from './value/clean.ts';
import { elementOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { anyKey } from './value/keys.ts';
import { unknown, type Value } from './value/value.ts';

/** A call on a receiver, with functions among its arguments. */
export interface CallbackCall {
  readonly node: number;
  readonly last: string;
  readonly name: string | undefined;
  readonly receiver: Value;
  readonly given: Arguments;
}

/** What a callback of a method gets, by position: the element, the collection, or nothing that is known. */
type Handed = 'element' | 'whole' | 'initial' | 'nothing';

const elements: readonly Handed[] = ['element', 'nothing', 'whole'];

/** Methods whose callback's parameters are not `element, index, collection`. */
const handedBy: ReadonlyMap<string, readonly Handed[]> = new Map([
  ['reduce', ['initial', 'element']],
  ['reduceRight', ['initial', 'element']],
  ['sort', ['element', 'element']],
  ['then', ['whole']],
  ['catch', ['whole']],
  ['replace', ['whole', 'whole', 'whole']],
  ['replaceAll', ['whole', 'whole', 'whole']],
]);

type Result = 'list' | 'value' | 'receiver' | 'element';

/** What comes of a method that takes a callback. */
const resultOf: ReadonlyMap<string, Result> = new Map([
  ['map', 'list'],
  ['flatMap', 'list'],
  ['then', 'value'],
  ['catch', 'value'],
  ['finally', 'receiver'],
  ['reduce', 'value'],
  ['reduceRight', 'value'],
  ['replace', 'value'],
  ['replaceAll', 'value'],
  ['filter', 'receiver'],
  ['sort', 'receiver'],
  ['toSorted', 'receiver'],
  ['find', 'element'],
  ['findLast', 'element'],
]);

/** A receiver of which nothing is known hands out what its own taint says. */
function handed(call: CallbackCall, position: number): Value | undefined {
  const kinds = handedBy.get(call.last) ?? elements;
  const kind = kinds[position] ?? 'nothing';
  if (kind === 'element') return elementOf(call.receiver);
  if (kind === 'whole') return call.receiver;
  if (kind === 'initial') return join(call.given.positional[1] ?? unknown, elementOf(call.receiver));
  return undefined;
}

function callbackSite(run: Run, call: CallbackCall, node: number): Site {
  const positional = [0, 1, 2].map((position) => handed(call, position) ?? unknown);
  const given: Arguments = { positional, byName: new Map(), rest: unknown, receiver: unknown };
  return {
    node: call.node,
    shown: textOf(run.syntax, node).split(/[\n({=]/)[0] || 'the callback',
    given,
    object: none,
  };
}

/** What one callback gives back; undefined when the argument is no function that is known. */
function callOne(run: Run, call: CallbackCall, value: Value, node: number): Value | undefined {
  if (value.func >= 0 && !run.active.has(value.func))
    return callFunction(run, value.func, callbackSite(run, call, node));
  const kind = kindAt(run.syntax, node);
  if (kind !== K.identifier && kind !== K.member) return undefined;
  const name = run.resolver.nameOf(node);
  const summary = name === undefined ? undefined : run.summaries.ofImport(name);
  if (summary !== undefined) return applySummary(run, callbackSite(run, call, node), summary);
  // A library's function by its name: `values.map(Number)`, `names.map(escapeHtml)`.
  const cleaners = run.models.sanitizers.find(name, run.resolver.lastOf(node));
  if (cleaners.length === 0) return undefined;
  const bits = cleaners.reduce((sum, each) => sum | each.bits, 0);
  return clean(handed(call, 0) ?? unknown, bits);
}

function listOfAny(element: Value): Value {
  return { ...unknown, fields: new Map([[anyKey, element]]) };
}

function resultFrom(call: CallbackCall, returned: Value): Value | undefined {
  const result = resultOf.get(call.last);
  if (result === 'value') return call.last === 'catch' ? join(returned, call.receiver) : returned;
  if (result === 'list') {
    const isNested = call.last === 'flatMap' && returned.fields !== undefined;
    return listOfAny(isNested ? elementOf(returned) : returned);
  }
  if (result === 'element') return elementOf(call.receiver);
  return result === 'receiver' ? anyOrder(call.receiver) : undefined;
}

/** The same elements, some of them or in another order. */
function anyOrder(list: Value): Value {
  if (list.fields === undefined) return list;
  return { ...listOfAny(elementOf(list)), taints: list.taints };
}

/** `path.reduce((node, key) => node[key], tree)`: what one turn gives is where the next one begins. */
function reduced(run: Run, call: CallbackCall, value: Value, node: number): Value | undefined {
  if (!call.last.startsWith('reduce') || value.func < 0 || run.syntax.grammar.family === 'python')
    return undefined;
  const first = callOne(run, call, value, node);
  if (first?.via === undefined) return first;
  const [func = unknown, initial = unknown] = call.given.positional;
  const given = { ...call.given, positional: [func, join(initial, first)] };
  return callOne(run, { ...call, given }, value, node) ?? first;
}

/** Runs the functions among the arguments; gives the call's result where a callback decides it. */
export function runCallbacks(run: Run, call: CallbackCall): Value | undefined {
  const nodes = childrenOf(run.syntax, childBy(run.syntax, call.node, F.arguments)).filter(
    (child) => kindAt(run.syntax, child) !== K.keywordArg,
  );
  let returned: Value | undefined;
  call.given.positional.forEach((value, position) => {
    const node = nodes[position] ?? none;
    // Names are only asked for where a method is known to call what it is given.
    if (value.func < 0 && (position > 0 || !resultOf.has(call.last))) return;
    const own = reduced(run, call, value, node) ?? callOne(run, call, value, node);
    if (own !== undefined) returned = returned === undefined ? own : join(returned, own);
  });
  return returned === undefined ? undefined : resultFrom(call, returned);
}

/** `Array.from(names, (name) => …)`, `functools.reduce((a, b) => …, names)`: the list is an argument. */
export function overArgument(run: Run, call: CallbackCall): Value | undefined {
  const way = call.name === undefined ? undefined : listFirst.get(call.name);
  if (way === undefined) return undefined;
  const func = call.given.positional[way.func];
  const list = call.given.positional[1 - way.func];
  if (func === undefined || list === undefined) return undefined;
  const nodes = childrenOf(run.syntax, childBy(run.syntax, call.node, F.arguments));
  const over: CallbackCall = { ...call, last: way.like, receiver: list };
  const returned = callOne(run, over, func, nodes[way.func] ?? none);
  return returned === undefined ? undefined : resultFrom(over, returned);
}

const listFirst: ReadonlyMap<string, { readonly func: 0 | 1; readonly like: string }> = new Map([
  ['Array.from', { func: 1, like: 'map' }],
  ['functools.reduce', { func: 0, like: 'reduce' }],
]);

/** `map(clean, values)`, `filter(test, values)` of Python. */
export function mapOver(run: Run, call: CallbackCall): Value | undefined {
  const [func = unknown, list = unknown] = call.given.positional;
  const nodes = childrenOf(run.syntax, childBy(run.syntax, call.node, F.arguments));
  const over: CallbackCall = { ...call, last: 'map', receiver: list };
  const returned = callOne(run, over, func, nodes[0] ?? none);
  if (call.name === 'filter') return returned === undefined ? undefined : anyOrder(list);
  return returned === undefined ? undefined : listOfAny(returned);
}
