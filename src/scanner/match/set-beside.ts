/** What else an object is given where one of its members is set. */
import type { Resolver } from '../names/resolver.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, parentOf, statementOf, textOf } from '../syntax/read.ts';
import { constantOf } from './constants.ts';

/** Whether statements beside an assignment give the same object a member of this name whose value is not written here. */
export function isSetBeside(resolver: Resolver, assignment: number, member: string): boolean {
  const { syntax } = resolver;
  const owner = textOf(syntax, childBy(syntax, childBy(syntax, assignment, F.left), F.object));
  const given = childrenOf(syntax, parentOf(syntax, statementOf(syntax, assignment)))
    .map((each) => (kindAt(syntax, each) === K.exprStmt ? childAt(syntax, each, 0) : each))
    .filter((each) => kindAt(syntax, each) === K.assign && isMember(resolver, each, { owner, member }))
    .map((each) => childBy(syntax, each, F.right));
  return given.length > 0 && given.every((value) => isUnknown(resolver, value));
}

function isMember(
  resolver: Resolver,
  assignment: number,
  { owner, member }: { readonly owner: string; readonly member: string },
): boolean {
  const left = childBy(resolver.syntax, assignment, F.left);
  const object = childBy(resolver.syntax, left, F.object);
  return resolver.lastOf(left) === member && textOf(resolver.syntax, object) === owner;
}

/** Neither a constant nor the name of one: `ssl.CERT_NONE`. */
function isUnknown(resolver: Resolver, value: number): boolean {
  return constantOf(resolver, value) === undefined && !/^CERT_/.test(resolver.lastOf(value));
}
