/** What stands beside an object where it is used. */
import type { Resolver } from '../names/resolver.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { ancestor, childBy, endOf, kindAt, parentOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { positional } from './call-parts.ts';
import { constantOf } from './constants.ts';

/** The call that an expression is an argument of, or `none`. */
function callOver({ syntax }: Resolver, node: number): number {
  const up = parentOf(syntax, node);
  const list = kindAt(syntax, up) === K.keywordArg ? parentOf(syntax, up) : up;
  return kindAt(syntax, list) === K.args ? parentOf(syntax, list) : none;
}

/** A constant, or an open file or buffer of one. */
function isConstant(resolver: Resolver, node: number): boolean {
  if (constantOf(resolver, node) !== undefined) return true;
  const { syntax } = resolver;
  if (kindAt(syntax, node) !== K.call) return false;
  const args = positional(syntax, node);
  const callee = childBy(syntax, node, F.callee);
  // `TEXT.encode()`, `BytesIO(TEXT)`, `open("settings.xml")`
  const subject = args.length > 0 ? args[0] : childBy(syntax, callee, F.object);
  return subject !== undefined && subject !== none && constantOf(resolver, subject) !== undefined;
}

/** Nodes at which the object that a call makes is used: the call itself, or the names that hold it. */
export function usesOf(resolver: Resolver, call: number): number[] {
  const { syntax, names } = resolver;
  if (callOver(resolver, call) !== none) return [call];
  const assignment = ancestor(
    syntax,
    call,
    (kind) => kind === K.assign || kind === K.func || kind === K.block,
  );
  const target = kindAt(syntax, assignment) === K.assign ? childBy(syntax, assignment, F.left) : none;
  const binding = bindingAt(names, target);
  const func = ancestor(syntax, call, (kind) => kind === K.func);
  if (binding === undefined || func === none) return [];
  const uses: number[] = [];
  for (let node = func; node < endOf(syntax, func); node += 1)
    if (node !== target && syntax.kind[node] === K.identifier && bindingAt(names, node) === binding)
      uses.push(node);
  return uses;
}

/** Whether what a call makes is only ever handed to calls whose first argument is a constant. */
export function standsBesideConstants(resolver: Resolver, call: number): boolean {
  const calls = usesOf(resolver, call).map((use) => callOver(resolver, use));
  return (
    calls.length > 0 &&
    calls.every((each) => {
      const [first = none] = each === none ? [] : positional(resolver.syntax, each);
      return first !== none && isConstant(resolver, first);
    })
  );
}
