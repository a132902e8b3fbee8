/** What an expression may stand for when it is a choice: a rule asks each of them. */
import type { Resolver } from '../names/resolver.ts';
import { type Binding, bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, kindAt, operatorOf, parentOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { argumentAt } from './call-parts.ts';

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

const ofTernary: Choices = ({ syntax }, node) => {
  const [yes = none, , no = none] = childrenOf(syntax, node);
  return [yes, no];
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
  return others.length === writes && writes < maxValues ? [init, ...others] : [];
};

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
