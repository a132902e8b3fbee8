/** What an identifier does where it stands. */
import { F, K } from '../syntax/kinds.ts';
import { kindAt, parentOf } from '../syntax/read.ts';
import type { Syntax } from '../syntax/syntax.ts';

/** `x += 1`, `x++`: read and written at once. */
export function isChanged(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  return up === K.update || (up === K.augAssign && syntax.field[node] === F.left);
}

/** Identifiers that name something else than a variable: Python attributes, keyword arguments, import parts. */
export function isLabelOnly(syntax: Syntax, node: number): boolean {
  if (syntax.kind[node] !== K.identifier) return false;
  const up = kindAt(syntax, parentOf(syntax, node));
  if (up === K.member) return syntax.field[node] === F.property;
  if (up === K.keywordArg) return syntax.field[node] === F.name;
  return up === K.dottedName || up === K.aliasedImport;
}

/** `x = 1`. */
export function isWriteTarget(syntax: Syntax, node: number): boolean {
  const up = kindAt(syntax, parentOf(syntax, node));
  return up === K.assign && syntax.field[node] === F.left;
}
