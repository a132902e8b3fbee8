/** Functions that are called by way of another: `run.call(…)`, `partial`, threads, executors, promises. */
import { fitsName } from '../names/name-index.ts';
import { lastSegment } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './call.ts';
import { mapOver } from './callbacks.ts';
import { applySummary, callFunction, type Site } from './functions.ts';
import type { Run } from './run.ts';
import { checkSink } from './sinks.ts';
import { joinStates } from './state.ts';
import { elementsOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { type Bound, unknown, type Value } from './value/value.ts';

/** Where a call takes its function and that function's arguments from. */
interface Way {
  readonly calls: readonly string[];
  /** Position or keyword of the function, or the receiver. */
  readonly func: number | string | 'receiver';
  /** Arguments from this position on. */
  readonly from?: number;
  /** Position or keyword of a list of arguments. */
  readonly list?: number | string;
  /** The function is kept, not called. */
  readonly keeps?: true;
}

const ways: Readonly<Record<'script' | 'python', readonly Way[]>> = {
  script: [
    { calls: ['*.call'], func: 'receiver', from: 1 },
    { calls: ['*.apply'], func: 'receiver', list: 1 },
    { calls: ['*.bind'], func: 'receiver', from: 1, keeps: true },
    { calls: ['setTimeout', 'setInterval'], func: 0, from: 2 },
    { calls: ['setImmediate', 'process.nextTick'], func: 0, from: 1 },
    { calls: ['util.promisify'], func: 0, from: 9, keeps: true },
  ],
  python: [
    { calls: ['functools.partial'], func: 0, from: 1, keeps: true },
    { calls: ['asyncio.to_thread', '*.submit', '*.call_soon', '*.add_task'], func: 0, from: 1 },
    { calls: ['*.run_in_executor', '*.call_later'], func: 1, from: 2 },
    { calls: ['threading.Thread', 'multiprocessing.Process'], func: 'target', list: 'args' },
    { calls: ['threading.Timer'], func: 1, list: 2 },
    { calls: ['*.apply_async', '*.apply'], func: 0, list: 1 },
  ],
};

const wayNames: ReadonlySet<string> = new Set(
  [...ways.script, ...ways.python].flatMap((way) => way.calls.map(lastSegment)),
);

interface Callee {
  readonly value: Value;
  readonly node: number;
}

function argumentNodes(run: Run, call: Call): number[] {
  return childrenOf(run.syntax, childBy(run.syntax, call.node, F.arguments));
}

function calleeOf(run: Run, call: Call, { func }: Way): Callee {
  if (func === 'receiver') return { value: call.receiver, node: call.object };
  const nodes = argumentNodes(run, call);
  if (typeof func === 'number')
    return { value: call.given.positional[func] ?? unknown, node: nodes[func] ?? none };
  const keyword = nodes.find(
    (node) =>
      kindAt(run.syntax, node) === K.keywordArg &&
      textOf(run.syntax, childBy(run.syntax, node, F.name)) === func,
  );
  const node = keyword === undefined ? none : childBy(run.syntax, keyword, F.value);
  return { value: call.given.byName.get(func) ?? unknown, node };
}

function argumentsOf(call: Call, way: Way): Arguments {
  const { positional, byName, rest } = call.given;
  if (way.list !== undefined) {
    const list = (typeof way.list === 'number' ? positional[way.list] : byName.get(way.list)) ?? unknown;
    const named = byName.get('kwargs')?.fields ?? new Map();
    return {
      positional: elementsOf(list),
      byName: named,
      rest: list.size < 0 ? list : unknown,
      receiver: unknown,
    };
  }
  return { positional: positional.slice(way.from), byName, rest, receiver: unknown };
}

/** The function that an expression means, with what is bound to it already. */
function boundOf(run: Run, { value, node }: Callee): Bound | undefined {
  if (value.bound !== undefined) return value.bound;
  const func = value.func >= 0 ? value.func : run.resolver.localFunction(node);
  const name = func >= 0 ? undefined : run.resolver.nameOf(node);
  const isKnown =
    func >= 0 ||
    (name !== undefined &&
      (run.models.sinks.find(name, lastSegment(name)).length > 0 || run.summaries.hasImport(name)));
  return isKnown ? { func, name, positional: [], byName: new Map() } : undefined;
}

/** Calls what is bound with what is still given. */
function invoke(run: Run, call: Call, bound: Bound, given: Arguments): Value {
  if (bound.into !== undefined) return settle(run, bound.into, given.positional[0] ?? unknown);
  const all: Arguments = {
    positional: [...bound.positional, ...given.positional],
    byName: new Map([...bound.byName, ...given.byName]),
    rest: given.rest,
    receiver: given.receiver,
  };
  const site: Site = {
    node: call.node,
    shown: textOf(run.syntax, call.callee).slice(0, 60),
    given: all,
    object: none,
  };
  if (bound.func >= 0) return callFunction(run, bound.func, site) ?? unknown;
  if (bound.name === undefined) return unknown;
  for (const sink of run.models.sinks.find(bound.name, lastSegment(bound.name))) checkSink(run, sink, site);
  const summary = run.summaries.ofImport(bound.name);
  return summary === undefined ? unknown : applySummary(run, site, summary);
}

/** Calls a value that is a function with bound arguments. */
export function callBound(run: Run, call: Call, bound: Bound): Value {
  return invoke(run, call, bound, call.given);
}

/** `resolve(value)` inside `new Promise`. */
function settle(run: Run, key: string, value: Value): Value {
  const before = run.get(key);
  run.set(key, before === undefined ? value : join(before, value));
  return unknown;
}

/** Handlers that were made on the way, `stream.on('end', () => resolve(text))`: each may see what another has left. */
function runHandlers(run: Run, before: ReadonlySet<number>): void {
  const made = new Set(
    [...run.pending.keys(), ...run.closureRuns.keys()].filter((func) => !before.has(func)),
  );
  if (made.size > maxHandlers) return;
  for (const func of [...made, ...made]) {
    const start = run.state;
    run.callClosure(func, () => undefined);
    run.state = joinStates(start, run.state);
  }
}

const maxHandlers = 8;

/** `new Promise((resolve) => resolve(value))`: what is given to `resolve` is what comes of it. */
function promised(run: Run, call: Call): Value | undefined {
  const [executor] = call.given.positional;
  if (executor === undefined || executor.func < 0) return undefined;
  const into = `promise ${call.node}`;
  const bound: Bound = { func: -1, name: undefined, positional: [], byName: new Map(), into };
  const given = { positional: [{ ...unknown, bound }], byName: new Map(), rest: unknown, receiver: unknown };
  const before = new Set([...run.pending.keys(), ...run.closureRuns.keys(), executor.func]);
  callFunction(run, executor.func, { node: call.node, shown: 'new Promise', given, object: none });
  runHandlers(run, before);
  return run.get(into) ?? unknown;
}

/** What a call gives that calls another function; undefined when it is none of these. */
export function callIndirect(run: Run, call: Call): Value | undefined {
  if (call.name === 'Promise' && kindAt(run.syntax, call.node) === K.new) return promised(run, call);
  if (call.last === 'map' && call.given.positional.length > 1 && run.syntax.grammar.family === 'python')
    return mapOver(run, call);
  if (!wayNames.has(call.last)) return undefined;
  const way = ways[run.syntax.grammar.family].find(({ calls }) =>
    calls.some((pattern) => fitsName(pattern, call.name, call.last)),
  );
  const bound = way && boundOf(run, calleeOf(run, call, way));
  if (way === undefined || bound === undefined) return undefined;
  const given = argumentsOf(call, way);
  if (way.keeps !== true) return invoke(run, call, bound, given);
  const { positional, byName } = given;
  const both = {
    positional: [...bound.positional, ...positional],
    byName: new Map([...bound.byName, ...byName]),
  };
  return { ...unknown, bound: { ...bound, ...both } };
}
