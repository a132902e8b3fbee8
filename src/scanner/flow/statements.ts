import { constantOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childOfKind, childrenOf, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { proveEqual, refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import type { Run } from './run.ts';
import { checkReturn } from './sinks.ts';
import { joinStates, type State } from './state.ts';
import { elementOf, unknown } from './value.ts';

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

/** Later branches of an if: `else if` nests in JavaScript, `elif` follows in Python. */
function alternatives(run: Run, node: number): number[] {
  return childrenOf(run.syntax, node).filter((child) => {
    const kind = kindAt(run.syntax, child);
    return kind === K.elif || kind === K.else;
  });
}

function chain(run: Run, condition: number, consequence: number, rest: readonly number[]): void {
  run.evaluate(condition);
  const constant = constantOf(run.resolver, condition);
  const start = run.state;
  const whenTrue = run.branch(constant === undefined || constant ? start : undefined, () => {
    refine(run, condition, true);
    run.execute(consequence);
  });
  const whenFalse = run.branch(constant === undefined || !constant ? start : undefined, () => {
    refine(run, condition, false);
    const [next, ...later] = rest;
    if (next === undefined) return;
    if (kindAt(run.syntax, next) === K.elif)
      chain(run, childBy(run.syntax, next, F.condition), childBy(run.syntax, next, F.consequence), later);
    else run.execute(next);
  });
  run.state = joinStates(whenTrue, whenFalse);
}

const ifStatement: Execute = (run, node) => {
  const { syntax } = run;
  chain(
    run,
    childBy(syntax, node, F.condition),
    childBy(syntax, node, F.consequence),
    alternatives(run, node),
  );
};

const turns = 2;

/** Runs a body a bounded number of times; a second turn sees what the first one left. */
function loop(run: Run, enter: () => void, body: number): void {
  run.withExits((exits) => {
    for (let turn = 0; turn < turns; turn += 1) {
      const before = run.state;
      const after = run.branch(before, () => {
        enter();
        run.execute(body);
      });
      run.state = joinStates(before, after);
      for (const state of exits.again.splice(0)) run.state = joinStates(run.state, state);
    }
  });
}

const forIn: Execute = (run, node) => {
  const right = run.evaluate(childBy(run.syntax, node, F.right));
  const left = childBy(run.syntax, node, F.left);
  loop(run, () => assignTo(run, left, elementOf(right)), childBy(run.syntax, node, F.body));
  run.execute(childBy(run.syntax, node, F.alternative));
};

const whileLoop: Execute = (run, node) => {
  const condition = childBy(run.syntax, node, F.condition);
  const enter = () => {
    run.evaluate(condition);
    refine(run, condition, true);
  };
  loop(run, enter, childBy(run.syntax, node, F.body));
};

const forLoop: Execute = (run, node) => {
  const { syntax } = run;
  run.execute(childBy(syntax, node, F.initializer));
  const enter = () => {
    run.evaluate(childBy(syntax, node, F.condition));
    run.evaluate(childBy(syntax, node, F.increment));
  };
  loop(run, enter, childBy(syntax, node, F.body));
};

const tryStatement: Execute = (run, node) => {
  const before = run.state;
  const after = run.branch(before, () => run.execute(childBy(run.syntax, node, F.body)));
  let joined: State | undefined = after;
  let ending = none;
  for (const child of childrenOf(run.syntax, node)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.finally) ending = child;
    if (kind !== K.catch && kind !== K.else) continue;
    // A handler may start after any statement of the body.
    const start = kind === K.else ? after : joinStates(before, after);
    joined = joinStates(
      joined,
      run.branch(start, () => all(run, child)),
    );
  }
  run.state = joined;
  if (ending !== none) all(run, ending);
};

const switchStatement: Execute = (run, node) => {
  const { syntax } = run;
  const subject = childBy(syntax, node, F.value);
  run.evaluate(subject);
  const start = run.state;
  const cases = childrenOf(syntax, childBy(syntax, node, F.body));
  run.withExits(() => {
    run.state = undefined;
    for (const each of cases) {
      const entered = run.branch(start, () => proveEqual(run, subject, childBy(syntax, each, F.value)));
      run.state = joinStates(run.state, entered);
      const value = childBy(syntax, each, F.value);
      for (const child of childrenOf(syntax, each)) if (child !== value) run.execute(child);
    }
    const isComplete = cases.some((each) => kindAt(syntax, each) === K.defaultCase);
    run.state = isComplete ? run.state : joinStates(run.state, start);
  });
};

/** Python's match: any case may hold. */
const matchStatement: Execute = (run, node) => {
  const start = run.state;
  let joined = start;
  for (const each of childrenOf(run.syntax, childBy(run.syntax, node, F.body))) {
    const after = run.branch(start, () => run.execute(childBy(run.syntax, each, F.consequence)));
    joined = joinStates(joined, after);
  }
  run.state = joined;
};

const returnStatement: Execute = (run, node) => {
  const expression = childAt(run.syntax, node, 0);
  const value = run.evaluate(expression);
  if (expression !== none) checkReturn(run, node, value);
  run.returnValue(value);
  run.stop();
};

const throwStatement: Execute = (run, node) => {
  all(run, node);
  run.stop();
};

const assertStatement: Execute = (run, node) => {
  const condition = childAt(run.syntax, node, 0);
  run.evaluate(condition);
  refine(run, condition, true);
};

const withStatement: Execute = (run, node) => {
  for (const item of childrenOf(run.syntax, childOfKind(run.syntax, node, K.withClause))) {
    const held = childBy(run.syntax, item, F.value);
    const value = run.evaluate(held);
    const alias = kindAt(run.syntax, held) === K.asPattern ? childBy(run.syntax, held, F.alias) : none;
    if (alias !== none) assignTo(run, alias, value);
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
executors[K.do] = whileLoop;
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
