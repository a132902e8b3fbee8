/** What an expression may stand for when it is a choice: a rule asks each of them. */
import type { Resolver } from '../names/resolver.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import {
  ancestor,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  parentOf,
  unwrap,
} from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { argumentAt } from './call-parts.ts';
import { constantOf, truthOf } from './constants.ts';

const maxDepth = 4;
const maxValues = 8;

/**
 * Expressions that a Python expression may be: both sides of `a if c else b`, what stands after `or`, the default of a
 * parameter or of `os.environ.get`, each value that is given to a name. The expression itself where it is no choice.
 */
export function alternatives(resolver: Resolver, node: number, depth = 0): readonly number[] {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (syntax.grammar.family !== 'python' || depth > maxDepth) return [inner];
  const further = choices[kindAt(syntax, inner)]?.(resolver, inner) ?? [];
  return further.length === 0
    ? [inner]
    : [inner, ...further.flatMap((each) => alternatives(resolver, each, depth + 1))];
}

type Choices = (resolver: Resolver, node: number) => readonly number[];

const ofTernary: Choices = (resolver, node) => {
  const [yes = none, condition = none, no = none] = childrenOf(resolver.syntax, node);
  const truth = truthOf(constantOf(resolver, condition));
  return truth === undefined ? [yes, no] : [truth ? yes : no];
};

const ofLogical: Choices = ({ syntax }, node) =>
  operatorOf(syntax, node) === 'or' ? [childBy(syntax, node, F.left), childBy(syntax, node, F.right)] : [];

const ofIdentifier: Choices = (resolver, node) => {
  const binding = bindingAt(resolver.names, node);
  if (binding === undefined || binding.path.length > 0) return [];
  if (binding.kind === 'param') return binding.writes === 0 ? ofParameter(resolver, binding) : [];
  const { init, writes, others = [] } = binding;
  if (init < 0 || init === node) return [];
  if (writes === 0) return kindAt(resolver.syntax, init) in choices ? [init] : [];
  return others.length === writes && writes < maxValues ? lasting(resolver, [init, ...others]) : [];
};

/** Values that a name may still have: what a branch that is always taken replaces, it has no more. */
function lasting(resolver: Resolver, values: readonly number[]): readonly number[] {
  let kept: number[] = [];
  for (const value of values) {
    const isRun = reached(resolver, value);
    if (isRun === true) kept = [];
    if (isRun !== false) kept.push(value);
  }
  return kept;
}

/** Whether a value inside an `if` whose condition is known is given; undefined where only the running program knows. */
function reached(resolver: Resolver, value: number): boolean | undefined {
  const { syntax } = resolver;
  const branch = ancestor(syntax, value, (kind) => kind === K.if || kind === K.func);
  if (kindAt(syntax, branch) !== K.if) return undefined;
  const truth = truthOf(constantOf(resolver, childBy(syntax, branch, F.condition)));
  if (truth === undefined) return undefined;
  const consequence = childBy(syntax, branch, F.consequence);
  const isInside = consequence <= value && value < endOf(syntax, consequence);
  return isInside === truth;
}

function ofParameter({ syntax }: Resolver, { node }: Binding): readonly number[] {
  const parameter = parentOf(syntax, node);
  const value = kindAt(syntax, parameter) === K.param ? childBy(syntax, parameter, F.value) : none;
  return value === none || value === node ? [] : [value];
}

/** `os.environ.get("HASH", "md5")`. */
const ofCall: Choices = (resolver, node) => {
  const name = resolver.nameOf(childBy(resolver.syntax, node, F.callee));
  if (name !== 'os.environ.get' && name !== 'os.getenv') return [];
  const place = argumentAt(resolver.syntax, node, 1);
  return typeof place === 'string' ? [] : [place.node];
};

const choices: Readonly<Record<number, Choices>> = {
  [K.ternary]: ofTernary,
  [K.logical]: ofLogical,
  [K.identifier]: ofIdentifier,
  [K.call]: ofCall,
};
