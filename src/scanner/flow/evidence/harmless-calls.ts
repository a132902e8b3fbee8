/** Calls of which others can do less with what they choose: no more than a look at it, or a name in a definition. */
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Run } from '../run.ts';

/** `new Function(text)` of which nothing is kept: a look at whether the text is code at all, which runs none of it. */
export function isOnlyParsed({ resolver, syntax }: Run, call: number): boolean {
  if (resolver.nameOf(childBy(syntax, call, F.callee)) !== 'Function') return false;
  return kindAt(syntax, parentOf(syntax, call)) === K.exprStmt;
}

const definition =
  /^\(\s*(?:[rbuf]{0,2}["'`]{1,3}\s*)+(?:create|drop|alter|grant|revoke|use|set|kill|attach|detach|pragma|vacuum|analyze|truncate|rename|comment|reindex|lock|explain|show|describe)\b/i;

/** `"CREATE DATABASE " + name`: databases bind values, not names, so that they have to be written in. */
export function definesSchema({ syntax }: Run, call: number): boolean {
  return definition.test(textOf(syntax, childBy(syntax, call, F.arguments)).slice(0, 120));
}
