/** Runs functions where they are called, or by themselves when nobody in the unit calls them. */
import { decoratedSource, handlerOf, parametersOf } from '../match/handlers.ts';
import { enclosingMethod, selfName } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import type { HandlerModel } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { assignTo } from './patterns.ts';
import type { Run } from './run.ts';
import { checkReturn } from './sinks.ts';
import { clean, join, unknown, type Value } from './value.ts';

const maxActive = 5;

/** A number, a date, an enumeration: nothing that could carry an attack. */
function hasSafeType(run: Run, parameter: number): boolean {
  const type = childBy(run.syntax, parameter, F.type);
  const name = type === none ? undefined : run.resolver.typeName(type);
  return name !== undefined && run.models.safeTypes.has(name);
}

/** `= Depends(…)`, `Annotated[…, Depends(…)]`: the framework makes the value itself. */
function isInjected(run: Run, parameter: number): boolean {
  const { syntax, resolver, models } = run;
  for (let node = parameter; node < endOf(syntax, parameter); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const name = resolver.nameOf(childBy(syntax, node, F.callee));
    if (name !== undefined && models.injected.has(name)) return true;
  }
  return false;
}

/** Parameters whose type the framework or an import gives are objects of libraries, not texts. */
function hasLibraryType(run: Run, parameter: number): boolean {
  const type = childBy(run.syntax, parameter, F.type);
  const name = type === none ? undefined : run.resolver.typeName(type);
  return name !== undefined && /^(?:fastapi|starlette|sqlalchemy|flask|django|logging|asyncio)\b/.test(name);
}

/** `@app.route('/users/<int:id>')`: the route itself lets nothing but a number through. */
function hasConverter(run: Run, parameter: number, name: string): boolean {
  const holder = parentOf(run.syntax, parentOf(run.syntax, parentOf(run.syntax, parameter)));
  if (kindAt(run.syntax, holder) !== K.decorated) return false;
  const decorators = childrenOf(run.syntax, holder).filter(
    (child) => kindAt(run.syntax, child) === K.decorator,
  );
  const converters = ['int', 'float', 'uuid'].map((converter) => `<${converter}:${name}>`);
  return decorators.some((node) => converters.some((each) => textOf(run.syntax, node).includes(each)));
}

/** What a framework hands to a parameter; undefined when it hands nothing that others control. */
function fromFramework(
  run: Run,
  handler: HandlerModel | undefined,
  parameter: number,
  position: number,
): Value | undefined {
  const decorated = decoratedSource(run.models, run.resolver, parameter);
  if (decorated !== undefined)
    return clean(
      run.source(decorated.class, decorated.label, parameterPattern(run.syntax, parameter)),
      decorated.bits,
    );
  if (handler?.tainted === undefined || (handler.types?.[position] ?? '') !== '') return undefined;
  if (isInjected(run, parameter) || hasLibraryType(run, parameter)) return undefined;
  const pattern = parameterPattern(run.syntax, parameter);
  if (hasConverter(run, parameter, textOf(run.syntax, pattern))) return undefined;
  const isSelf = position === 0 && isMethod(run, parameter) && textOf(run.syntax, pattern) === 'self';
  return isSelf ? undefined : run.source('web', handler.tainted, pattern);
}

function isMethod(run: Run, parameter: number): boolean {
  const method = enclosingMethod(run.syntax, parameter);
  return method !== none && run.syntax.grammar.family === 'python' && selfName(run.syntax, method) !== '';
}

/** Gives each parameter its value: what the caller passes, what the framework hands over, or its default. */
export function bindParameters(
  run: Run,
  func: number,
  passed: (position: number, name: string) => Value | undefined,
): void {
  const handler = handlerOf(run.models, run.resolver, func);
  run.returnSink = handler?.returns;
  parametersOf(run.syntax, func).forEach((parameter, position) => {
    const pattern = parameterPattern(run.syntax, parameter);
    if (hasSafeType(run, parameter)) {
      assignTo(run, pattern, unknown);
      return;
    }
    const given = passed(position, textOf(run.syntax, pattern));
    const handed = fromFramework(run, handler, parameter, position);
    const value = given === undefined ? handed : handed === undefined ? given : join(given, handed);
    assignTo(run, pattern, value ?? unknown);
  });
}

/** Runs the body of a function in the state at hand and gives what it returns. */
export function runBody(run: Run, func: number): Value {
  const body = childBy(run.syntax, func, F.body);
  const before = run.returned;
  run.returned = unknown;
  if (kindAt(run.syntax, body) === K.block) run.execute(body);
  else {
    const value = run.evaluate(body);
    checkReturn(run, body, value);
    run.returnValue(value);
  }
  const returned = run.returned;
  run.returned = before;
  return returned;
}

/** Calls a function of this unit with known arguments; what it does to captured names stays done. */
export function callClosure(
  run: Run,
  func: number,
  passed: (position: number, name: string) => Value | undefined,
): Value {
  if (run.active.has(func) || run.active.size >= maxActive) return unknown;
  const outer = run.state;
  const sink = run.returnSink;
  run.active.add(func);
  run.pending.delete(func);
  let returned = unknown;
  const after = run.branch(outer, () => {
    bindParameters(run, func, passed);
    run.withExits(() => {
      returned = runBody(run, func);
    });
  });
  run.active.delete(func);
  run.returnSink = sink;
  // A body that always ends in `return` or `throw` leaves no state; the caller goes on with its own.
  run.state = after ?? outer;
  return returned;
}

/** Runs what was made and never called: handlers kept in variables, returned functions, methods of local classes. */
export function runPending(run: Run): void {
  for (let turn = 0; turn < 200; turn += 1) {
    const next = run.pending.entries().next().value;
    if (next === undefined) return;
    const [func, state] = next;
    run.pending.delete(func);
    run.state = new Map(state);
    callClosure(run, func, () => undefined);
  }
}
