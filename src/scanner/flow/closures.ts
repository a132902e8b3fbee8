/** Runs functions where they are called, or by themselves when nobody in the unit calls them. */
import { limits } from '../limits.ts';
import { handlerOf, parametersOf } from '../match/handlers.ts';
import { enclosingClass, isParameterProperty } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { callerLabel } from './callers.ts';
import { exposureOf } from './exposed.ts';
import { noteOutcomes } from './outcomes.ts';
import { fromFramework, hasSafeType, injectedValue, numberFromFramework } from './parameters.ts';
import { assignTo } from './patterns.ts';
import { sourceHolder } from './places.ts';
import { createFrame, type Passed, type Run } from './run.ts';
import { callerOrigin, checkReturn } from './sinks.ts';
import { joinStates, State } from './state.ts';
import { selfKey } from './store.ts';
import { typedPart } from './types.ts';
import { withField } from './value/fields.ts';
import { join } from './value/join.ts';
import { createPart, strangerPosition } from './value/part.ts';
import { unite } from './value/taint.ts';
import { unknown, type Value } from './value/value.ts';

const maxActive = 5;

/** A function's parameter as a caller meets it. */
export interface Parameter {
  readonly node: number;
  readonly pattern: number;
  /** Position among a caller's arguments; `receiverPosition` for the method's own object. */
  readonly position: number;
  /** Name; what collects the rest begins with one star, what collects names with two. */
  readonly name: string;
}

const bound = new Set(['self', 'cls']);

/** Parameters by the positions of a call: Python's methods have their object before them. */
export function parametersByPosition(run: Run, func: number): Parameter[] {
  const { syntax } = run;
  const nodes = parametersOf(syntax, func);
  const first = textOf(syntax, parameterPattern(syntax, nodes[0] ?? none));
  const isShifted = syntax.grammar.family === 'python' && bound.has(first);
  return nodes.map((node, index) => {
    const pattern = parameterPattern(syntax, node);
    const text = textOf(syntax, pattern);
    const name = kindAt(syntax, pattern) === K.restPattern ? text.replace('...', '*') : text;
    return { node, pattern, position: isShifted ? index - 1 : index, name };
  });
}

/** Gives each parameter its value: what the caller passes, what the framework hands over, or its default. */
export function bindParameters(run: Run, func: number, passed: Passed): void {
  const handler = handlerOf(run.models, run.resolver, func);
  run.frame.returnSink = handler?.returns === undefined ? undefined : handler;
  parametersByPosition(run, func).forEach((parameter, index) => {
    const { node, pattern, position, name } = parameter;
    if (hasSafeType(run, node)) {
      assignTo(run, pattern, numberFromFramework(run, node));
      return;
    }
    const injected = injectedValue(run, node);
    const given = injected ?? asDeclared(run, node, passed(position, name));
    const isHanded = position >= 0 && injected === undefined;
    const handed = isHanded ? fromFramework(run, handler, node, index) : undefined;
    const value = eitherOf(given, handed);
    const called = run.resolver.nameOf(pattern) ?? handlerType(run, node, handler?.types?.[index]);
    const named = sourceHolder(run, position < 0 ? ownName(run, func) : called);
    const own = value ?? defaultOf(run, parameter);
    const bound = named === undefined ? own : { ...own, name: named.name };
    assignTo(run, pattern, bound);
    keepAsField(run, parameter, bound);
  });
}

/** `({ query: { name } }) => …`: what is taken apart has no name of its own, but the framework or its type gives it one. */
function handlerType(
  { syntax, resolver }: Run,
  parameter: number,
  handed: string | undefined,
): string | undefined {
  const type = childBy(syntax, parameter, F.type);
  return handed || type === none ? handed : resolver.typeName(type);
}

/** What a caller hands in, as its declared type lets it in: of an object of a class of this file, numbers do no harm. */
function asDeclared(run: Run, parameter: number, given: Value | undefined): Value | undefined {
  return given && typedPart(run, childBy(run.syntax, parameter, F.type), given);
}

/** What a caller and the framework hand in; which keys there are, the framework says. */
function eitherOf(given: Value | undefined, handed: Value | undefined): Value | undefined {
  // What a pipe has checked is known, whoever calls.
  if (given === undefined || handed === undefined || handed === unknown) return handed ?? given;
  const both = join(given, handed);
  return handed.keys === undefined ? both : { ...both, keys: handed.keys };
}

