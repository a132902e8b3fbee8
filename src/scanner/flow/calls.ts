import { keyText } from '../match/call-parts.ts';
import { allHold } from '../match/conditions.ts';
import { parametersOf } from '../match/handlers.ts';
import type { CompiledCleaner, CompiledPropagator } from '../match/models.ts';
import { parameterPattern } from '../names/declare.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { callClosure } from './closures.ts';
import { addInto } from './patterns.ts';
import type { Run } from './run.ts';
import { type Arguments, appended, checkKey, checkSink, reach } from './sinks.ts';
import type { Summary } from './summary.ts';
import { concatenate } from './text.ts';
import {
  allTaints,
  clean,
  cleanTaints,
  elementOf,
  join,
  type Taint,
  tainted,
  unite,
  unknown,
  type Value,
} from './value.ts';

/** A call with everything its handling needs. */
interface Call {
  readonly node: number;
  readonly callee: number;
  readonly name: string | undefined;
  readonly last: string;
  readonly receiver: Value;
  /** Node of the receiver, or `none`. */
  readonly object: number;
  readonly given: Arguments;
}

function evaluateArguments(run: Run, list: number): Arguments {
  const positional: Value[] = [];
  const byName = new Map<string, Value>();
  let rest = unknown;
  if (kindAt(run.syntax, list) !== K.args) {
    // A generator as only argument stands without a list; a tagged template has its parts.
    return { positional: list === none ? [] : [run.evaluate(list)], byName, rest };
  }
  for (const child of childrenOf(run.syntax, list)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.keywordArg)
      byName.set(keyText(run.syntax, child), run.evaluate(childBy(run.syntax, child, F.value)));
    else if (kind === K.spread) rest = join(rest, elementOf(run.evaluate(child)));
    else positional.push(run.evaluate(child));
  }
  return { positional, byName, rest };
}

function everything(call: Call): readonly Taint[] {
  let taints = call.given.rest.taints;
  for (const value of [...call.given.positional, ...call.given.byName.values()])
    taints = unite(taints, allTaints(value));
  return taints;
}

function sanitized(call: Call, cleaners: readonly CompiledCleaner[]): Value {
  const bits = cleaners.reduce((sum, cleaner) => sum | cleaner.bits, 0);
  return tainted(cleanTaints(unite(everything(call), call.receiver.taints), bits));
}

/** `"…{}".format(x)`: what stands before the first place is the beginning. */
function formatted(run: Run, call: Call): Value {
  const text = call.receiver.constant;
  if (typeof text !== 'string') return tainted(unite(call.receiver.taints, everything(call)));
  return concatenate(run, [{ ...unknown, constant: text.split('{')[0] ?? '' }, tainted(everything(call))]);
}

function propagated(run: Run, call: Call, models: readonly CompiledPropagator[]): Value {
  if (call.last === 'format') return formatted(run, call);
  // What one library's model says of a call holds beside what another's says.
  const shared = models.reduce((bits, model) => bits | (model.args === undefined ? model.bits : 0), 0);
  let taints = shared === 0 ? call.receiver.taints : cleanTaints(call.receiver.taints, shared);
  for (const model of models) {
    const values =
      model.args === undefined
        ? undefined
        : model.args.map((position) => call.given.positional[position] ?? unknown);
    const passing = values === undefined ? everything(call) : values.flatMap((value) => allTaints(value));
    const bits = model.bits | shared;
    const own = bits === 0 ? passing : cleanTaints(passing, bits);
    if (model.into === true && call.object !== none) addInto(run, call.object, tainted(own));
    else taints = unite(taints, own);
  }
  return tainted(
    run.advance(taints, `passes through ${call.last || textOf(run.syntax, call.callee)}`, call.node),
  );
}

/** Methods whose result is what their callback returns. */
const mapping = new Set([
  'map',
  'flatMap',
  'then',
  'catch',
  'finally',
  'reduce',
  'reduceRight',
  'replace',
  'replaceAll',
]);

/** Hands a receiver's elements to the functions among the arguments, as `forEach`, `map` and `then` do. */
function runCallbacks(run: Run, call: Call): Value {
  let result = unknown;
  const element = elementOf(call.receiver);
  for (const value of call.given.positional) {
    if (value.func < 0 || !run.pending.has(value.func)) continue;
    const returned = callClosure(run, value.func, (position) => (position < 2 ? element : undefined));
    if (mapping.has(call.last)) result = join(result, returned);
  }
  return result;
}

/** A named function as callback: `values.map(Number)`, `names.map(escapeHtml)`. */
function namedCallback(run: Run, call: Call): readonly CompiledCleaner[] {
  const first = childrenOf(run.syntax, childBy(run.syntax, call.node, F.arguments))[0] ?? none;
  const kind = kindAt(run.syntax, first);
  if (kind !== K.identifier && kind !== K.member) return [];
  return run.models.sanitizers.find(run.resolver.nameOf(first), run.resolver.lastOf(first));
}

/** Position of the first parameter that a caller's first argument meets: Python methods have `self` before it. */
function parameterShift(run: Run, func: number, callee: number): number {
  if (run.syntax.grammar.family !== 'python' || kindAt(run.syntax, callee) !== K.member) return 0;
  const first = textOf(run.syntax, parameterPattern(run.syntax, parametersOf(run.syntax, func)[0] ?? none));
  return first === 'self' || first === 'cls' ? 1 : 0;
}

type Passed = (position: number, name: string) => Value | undefined;

