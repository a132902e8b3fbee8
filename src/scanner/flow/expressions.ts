import { keyText } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { evaluateCall } from './calls.ts';
import { refine } from './guards.ts';
import { assignTo } from './patterns.ts';
import { heldMember, readSource } from './places.ts';
import type { Run } from './run.ts';
import { checkAttribute } from './sinks.ts';
import { joinStates } from './state.ts';
import { concatenate } from './text.ts';
import {
  clean,
  constantValue,
  elementOf,
  fieldOf,
  join,
  tainted,
  unite,
  unknown,
  type Value,
} from './value.ts';

type Evaluate = (run: Run, node: number) => Value;

const ofIdentifier: Evaluate = (run, node) => {
  const binding = bindingAt(run.resolver.names, node);
  if (binding === undefined) return readSource(run, node) ?? unknown;
  const known = run.get(binding.id);
  if (known !== undefined) return known;
  if (kindAt(run.syntax, binding.init) === K.func && run.pending.has(binding.init))
    return { ...unknown, func: binding.init };
  const constant = constantOf(run.resolver, node);
  return constant === undefined ? (readSource(run, node) ?? unknown) : constantValue(constant);
};

const ofMember: Evaluate = (run, node) => {
  const object = childBy(run.syntax, node, F.object);
  const property = run.resolver.lastOf(node);
  const held = heldMember(run, node);
  const whole = run.evaluate(object);
  if (held !== undefined) return held;
  const source = readSource(run, node);
  if (source !== undefined) return source;
  if (run.models.safeProperties.has(property)) return unknown;
  const [cleaner] = run.models.cleanReads.find(run.resolver.nameOf(node), property);
  return cleaner === undefined ? fieldOf(whole, property) : clean(fieldOf(whole, property), cleaner.bits);
};

const ofSubscript: Evaluate = (run, node) => {
  const named = childBy(run.syntax, node, F.object);
  const object = named === none ? childBy(run.syntax, node, F.value) : named;
  const held = heldMember(run, node);
  const whole = run.evaluate(object);
  const index = run.evaluate(childBy(run.syntax, node, F.index));
  if (held !== undefined) return held;
  const source = readSource(run, node);
  if (source !== undefined) return source;
  return index.constant === undefined ? elementOf(whole) : fieldOf(whole, String(index.constant));
};

const ofText: Evaluate = (run, node) => {
  const parts = childrenOf(run.syntax, node).map((child) => {
    const kind = kindAt(run.syntax, child);
    if (kind === K.stringPart) return constantValue(textOf(run.syntax, child));
    if (kind === K.templateSub) return run.evaluate(childAt(run.syntax, child, 0));
    return kind === K.string ? run.evaluate(child) : constantValue(textOf(run.syntax, child));
  });
  return parts.length === 0 ? constantValue('') : concatenate(run, parts);
};

/** `"… %s" % value`: what stands before the first place is the beginning. */
function ofFormat(run: Run, left: Value, right: Value): Value {
  const text = typeof left.constant === 'string' ? left.constant : undefined;
  const isText = text?.includes('%') === true;
  if (!isText && left.taints.length === 0) return unknown;
  const head = text === undefined ? left : constantValue(text.slice(0, text.indexOf('%')));
  return concatenate(run, [head, tainted(elementOf(right).taints)]);
}

const isText = (value: Value) => typeof value.constant === 'string' || value.taints.length > 0;

const ofBinary: Evaluate = (run, node) => {
  const operator = operatorOf(run.syntax, node);
  if (operator === '&&' || operator === '||' || operator === '??') return ofLogical(run, node);
  const left = run.evaluate(childBy(run.syntax, node, F.left));
  const right = run.evaluate(childBy(run.syntax, node, F.right));
  const constant = constantOf(run.resolver, node);
  if (constant !== undefined) return constantValue(constant);
  if (operator === '+') return concatenate(run, [left, right]);
  if (operator === '%' && run.syntax.grammar.family === 'python') return ofFormat(run, left, right);
  // pathlib's `/` and Python's set and dict operators keep what their sides carry.
  if (
    (operator === '/' || operator === '|') &&
    (isText(left) || isText(right)) &&
    run.syntax.grammar.family === 'python'
  ) {
    return tainted(unite(left.taints, right.taints));
  }
  return unknown;
};