/** What a library calls the object of a class that is derived from one of its own. */
function ownName(run: Run, func: number): string | undefined {
  const owner = enclosingClass(run.syntax, func);
  const base = owner === none ? undefined : run.resolver.baseName(owner);
  return base === undefined ? undefined : `${base}()`;
}

/** `constructor(private readonly source: string)`: the parameter is a field of the object too. */
function keepAsField(run: Run, { node, name }: Parameter, value: Value): void {
  if (run.syntax.grammar.family === 'script' && isParameterProperty(run.syntax, node))
    run.set(selfKey, withField(run.get(selfKey) ?? unknown, name, value));
}

/** What a parameter is when the caller passes nothing. */
function defaultOf(run: Run, { node }: Parameter): Value {
  const value = kindAt(run.syntax, node) === K.param ? childBy(run.syntax, node, F.value) : none;
  return value === none ? unknown : run.evaluate(value);
}

/** Runs the body of a function in the state at hand and gives what it returns; the exits' state is then in the frame. */
export function runBody(run: Run, func: number): Value {
  const body = childBy(run.syntax, func, F.body);
  if (kindAt(run.syntax, body) === K.block) {
    run.execute(body);
    if (run.state !== undefined) returnNothing(run);
  } else {
    const value = run.evaluate(body);
    checkReturn(run, body, value);
    noteOutcomes(run, body);
    run.returnValue(value);
  }
  return run.frame.returned ?? unknown;
}

/** The end of a body: what the function yields on the way stays what it gives. */
function returnNothing(run: Run): void {
  const { frame } = run;
  noteOutcomes(run, none);
  frame.exit = joinStates(frame.exit, run.state);
  if (frame.returned !== undefined)
    frame.returned = { ...frame.returned, constant: undefined, same: undefined };
}

/** Small functions are run wherever they are called; large ones a few times, since callers multiply in loops. */
function isWorthAnotherRun(run: Run, func: number): boolean {
  const runs = run.closureRuns.get(func) ?? 0;
  run.closureRuns.set(func, runs + 1);
  const nodes = endOf(run.syntax, func) - func;
  return runs < limits.closureRuns.least || (runs + 1) * nodes <= limits.closureRuns.nodes;
}

/** Calls a function of this unit with known arguments; what it does to captured names stays done. */
export function callClosure(run: Run, func: number, passed: Passed): Value {
  if (run.active.has(func) || run.active.size >= maxActive) return unknown;
  if (!isWorthAnotherRun(run, func)) return unknown;
  const outer = run.state;
  const caller = run.frame;
  run.active.add(func);
  run.pending.delete(func);
  const frame = createFrame(func);
  run.frame = frame;
  let returned = unknown;
  run.branch(outer, () => {
    bindParameters(run, func, passed);
    run.withExits(() => {
      returned = runBody(run, func);
    });
  });
  run.active.delete(func);
  run.frame = caller;
  if (run.catchers.length === 0) caller.thrown = unite(caller.thrown, frame.thrown);
  // A body that always throws leaves no state; the caller goes on with its own.
  run.state = frame.exit ?? outer;
  return returned;
}

/** What is handed to a function that nobody in the unit calls: a caller's own, where importers can reach it. */
function strangersPass(run: Run, func: number): Passed {
  const { file, syntax, models } = run;
  if (syntax.grammar.family !== 'script' || models.openClasses.size === 0) return () => undefined;
  if (file.isTest || !exposureOf(file).has(func)) return () => undefined;
  const nodes = parametersOf(syntax, func);
  const label = callerLabel(file, func);
  return (position) => ({
    ...run.source(callerOrigin, label, nodes[position] ?? func),
    same: createPart(strangerPosition, [String(position)]),
  });
}

/** Runs what was made and never called: handlers kept in variables, returned functions, methods of local classes. */
export function runPending(run: Run): void {
  for (let turn = 0; turn < 200; turn += 1) {
    const next = run.pending.entries().next().value;
    if (next === undefined) return;
    const [func, state] = next;
    run.pending.delete(func);
    run.state = new State(state);
    callClosure(run, func, strangersPass(run, func));
  }
}