function passing(call: Call, shift: number): Passed {
  return (position, name) =>
    call.given.byName.get(name) ??
    call.given.positional[position - shift] ??
    (call.given.rest.taints.length > 0 ? call.given.rest : undefined);
}

/** What a summary says of these arguments: taints that come back, and sinks that are reached. */
function applySummary(
  run: Run,
  call: Call,
  summary: Summary,
  passed: (position: number) => Value | undefined,
): Value {
  const shown = textOf(run.syntax, call.callee);
  const taintsOf = (position: number) =>
    run.advance(allTaints(passed(position) ?? unknown), `passed to ${shown}`, call.node);
  for (const sink of summary.sinks) {
    const taints = taintsOf(sink.parameter);
    if (taints.length > 0) reach(run, taints, { ...sink, beyond: sink.step });
  }
  let returned: readonly Taint[] = [];
  for (const taint of summary.returns) {
    if (typeof taint.origin === 'string') returned = unite(returned, [taint]);
    else {
      const through = taintsOf(taint.origin).map((own) => ({
        ...own,
        cleaned: own.cleaned | taint.cleaned,
        step: appended(own.step, taint.step),
      }));
      returned = unite(returned, through);
    }
  }
  return tainted(run.advance(returned, `returned by ${shown}`, call.node));
}

/** The function that is called, when it is of this unit, this file or this workspace. */
function callOwn(run: Run, call: Call, value: Value): Value | undefined {
  if (value.func >= 0 && !run.file.units.byFunction.has(value.func))
    return callClosure(run, value.func, passing(call, 0));
  const func = value.func >= 0 ? value.func : run.resolver.localFunction(call.callee);
  const unit = func < 0 ? undefined : run.file.units.byFunction.get(func);
  if (func >= 0 && unit !== undefined) {
    const shift = parameterShift(run, func, call.callee);
    const names = parametersOf(run.syntax, func).map((each) =>
      textOf(run.syntax, parameterPattern(run.syntax, each)),
    );
    const passed = passing(call, shift);
    return applySummary(run, call, run.summaries.ofUnit(unit), (position) =>
      passed(position, names[position] ?? ''),
    );
  }
  const summary = call.name === undefined ? undefined : run.summaries.ofImport(call.name);
  return summary && applySummary(run, call, summary, (position) => passing(call, 0)(position, ''));
}

function cleanersOf(run: Run, call: Call): readonly CompiledCleaner[] {
  const known = run.models.sanitizers.find(call.name, call.last);
  if (known.every((each) => each.where === undefined)) return known;
  const match = { node: call.node, value: none, name: '' };
  return known.filter((each) => allHold(run.resolver, match, { where: each.where ?? [] }));
}

/** What a call gives that no function of ours explains. */
function callLibrary(run: Run, call: Call): Value {
  const [source] = run.models.calls.find(call.name, call.last);
  if (source !== undefined) return clean(run.source(source.class, source.label, call.node), source.bits);
  const cleaners = cleanersOf(run, call);
  if (cleaners.length > 0) return sanitized(call, cleaners);
  const fromCallbacks = runCallbacks(run, call);
  const propagators = run.models.propagators.find(call.name, call.last);
  if (propagators.length > 0) return join(propagated(run, call, propagators), fromCallbacks);
  if (run.models.safeProperties.has(call.last)) return fromCallbacks;
  if (mapping.has(call.last) && call.given.positional.some((value) => value.func >= 0)) return fromCallbacks;
  const named = mapping.has(call.last) ? namedCallback(run, call) : [];
  const own =
    named.length > 0
      ? clean(
          call.receiver,
          named.reduce((bits, each) => bits | each.bits, 0),
        )
      : call.receiver;
  // A method of a tainted value gives a tainted value, whatever the method.
  return join(tainted(allTaints(own)), fromCallbacks);
}

/** A template behind a name, as in sql`…${x}`: the tag decides, and those in use bind their values. */
function isTagged(run: Run, node: number): boolean {
  const list = childBy(run.syntax, node, F.arguments);
  return kindAt(run.syntax, list) === K.template && kindAt(run.syntax, parentOf(run.syntax, list)) === K.call;
}

/** Value of a call or construction. */
export function evaluateCall(run: Run, node: number): Value {
  const callee = unwrap(run.syntax, childBy(run.syntax, node, F.callee));
  const isMember = kindAt(run.syntax, callee) === K.member;
  const object = isMember ? childBy(run.syntax, callee, F.object) : none;
  const receiver = run.evaluate(object);
  const value = isMember ? unknown : run.evaluate(callee);
  if (kindAt(run.syntax, callee) === K.subscript) checkKey(run, callee, 'reflection');
  const given = evaluateArguments(run, childBy(run.syntax, node, F.arguments));
  if (isTagged(run, node)) return unknown;
  const name = run.resolver.nameOf(callee);
  const last = run.resolver.lastOf(callee);
  const call: Call = { node, callee, name, last, receiver, object, given };
  for (const sink of run.models.sinks.find(name, last)) checkSink(run, node, sink, { ...given, receiver });
  const own = callOwn(run, call, isMember ? memberFunction(run, receiver, last) : value);
  if (own === undefined) return callLibrary(run, call);
  return join(own, runCallbacks(run, call));
}

/** A function kept in a literal object: `const handlers = { read: (path) => … }; handlers.read(x)`. */
function memberFunction(run: Run, receiver: Value, last: string): Value {
  const held = receiver.fields?.get(last);
  return held !== undefined && held.func >= 0 && !run.active.has(held.func) ? held : unknown;
}
