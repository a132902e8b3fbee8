/** Classes of a file that extend another class of it: a call on the base may run any of their methods. */
import { none } from '../syntax/syntax.ts';
import type { Resolver } from './resolver.ts';

const maxBases = 6;
const maxOverrides = 6;

function extendsClass(resolver: Resolver, owner: number, base: number, depth = 0): boolean {
  if (depth > maxBases) return false;
  return resolver.classInfo(owner).bases.some((each) => {
    const named = resolver.classNamed(each);
    return named !== none && (named === base || extendsClass(resolver, named, base, depth + 1));
  });
}

/** Methods of this name in the classes of the module that extend one, the nearer and the further ones. */
export function overridesOf(resolver: Resolver, owner: number, name: string): number[] {
  const found: number[] = [];
  for (const { kind, init } of resolver.names.moduleScope.names?.values() ?? []) {
    if (kind !== 'class' || init === owner || found.length >= maxOverrides) continue;
    const method = resolver.classInfo(init).methods.get(name);
    if (method !== undefined && extendsClass(resolver, init, owner)) found.push(method);
  }
  return found;
}
