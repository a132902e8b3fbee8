/** Values of operators: sums of texts, choices, comparisons. */
import { constantOf, foldMethod, foldOperator, truthOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { beforeWritten } from './chosen/route-segments.ts';
import { merged } from './containers.ts';
import { refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import type { Run } from './run.ts';
import { joinStates } from './state.ts';
import { concatenate } from './text.ts';
import { allTaints } from './value/clean.ts';
import { elementOf, elementsOf } from './value/fields.ts';
import { join } from './value/join.ts';
import { anyKey, laterKey } from './value/keys.ts';
import { unite } from './value/taint.ts';
import { constantValue, listOf, tainted, unknown, type Value } from './value/value.ts';

type Evaluate = (run: Run, node: number) => Value;

/** `"… %s" % value`: what stands before the first place is the beginning. */
function format(run: Run, left: Value, right: Value): Value {
  const text = typeof left.constant === 'string' ? left.constant : undefined;
  const hasPlaces = text?.includes('%') === true;
  // Of `layout % (title, body)` with a layout that is not known, what is filled in is known.
  const isFilled = text === undefined && left.constant === undefined && right.fields !== undefined;
  if (!hasPlaces && !isFilled && left.taints.length === 0) return unknown;
  // `%d` lets nothing but a number through.
  if (text !== undefined && !/%[^%diuoxXeEfFgGc]*[srav(]/.test(text)) return unknown;
  const head = text === undefined ? left : constantValue(text.slice(0, text.indexOf('%')));
  return concatenate(run, [head, tainted(allTaints(right))]);
}

const isText = (value: Value) => typeof value.constant === 'string' || value.taints.length > 0;

function isList(value: Value): boolean {
  return value.fields !== undefined;
}

/** `list + list`; the order is kept where both are known. */
function joinedLists(left: Value, right: Value): Value {
  if (left.size >= 0 && right.size >= 0) return listOf([...elementsOf(left), ...elementsOf(right)]);
  if (left.size === 0) return right;
  const fields = new Map(left.fields);
  const before = fields.get(laterKey);
  const behind = elementOf(right);
  fields.set(laterKey, before === undefined ? behind : join(before, behind));
  return { ...unknown, fields };
}

/** In Python only a list is added to a list: behind `['git', 'log'] +` stand more elements, whatever is known of them. */
function added(run: Run, left: Value, right: Value): Value {
  const areLists = isList(left) && (isList(right) || left.size > 0) && run.syntax.grammar.family === 'python';
  return areLists ? joinedLists(left, right) : concatenate(run, [left, right]);
}

/** Python's operators on texts, paths and collections; the others make numbers. */
function operatePython(run: Run, operator: string, left: Value, right: Value): Value {
  if (operator === '%') return format(run, left, right);
  if (operator === '|' && (isList(left) || isList(right))) return merged(left, right);
  if (operator === '*' && isList(left))
    return { ...unknown, fields: new Map([[anyKey, elementOf(left)]]), taints: left.taints };
  // pathlib's `/` and the operators of sets keep what their sides carry.
  if (!keeping.has(operator) || !(isText(left) || isText(right))) return unknown;
  const taints = unite(left.taints, right.taints);
  return tainted(operator === '/' ? beforeWritten([left, right], taints) : taints);
}

const keeping = new Set(['/', '|', '*']);

/** What an operator makes of two values. */
function operate(run: Run, operator: string, left: Value, right: Value): Value {
  if (left.constant !== undefined && right.constant !== undefined) {
    const constant = foldOperator(operator, left.constant, right.constant);
    if (constant !== undefined) return constantValue(constant);
  }
  if (operator === '+') return added(run, left, right);
  return run.syntax.grammar.family === 'python' ? operatePython(run, operator, left, right) : unknown;
}

/** Value of `a + b` and its like. */
export const ofBinary: Evaluate = (run, node) => {
  const operator = operatorOf(run.syntax, node);
  if (operator === '&&' || operator === '||' || operator === '??') return ofLogical(run, node);
  const left = run.evaluate(childBy(run.syntax, node, F.left));
  const right = run.evaluate(childBy(run.syntax, node, F.right));
  return operate(run, operator, left, right);
};

/** Value of `a && b`, `a or b`. */
export const ofLogical: Evaluate = (run, node) => {
  const { syntax } = run;
  const left = childBy(syntax, node, F.left);
  const operator = operatorOf(syntax, node);
  const isBoth = operator === '&&' || operator === 'and';
  const first = run.evaluate(left);
  const truth = truthOf(first.constant);
  if (truth !== undefined && operator !== '??' && truth !== isBoth) return first;
  let second = unknown;
  const after = run.branch(run.state, () => {
    if (operator !== '??') refine(run, left, isBoth);
    second = run.evaluate(childBy(syntax, node, F.right));
  });
  run.state = joinStates(run.state, after);
  // Of `a && b` only what is falsy comes out of `a`: nothing that could do harm.
  if (isBoth || truth !== undefined || first.constant === null)
    return truth === undefined ? withoutConstant(second) : second;
  return join(first, second);
};

/** `a && 'b'` may also be what is falsy of `a`. */
function withoutConstant(value: Value): Value {
  return value.constant === undefined ? value : { ...value, constant: undefined };
}

/** JavaScript names its three parts; Python writes `a if condition else b`. */
function ternaryParts(run: Run, node: number): readonly [number, number, number] {
  const named = childBy(run.syntax, node, F.condition);
  if (named !== none)
    return [named, childBy(run.syntax, node, F.consequence), childBy(run.syntax, node, F.alternative)];
  const [yes = none, condition = none, no = none] = childrenOf(run.syntax, node);
  return [condition, yes, no];
}

/** Value of a conditional expression. */
export const ofTernary: Evaluate = (run, node) => {
  const [condition, yes, no] = ternaryParts(run, node);
  const truth = truthOf(run.evaluate(condition).constant);
  if (truth !== undefined) return run.evaluate(truth ? yes : no);
  let first = unknown;
  let second = unknown;
  const afterYes = run.branch(run.state, () => {
    refine(run, condition, true);
    first = run.evaluate(yes);
  });
  const afterNo = run.branch(run.state, () => {
    refine(run, condition, false);
    second = run.evaluate(no);
  });
  run.state = joinStates(afterYes, afterNo);
  return join(first, second);
};

/** Value of `a = b`. */
export const ofAssign: Evaluate = (run, node) => {
  const named = childBy(run.syntax, node, F.right);
  const right = named === none ? childBy(run.syntax, node, F.value) : named;
  const left = childBy(run.syntax, node, F.left);
  // `name: str` declares and gives nothing.
  if (right === none) return unknown;
  const value = run.evaluate(right);
  assignTo(run, left === none ? childBy(run.syntax, node, F.name) : left, value);
  return value;
};

const choices = new Set(['||=', '??=', '&&=']);

/** Value of `a += b`. */
export const ofAugmented: Evaluate = (run, node) => {
  const left = childBy(run.syntax, node, F.left);
  const before = run.evaluate(left);
  const right = run.evaluate(childBy(run.syntax, node, F.right));
  const operator = operatorOf(run.syntax, node);
  const value = choices.has(operator)
    ? join(before, right)
    : operate(run, operator.slice(0, -1), before, right);
  assignTo(run, left, value);
  return value;
};

/** Value of `i++`: a number that changes. */
export const ofUpdate: Evaluate = (run, node) => {
  const argument = childBy(run.syntax, node, F.argument);
  const { constant } = run.evaluate(argument);
  const by = operatorOf(run.syntax, node) === '--' ? -1 : 1;
  assignTo(run, argument, constantValue(typeof constant === 'number' ? constant + by : undefined));
  return unknown;
};

function compared(run: Run, node: number): Value {
  const [first = unknown, second = unknown, more] = childrenOf(run.syntax, node).map((child) =>
    run.evaluate(child),
  );
  if (more !== undefined || first.constant === undefined || second.constant === undefined) return unknown;
  return constantValue(foldOperator(operatorOf(run.syntax, node), first.constant, second.constant));
}

function negated(run: Run, node: number): Value {
  const value = run.evaluate(childBy(run.syntax, node, F.argument));
  const operator = operatorOf(run.syntax, node);
  const truth = truthOf(value.constant);
  if (operator === '!' || operator === 'not') return constantValue(truth === undefined ? undefined : !truth);
  return constantValue(operator === '-' && typeof value.constant === 'number' ? -value.constant : undefined);
}

/** Comparisons and negations give truth values: evaluated for their effects, safe as results. */
export const ofTruth: Evaluate = (run, node) =>
  kindAt(run.syntax, node) === K.compare ? compared(run, node) : negated(run, node);

/** A literal. */
export const ofConstant: Evaluate = (run, node) => constantValue(constantOf(run.resolver, node));

/** A method of a text that is known: `'ABC'.charAt(1)`. */
export function callOnConstant(receiver: Value, method: string, args: readonly Value[]): Value | undefined {
  if (typeof receiver.constant !== 'string') return undefined;
  const [first] = args;
  if (first !== undefined && first.constant === undefined) return undefined;
  const constant = foldMethod(receiver.constant, method, first?.constant);
  return constant === undefined ? undefined : constantValue(constant);
}
