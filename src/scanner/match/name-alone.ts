/**
 * What says, beside a method's name, what the method is: an import or a type of a library of its kind. `repo.update_one(…)`
 * is a MongoDB query where the file imports a driver; elsewhere it may be anything that is called so.
 */
import type { Resolver } from '../names/resolver.ts';
import type { Condition, SinkModel } from '../rules/rule-data.ts';

/** Roots of the names that sinks have in libraries, by class: `pg` of `pg.Pool().query`. */
export type KnownRoots = ReadonlyMap<string, ReadonlySet<string>>;

/** Objects of the browser's page, which nobody imports. */
const page =
  /^(?:document|HTML\w*\(\)|SVG\w*\(\)|Element\(\)|Document(?:Fragment)?\(\)|ShadowRoot\(\)|Range\(\))(?=$|[.[])/;
const root = /^(?:@[^/]+\/)?[^./([]+/;

/** The library that a name begins with: `pg` of `pg.Pool().query`. */
export const rootOf = (name: string): string => root.exec(name)?.[0] ?? '';

/** `*.query`: any receiver. */
export function isBareName(name: string): boolean {
  return name.startsWith('*');
}

/** Sinks of these classes are parts of one thing, the answer of a web server: what knows one of them knows all. */
const ofAnswers: ReadonlySet<string> = new Set(['header', 'origin', 'redirect', 'reply']);

/** Of all models of a family. */
export function knownRootsOf(sinks: readonly SinkModel[]): KnownRoots {
  const known = new Map<string, Set<string>>();
  const answers = new Set<string>();
  for (const { class: sinkClass, call = [], assign = [] } of sinks) {
    const roots = ofAnswers.has(sinkClass) ? answers : (known.get(sinkClass) ?? new Set());
    known.set(sinkClass, roots);
    for (const name of [...call, ...assign]) if (!isBareName(name)) roots.add(rootOf(name));
  }
  return known;
}

/** Whether the conditions of a sink ask for an import themselves. */
export function asksForImport(where: readonly Condition[] = []): boolean {
  return where.some(
    ({ imports, all, any }) =>
      imports !== undefined || asksForImport(all) || any?.every((each) => asksForImport([each])) === true,
  );
}

/** Whether nothing but its name says that a call or member of this name is a sink with these roots. */
export function isNameAlone(
  resolver: Resolver,
  roots: ReadonlySet<string> | undefined,
  name: string | undefined,
): boolean {
  if (name !== undefined && (page.test(name) || roots?.has(rootOf(name)) === true)) return false;
  return !resolver.names.specifiers.some((specifier) => roots?.has(rootOf(specifier)) === true);
}
