import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childOfKind, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { ifStatement, matchStatement, switchStatement } from './choices.ts';
import { refine } from './guards.ts';
import { doLoop, forIn, forLoop, whileLoop } from './loops.ts';
import { noteOutcomes } from './outcomes.ts';
import { assignTo } from './patterns.ts';
import type { Catcher, Run } from './run.ts';
import { checkReturn } from './sinks.ts';
import { entered } from './special-methods.ts';
import { joinStates, type State } from './state.ts';
import { allTaints } from './value/clean.ts';
import { elementOf } from './value/fields.ts';
import { anyKey } from './value/keys.ts';
import { type Taint, unite } from './value/taint.ts';
import { tainted, unknown } from './value/value.ts';

type Execute = (run: Run, node: number) => void;

const all: Execute = (run, node) => {
  for (const child of childrenOf(run.syntax, node)) run.execute(child);
};

/** Functions are lifted: a block may call what it declares further down. */
const block: Execute = (run, node) => {
  const children = childrenOf(run.syntax, node);
  for (const child of children) if (kindAt(run.syntax, child) === K.func) run.evaluate(child);
  for (const child of children) if (kindAt(run.syntax, child) !== K.func) run.execute(child);
};

const declarator: Execute = (run, node) => {
  const value = childBy(run.syntax, node, F.value);
  if (value !== none) assignTo(run, childBy(run.syntax, node, F.name), run.evaluate(value));
};

/** Runs a body whose states and throws the handlers may see. */
function runGuarded(run: Run, body: number): Catcher {
  const catcher: Catcher = { state: run.state && run.snapshot(run.state), thrown: [] };
  run.catchers.push(catcher);
  for (const child of childrenOf(run.syntax, body)) {
    run.execute(child);
    catcher.state = joinStates(catcher.state, run.state && run.snapshot(run.state));
  }
  run.catchers.pop();
  return catcher;
}

/** `catch (error)`, `except E as error`: what was thrown. */
function catchInto(run: Run, handler: number, thrown: readonly Taint[]): void {
  const { syntax } = run;
  const named = childBy(syntax, handler, F.parameter);
  const held = childOfKind(syntax, handler, K.asPattern);
  const target = named === none && held !== none ? childBy(syntax, held, F.alias) : named;
  if (target !== none) assignTo(run, target, tainted(thrown));
  for (const child of childrenOf(syntax, handler)) if (child !== target && child !== held) run.execute(child);
}

const tryStatement: Execute = (run, node) => {
  const body = childBy(run.syntax, node, F.body);
  let caught: Catcher | undefined;
  const after = run.branch(run.state, () => {
    caught = runGuarded(run, body);
  });
  // An else follows the body alone: what handlers leave behind goes on beside it.
  let passed: State | undefined = after;
  let handled: State | undefined;
  let ending = none;
  for (const child of childrenOf(run.syntax, node)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.finally) ending = child;
    if (kind === K.else) passed = run.branch(after, () => all(run, child));
    if (kind !== K.catch) continue;
    const left = run.branch(caught?.state, () => catchInto(run, child, caught?.thrown ?? []));
    handled = joinStates(handled, left);
  }
  // With no handler, what is thrown goes on to the caller.
  const hasHandler = childOfKind(run.syntax, node, K.catch) !== none;
  if (!hasHandler && caught !== undefined) run.frame.thrown = unite(run.frame.thrown, caught.thrown);
  finish(run, ending, joinStates(passed, handled));
};

/** A `finally` runs even where every path has ended. */
function finish(run: Run, ending: number, after: State | undefined): void {
  const before = run.state;
  run.state = after ?? before;
  if (ending !== none) all(run, ending);
  if (after === undefined) run.stop();
}

const returnStatement: Execute = (run, node) => {
  const expression = childAt(run.syntax, node, 0);
  const value = run.evaluate(expression);
  if (expression !== none) checkReturn(run, node, value);
  noteOutcomes(run, expression);
  run.returnValue(value);
  run.stop();
};

