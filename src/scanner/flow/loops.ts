/** Loops: a body runs a bounded number of times, a later turn sees what the one before left. */
import { truthOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, hasToken, kindAt } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { checkBound } from './chosen/keys.ts';
import { refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import type { Run } from './run.ts';
import { iterated } from './special-methods.ts';
import { isSameState, joinStates, type State } from './state.ts';
import { found } from './value/taint.ts';
import { tainted } from './value/value.ts';

type Execute = (run: Run, node: number) => void;

const turns = 3;

interface Loop {
  /** Before each turn; answers whether the loop can end here. */
  readonly enter: () => boolean | undefined;
  readonly body: number;
  /** After each turn. */
  readonly next?: () => void;
  /** What holds once the condition is false. */
  readonly end?: () => void;
  /** There is at least one turn. */
  readonly isEntered?: boolean;
}

/** One turn; gives whether the condition was always true. */
function turn(run: Run, loop: Loop, { again, isFirst }: Turn): boolean {
  const before = run.state;
  let isEndless = false;
  const after = run.branch(before, () => {
    const truth = loop.enter();
    isEndless = truth === true;
    if (truth === false) return;
    run.execute(loop.body);
    for (const state of again.splice(0)) run.state = joinStates(run.state, state);
    loop.next?.();
  });
  run.state = isFirst && loop.isEntered === true ? after : joinStates(before, after);
  return isEndless;
}

interface Turn {
  readonly again: State[];
  readonly isFirst: boolean;
}

function repeat(run: Run, loop: Loop): void {
  run.withExits(({ again }) => {
    let isEndless = false;
    for (let count = 0; count < turns && run.state !== undefined; count += 1) {
      const before = run.state;
      isEndless = turn(run, loop, { again, isFirst: count === 0 });
      if (isSameState(before, run.state)) break;
    }
    if (isEndless) run.stop();
    else if (run.state !== undefined) loop.end?.();
  });
}

/** `socket.getaddrinfo(host, port)` raises where there is no address. */
function isNeverEmpty({ resolver, syntax }: Run, list: number): boolean {
  return kindAt(syntax, list) === K.call && resolver.nameOf(list) === 'socket.getaddrinfo()';
}

/** `for (const each of list)`, `for each in list`. */
export const forIn: Execute = (run, node) => {
  const { syntax } = run;
  const right = run.evaluate(childBy(syntax, node, F.right));
  const left = childBy(syntax, node, F.left);
  // Keys of an object that the program wrote are the program's own.
  const isOverKeys = syntax.grammar.family === 'script' && !hasToken(syntax, node, 'of');
  const each = isOverKeys ? tainted(found(right.taints)) : iterated(run, right, node);
  const enter = () => {
    assignTo(run, left, each);
    return undefined;
  };
  const isEntered = right.size > 0 || isNeverEmpty(run, childBy(syntax, node, F.right));
  repeat(run, { enter, body: childBy(syntax, node, F.body), isEntered });
  run.execute(childBy(syntax, node, F.alternative));
};

function conditional(run: Run, node: number, next?: () => void): Loop {
  const named = childBy(run.syntax, node, F.condition);
  // JavaScript's grammar makes the condition of a `for` a statement of its own.
  const condition = kindAt(run.syntax, named) === K.exprStmt ? named + 1 : named;
  const enter = () => {
    if (condition === none || kindAt(run.syntax, condition) === K.empty) return true;
    const truth = truthOf(run.evaluate(condition).constant);
    checkBound(run, condition);
    refine(run, condition, true);
    return truth;
  };
  const end = () => refine(run, condition, false);
  const body = childBy(run.syntax, node, F.body);
  return next === undefined ? { enter, body, end } : { enter, body, end, next };
}

/** The body for a few turns, then what Python's `else` holds. */
export const whileLoop: Execute = (run, node) => {
  repeat(run, conditional(run, node));
  run.execute(childBy(run.syntax, node, F.alternative));
};

/** The body runs before the condition is asked for the first time. */
export const doLoop: Execute = (run, node) => {
  const loop = conditional(run, node);
  run.withExits(({ again }) => {
    run.execute(loop.body);
    for (const state of again) run.state = joinStates(run.state, state);
  });
  if (run.state === undefined) return;
  const truth = truthOf(run.evaluate(childBy(run.syntax, node, F.condition)).constant);
  if (truth === false) return;
  repeat(run, loop);
};

/** As `while`, after its initializer, with its increment at the end of each turn. */
export const forLoop: Execute = (run, node) => {
  const { syntax } = run;
  run.execute(childBy(syntax, node, F.initializer));
  repeat(
    run,
    conditional(run, node, () => void run.evaluate(childBy(syntax, node, F.increment))),
  );
};
