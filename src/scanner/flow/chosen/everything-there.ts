/** Tables of everything that a program can reach: who chooses a key of one chooses what runs. */
import type { Resolver } from '../../names/resolver.ts';
import { F } from '../../syntax/kinds.ts';
import { childBy, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** What a subscript takes a member of; the two languages call it differently. */
export function subscriptedBy(syntax: Syntax, subscript: number): number {
  const object = childBy(syntax, subscript, F.object);
  return object === none ? childBy(syntax, subscript, F.value) : object;
}

/** `globals()[name]`, `vars(module)[name]`. */
const tables = new Set(['globals()', 'locals()', 'vars()', 'sys.modules']);

/** Whether an object is such a table. */
export function holdsEverything(resolver: Resolver, object: number): boolean {
  return tables.has(resolver.nameOf(object) ?? '');
}

const globals = new Set(['global', 'globalThis']);

/** Whether an object is what a script's own globals are members of. */
export function isGlobalObject({ syntax }: Resolver, object: number): boolean {
  return globals.has(textOf(syntax, object));
}