const throwStatement: Execute = (run, node) => {
  const [thrown = none] = childrenOf(run.syntax, node);
  const value = run.evaluate(thrown);
  // What an error is made of is what its message tells.
  const made = kindAt(run.syntax, thrown) === K.call || kindAt(run.syntax, thrown) === K.new;
  const list = made ? childBy(run.syntax, thrown, F.arguments) : none;
  let taints = allTaints(value);
  for (const each of childrenOf(run.syntax, list)) taints = unite(taints, allTaints(run.evaluate(each)));
  run.raise(taints);
};

const assertStatement: Execute = (run, node) => {
  const condition = childAt(run.syntax, node, 0);
  run.evaluate(condition);
  refine(run, condition, true);
};

const withStatement: Execute = (run, node) => {
  for (const item of childrenOf(run.syntax, childOfKind(run.syntax, node, K.withClause))) {
    const held = childBy(run.syntax, item, F.value);
    const made = run.evaluate(held);
    const value = entered(run, made, held) ?? made;
    const alias = kindAt(run.syntax, held) === K.asPattern ? childBy(run.syntax, held, F.alias) : none;
    // What a generator yields is what `as` names.
    const given = value.fields?.has(anyKey) === true ? elementOf(value) : value;
    if (alias !== none) assignTo(run, alias, given);
  }
  run.execute(childBy(run.syntax, node, F.body));
};

/** Declares a function for calls in this unit; those that are units themselves are run there. */
const functionStatement: Execute = (run, node) => {
  run.evaluate(node);
};

const classBody: Execute = (run, node) => {
  for (const member of childrenOf(run.syntax, childBy(run.syntax, node, F.body))) {
    const kind = kindAt(run.syntax, member);
    if (kind === K.field) run.evaluate(childBy(run.syntax, member, F.value));
    else run.execute(member);
  }
};

const skip: Execute = () => undefined;

const decorated: Execute = (run, node) => {
  run.execute(childBy(run.syntax, node, F.definition));
};

const deleteStatement: Execute = (run, node) => {
  for (const child of childrenOf(run.syntax, node)) assignTo(run, child, unknown);
};

/** Keeps a comment-like string or an expression's effects; nothing else. */
const expression: Execute = (run, node) => {
  for (const child of childrenOf(run.syntax, node))
    if (kindAt(run.syntax, child) !== K.string || textOf(run.syntax, child).startsWith('f'))
      run.evaluate(child);
  const [only = none] = childrenOf(run.syntax, node);
  if (kindAt(run.syntax, only) === K.call && neverReturns(run, only)) run.stop();
};

/** `abort(404)`, `process.exit(1)`; only as a statement: of `find() or abort(404)` the rest goes on. */
function neverReturns(run: Run, call: number): boolean {
  const callee = childBy(run.syntax, call, F.callee);
  return run.models.ends.find(run.resolver.nameOf(callee), run.resolver.lastOf(callee)).length > 0;
}

/** By kind of node: what a statement does to the state. A kind without one is evaluated as an expression. */
export const executors: (Execute | undefined)[] = [];
executors[K.module] = block;
executors[K.block] = block;
executors[K.exprStmt] = expression;
executors[K.varDecl] = all;
executors[K.declarator] = declarator;
executors[K.if] = ifStatement;
executors[K.else] = all;
executors[K.forIn] = forIn;
executors[K.for] = forLoop;
executors[K.while] = whileLoop;
executors[K.do] = doLoop;
executors[K.try] = tryStatement;
executors[K.switch] = switchStatement;
executors[K.match] = matchStatement;
executors[K.return] = returnStatement;
executors[K.throw] = throwStatement;
executors[K.break] = (run) => run.leave('leaving');
executors[K.continue] = (run) => run.leave('again');
executors[K.assert] = assertStatement;
executors[K.with] = withStatement;
executors[K.func] = functionStatement;
executors[K.class] = classBody;
executors[K.decorated] = decorated;
executors[K.delete] = deleteStatement;
for (const kind of [K.export, K.labeled, K.error]) executors[kind] = all;
for (const kind of [
  K.import,
  K.importFrom,
  K.importFuture,
  K.global,
  K.ambient,
  K.pass,
  K.empty,
  K.debugger,
  K.identifier,
  K.comment,
  K.exportClause,
])
  executors[kind] = skip;
