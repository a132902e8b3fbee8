/** Tables of everything that a program can reach: who chooses a key of one chooses what runs. */
import type { Resolver } from '../../names/resolver.ts';
import { textOf } from '../../syntax/read.ts';

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
