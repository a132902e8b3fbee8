/** What a function is called by in its file. */
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** Name that a function can call itself by. */
export function ownName(syntax: Syntax, func: number): string {
  const name = childBy(syntax, func, F.name);
  if (name !== none) return textOf(syntax, name);
  const holder = syntax.parent[func] ?? none;
  return kindAt(syntax, holder) === K.declarator ? textOf(syntax, childBy(syntax, holder, F.name)) : '';
}