const ofLogical: Evaluate = (run, node) => {
  const { syntax } = run;
  const left = childBy(syntax, node, F.left);
  const operator = operatorOf(syntax, node);
  const first = run.evaluate(left);
  let second = unknown;
  const after = run.branch(run.state, () => {
    if (operator !== '??') refine(run, left, operator === '&&' || operator === 'and');
    second = run.evaluate(childBy(syntax, node, F.right));
  });
  run.state = joinStates(run.state, after);
  // Of `a && b` only what is falsy comes out of `a`: nothing that could do harm.
  return operator === '&&' || operator === 'and' ? second : join(first, second);
};

/** JavaScript names its three parts; Python writes `a if condition else b`. */
function ternaryParts(run: Run, node: number): readonly [number, number, number] {
  const named = childBy(run.syntax, node, F.condition);
  if (named !== none)
    return [named, childBy(run.syntax, node, F.consequence), childBy(run.syntax, node, F.alternative)];
  const [yes = none, condition = none, no = none] = childrenOf(run.syntax, node);
  return [condition, yes, no];
}

const ofTernary: Evaluate = (run, node) => {
  const [condition, yes, no] = ternaryParts(run, node);
  run.evaluate(condition);
  const constant = constantOf(run.resolver, condition);
  if (constant !== undefined) return run.evaluate(constant ? yes : no);
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

const ofAssign: Evaluate = (run, node) => {
  const right = childBy(run.syntax, node, F.right);
  const value = run.evaluate(right === none ? childBy(run.syntax, node, F.value) : right);
  const left = childBy(run.syntax, node, F.left);
  assignTo(run, left === none ? childBy(run.syntax, node, F.name) : left, value);
  return value;
};

const ofAugmented: Evaluate = (run, node) => {
  const left = childBy(run.syntax, node, F.left);
  const before = run.evaluate(left);
  const right = run.evaluate(childBy(run.syntax, node, F.right));
  const operator = operatorOf(run.syntax, node);
  const isChoice = operator === '||=' || operator === '??=' || operator === '&&=';
  const value = isChoice
    ? join(before, right)
    : operator === '+='
      ? concatenate(run, [before, right])
      : unknown;
  assignTo(run, left, value);
  return value;
};

const ofObject: Evaluate = (run, node) => {
  const fields = new Map<string, Value>();
  let taints: Value['taints'] = [];
  for (const member of childrenOf(run.syntax, node)) {
    const kind = kindAt(run.syntax, member);
    if (kind === K.spread) taints = unite(taints, run.evaluate(childAt(run.syntax, member, 0)).taints);
    else if (kind === K.shorthand) fields.set(textOf(run.syntax, member), ofIdentifier(run, member));
    else if (kind === K.pair)
      fields.set(keyText(run.syntax, member), run.evaluate(childBy(run.syntax, member, F.value)));
    else run.evaluate(member);
  }
  return { ...unknown, fields, taints };
};

const ofArray: Evaluate = (run, node) => {
  const fields = new Map<string, Value>();
  let taints: Value['taints'] = [];
  childrenOf(run.syntax, node).forEach((child, index) => {
    if (kindAt(run.syntax, child) === K.spread)
      taints = unite(taints, elementOf(run.evaluate(childAt(run.syntax, child, 0))).taints);
    else fields.set(String(index), run.evaluate(child));
  });
  return { ...unknown, fields, taints };
};

const ofFunction: Evaluate = (run, node) => {
  // Functions that are units of their own are run there.
  if (!run.file.units.byFunction.has(node) && run.state !== undefined)
    run.pending.set(node, new Map(run.state));
  return { ...unknown, func: node };
};

const ofInner: Evaluate = (run, node) => {
  const inner =
    kindAt(run.syntax, node) === K.wrap && run.syntax.text[run.syntax.start[node] ?? 0] === '<' ? 1 : 0;
  return run.evaluate(childAt(run.syntax, node, inner));
};

const ofComprehension: Evaluate = (run, node) => {
  const body = childBy(run.syntax, node, F.body);
  for (const child of childrenOf(run.syntax, node)) {
    const kind = kindAt(run.syntax, child);
    if (kind === K.forInClause) {
      const right = run.evaluate(childBy(run.syntax, child, F.right));
      assignTo(run, childBy(run.syntax, child, F.left), elementOf(right));
    }
    if (kind === K.ifClause) refine(run, childAt(run.syntax, child, 0), true);
  }
  const value =
    kindAt(run.syntax, body) === K.pair
      ? run.evaluate(childBy(run.syntax, body, F.value))
      : run.evaluate(body);
  return { ...unknown, fields: new Map([['*', value]]), taints: value.taints };
};

const evaluateAll: Evaluate = (run, node) => {
  let last = unknown;
  for (const child of childrenOf(run.syntax, node)) last = run.evaluate(child);
  return last;
};

const ofAttribute: Evaluate = (run, node) => {
  const [name = none, holder = none] = childrenOf(run.syntax, node);
  const value = run.evaluate(
    kindAt(run.syntax, holder) === K.jsxExpression ? childAt(run.syntax, holder, 0) : holder,
  );
  checkAttribute(run, node, textOf(run.syntax, name), value);
  return unknown;
};

/** Comparisons and negations give truth values: evaluated for their effects, safe as results. */
const ofTruth: Evaluate = (run, node) => {
  evaluateAll(run, node);
  const constant = constantOf(run.resolver, node);
  return constant === undefined ? unknown : constantValue(constant);
};

const ofConstant: Evaluate = (run, node) => {
  const constant = constantOf(run.resolver, node);
  return constant === undefined ? unknown : constantValue(constant);
};

export const evaluators: (Evaluate | undefined)[] = [];
evaluators[K.identifier] = ofIdentifier;
evaluators[K.shorthand] = ofIdentifier;
evaluators[K.member] = ofMember;
evaluators[K.subscript] = ofSubscript;
evaluators[K.string] = ofText;
evaluators[K.template] = ofText;
evaluators[K.stringConcat] = ofText;
evaluators[K.binary] = ofBinary;
evaluators[K.logical] = ofLogical;
evaluators[K.ternary] = ofTernary;
evaluators[K.assign] = ofAssign;
evaluators[K.namedExpr] = ofAssign;
evaluators[K.augAssign] = ofAugmented;
evaluators[K.object] = ofObject;
evaluators[K.array] = ofArray;
evaluators[K.exprList] = ofArray;
evaluators[K.func] = ofFunction;
evaluators[K.call] = evaluateCall;
evaluators[K.new] = evaluateCall;
evaluators[K.comprehension] = ofComprehension;
evaluators[K.jsxAttribute] = ofAttribute;
for (const kind of [
  K.await,
  K.paren,
  K.wrap,
  K.yield,
  K.jsxExpression,
  K.spread,
  K.asPattern,
  K.templateSub,
  K.type,
])
  evaluators[kind] = ofInner;
for (const kind of [K.compare, K.unary, K.not]) evaluators[kind] = ofTruth;
for (const kind of [K.number, K.true, K.false, K.null]) evaluators[kind] = ofConstant;
for (const kind of [
  K.sequence,
  K.jsxElement,
  K.jsxOpening,
  K.jsxSelfClosing,
  K.args,
  K.keywordArg,
  K.slice,
  K.error,
])
  evaluators[kind] = evaluateAll;
