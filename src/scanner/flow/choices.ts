/** Statements that choose: `if`, `switch`, `match`. A branch that constants rule out is not run. */
import { constantOf, truthOf } from '../match/constants.ts';
import { allClasses } from '../match/models.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { proveEqual, refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import { prove } from './proofs.ts';
import type { Run } from './run.ts';
import { joinStates, type State } from './state.ts';
import { elementOf } from './value/fields.ts';
import type { Value } from './value/value.ts';

type Execute = (run: Run, node: number) => void;

/** Later branches of an if: `else if` nests in JavaScript, `elif` follows in Python. */
function alternatives(run: Run, node: number): number[] {
  return childrenOf(run.syntax, node).filter((child) => {
    const kind = kindAt(run.syntax, child);
    return kind === K.elif || kind === K.else;
  });
}

function chain(run: Run, condition: number, consequence: number, rest: readonly number[]): void {
  const truth = truthOf(run.evaluate(condition).constant);
  const start = run.state;
  const whenTrue = run.branch(truth === false ? undefined : start, () => {
    refine(run, condition, true);
    run.execute(consequence);
  });
  const whenFalse = run.branch(truth === true ? undefined : start, () => {
    refine(run, condition, false);
    const [next, ...later] = rest;
    if (next === undefined) return;
    if (kindAt(run.syntax, next) === K.elif)
      chain(run, childBy(run.syntax, next, F.condition), childBy(run.syntax, next, F.consequence), later);
    else run.execute(next);
  });
  run.state = joinStates(whenTrue, whenFalse);
}

/** Both branches, each with what its condition proves, joined after it. */
export const ifStatement: Execute = (run, node) => {
  const { syntax } = run;
  chain(
    run,
    childBy(syntax, node, F.condition),
    childBy(syntax, node, F.consequence),
    alternatives(run, node),
  );
};

/** Case that a known subject leads to: its own, else the default; undefined when any may be meant. */
function chosenCase(run: Run, subject: Value, cases: readonly number[]): number | undefined {
  if (subject.constant === undefined) return undefined;
  const isDefault = (each: number) => kindAt(run.syntax, each) === K.defaultCase;
  const constants = cases.map((each) =>
    isDefault(each) ? undefined : constantOf(run.resolver, childBy(run.syntax, each, F.value)),
  );
  if (cases.some((each, index) => !isDefault(each) && constants[index] === undefined)) return undefined;
  const own = cases.findIndex((each, index) => !isDefault(each) && constants[index] === subject.constant);
  return own >= 0 ? own : cases.findIndex(isDefault);
}

function runCases(run: Run, subject: number, cases: readonly number[], chosen: number | undefined): void {
  const { syntax } = run;
  const start = run.state;
  run.state = undefined;
  cases.forEach((each, index) => {
    const value = childBy(syntax, each, F.value);
    const isReached = chosen === undefined || chosen === index;
    const entered = isReached ? run.branch(start, () => proveEqual(run, subject, value)) : undefined;
    run.state = joinStates(run.state, entered);
    for (const child of childrenOf(syntax, each)) if (child !== value) run.execute(child);
  });
  const isComplete =
    chosen === undefined ? cases.some((each) => kindAt(syntax, each) === K.defaultCase) : chosen >= 0;
  run.state = isComplete ? run.state : joinStates(run.state, start);
}

/** Each case with what it proves of the subject; where the subject is constant, that case alone. */
export const switchStatement: Execute = (run, node) => {
  const { syntax } = run;
  const subject = childBy(syntax, node, F.value);
  const value = run.evaluate(subject);
  const cases = childrenOf(syntax, childBy(syntax, node, F.body));
  // `switch (true)`: the cases are conditions.
  const chosen = value.constant === true ? undefined : chosenCase(run, value, cases);
  run.withExits(() => runCases(run, subject, cases, chosen));
};

/** Patterns of one case of Python's match, an `|` taken apart. */
function patternsOf(run: Run, each: number): number[] {
  const { syntax } = run;
  const patterns = childrenOf(syntax, each).filter((child) => kindAt(syntax, child) === K.casePattern);
  return patterns.flatMap((pattern) => {
    const [inner = pattern] = childrenOf(syntax, pattern);
    return kindAt(syntax, inner) === K.unionPattern ? childrenOf(syntax, inner) : [inner];
  });
}

/** What a pattern of a case matches: a constant, anything, or what only the running program knows. */
function matches(run: Run, pattern: number, subject: Value): boolean | undefined {
  const kind = kindAt(run.syntax, pattern);
  // `_` and a plain name take anything.
  if (textOf(run.syntax, pattern) === '_' || isPlainName(run, pattern, kind)) return true;
  const constant = patternConstant(run, pattern);
  return constant === undefined || subject.constant === undefined ? undefined : constant === subject.constant;
}

function isPlainName(run: Run, pattern: number, kind: number): boolean {
  return kind === K.dottedName && childrenOf(run.syntax, pattern).length === 1;
}

function patternConstant(run: Run, pattern: number): ReturnType<typeof constantOf> {
  return constantOf(run.resolver, unwrap(run.syntax, pattern));
}

/** Names in a pattern take the subject, or a part of it. */
function capture(run: Run, pattern: number, value: Value): void {
  const { syntax } = run;
  const text = textOf(syntax, pattern);
  for (let at = pattern; at < endOf(syntax, pattern); at += 1)
    if (syntax.kind[at] === K.identifier)
      assignTo(run, at, textOf(syntax, at) === text ? value : elementOf(value));
}

/** Runs a case of a match in the state at hand. */
function runMatched(run: Run, subject: number, value: Value, each: number): void {
  const patterns = patternsOf(run, each);
  const isLiteral =
    patterns.length > 0 && patterns.every((pattern) => patternConstant(run, pattern) !== undefined);
  if (isLiteral) prove(run, subject, allClasses);
  else for (const pattern of patterns) capture(run, pattern, value);
  run.execute(childBy(run.syntax, each, F.consequence));
}

/** Python's match: the first case whose pattern fits. */
export const matchStatement: Execute = (run, node) => {
  const { syntax } = run;
  const subject = childBy(syntax, node, F.subject);
  const value = run.evaluate(subject);
  const start = run.state;
  let joined: State | undefined;
  let isOpen = true;
  for (const each of childrenOf(syntax, childBy(syntax, node, F.body))) {
    const answers = patternsOf(run, each).map((pattern) => matches(run, pattern, value));
    if (!isOpen || answers.every((answer) => answer === false)) continue;
    const after = run.branch(start, () => runMatched(run, subject, value, each));
    joined = joinStates(joined, after);
    const hasCondition = childrenOf(syntax, each).some((child) => kindAt(syntax, child) === K.ifClause);
    isOpen = hasCondition || !answers.includes(true);
  }
  run.state = isOpen ? joinStates(joined, start) : joined;
};
