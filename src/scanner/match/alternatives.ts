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
 * Expressions that an expression may be: both sides of `a if c else b`, what stands after `or`, an entry of a table, the
 * default of a parameter or of `os.environ.get`, each value that is given to a name. The expression itself where it is no
 * choice.
 */
export function alternatives(resolver: Resolver, node: number, depth = 0): readonly number[] {
  const { syntax } = resolver;
  const inner = unwrap(syntax, node);
  if (depth > maxDepth) return [inner];
  const further = choices[kindAt(syntax, inner)]?.(resolver, inner) ?? [];
  return further.length === 0
    ? [inner]
    : [inner, ...further.flatMap((each) => alternatives(resolver, each, depth + 1))];
}

type Choices = (resolver: Resolver, node: number) => readonly number[];

const ofTernary: Choices = (resolver, node) => {
  const [first = none, second = none, no = none] = childrenOf(resolver.syntax, node);
  const isPython = resolver.syntax.grammar.family === 'python';
  const [yes, condition] = isPython ? [first, second] : [second, first];
  const truth = truthOf(constantOf(resolver, condition));
  return truth === undefined ? [yes, no] : [truth ? yes : no];
};

const falling = new Set(['or', '||', '??']);

const ofLogical: Choices = ({ syntax }, node) =>
  falling.has(operatorOf(syntax, node))
    ? [childBy(syntax, node, F.left), childBy(syntax, node, F.right)]
    : [];

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
  const kind = kindAt(syntax, parameter);
  const field = kind === K.defaultPattern ? F.right : F.value;
  const value = kind === K.param || kind === K.defaultPattern ? childBy(syntax, parameter, field) : none;
  return value === none || value === node ? [] : [value];
}

/** `os.environ.get("HASH", "md5")`. */
const ofCall: Choices = (resolver, node) => {
  const name = resolver.nameOf(childBy(resolver.syntax, node, F.callee));
  if (name !== 'os.environ.get' && name !== 'os.getenv') return [];
  const place = argumentAt(resolver.syntax, node, 1);
  return typeof place === 'string' ? [] : [place.node];
};

/** `ALGORITHMS[kind]`: any entry of a table that is written here. */
const ofEntry: Choices = (resolver, node) => {
  const { syntax } = resolver;
  const object = childBy(syntax, node, F.object);
  const binding = bindingAt(resolver.names, object === none ? childBy(syntax, node, F.value) : object);
  if (binding === undefined || binding.writes > 0 || binding.path.length > 0 || binding.init < 0) return [];
  const table = unwrap(syntax, binding.init);
  const pairs = kindAt(syntax, table) === K.object ? childrenOf(syntax, table) : [];
  return pairs.length <= maxValues
    ? pairs.filter((pair) => kindAt(syntax, pair) === K.pair).map((pair) => childBy(syntax, pair, F.value))
    : [];
};

const choices: Readonly<Record<number, Choices>> = {
  [K.ternary]: ofTernary,
  [K.logical]: ofLogical,
  [K.binary]: ofLogical,
  [K.subscript]: ofEntry,
  [K.identifier]: ofIdentifier,
  [K.call]: ofCall,
};
