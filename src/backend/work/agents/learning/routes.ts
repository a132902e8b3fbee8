/** What a project answers over HTTP, with the prefixes of all that its routes are mounted in. Pure. */
import type { KnownProject } from './known-project.ts';

export interface KnownRoute {
  readonly method: string;
  readonly path: string;
  /** First part of the path that names something: `orders` of `/api/v1/orders/{id}`; the path where none does. */
  readonly area: string;
  /** As the description or the comment of the function says; empty where neither does. */
  readonly summary: string;
  readonly file: string;
  readonly line?: number | undefined;
}

/** By a description of it, where there is one; what only code has comes after. */
export function listRoutes({ descriptions, facts, modules }: KnownProject): readonly KnownRoute[] {
  const described = descriptions.flatMap(({ source, operations }) =>
    operations.map(({ method, path, summary }) => ({
      method,
      path,
      summary,
      file: source,
      area: areaOf(path),
    })),
  );
  const coded = facts.filter(({ kind }) => kind === 'route');
  const lines = Map.groupBy(coded, ({ evidence: { file } }) => file);
  return [
    ...described,
    ...coded.flatMap(({ value, evidence: { file, line } }): KnownRoute[] => {
      const [method = '', path = ''] = value.split(' ', 2);
      if (described.some((each) => each.method === method && isSame(each.path, path))) return [];
      const others = (lines.get(file) ?? []).flatMap(({ evidence }) => evidence.line ?? []);
      const summary = summaryAt(modules, { file, line, others });
      return [{ method, path, summary, file, line, area: areaOf(path) }];
    }),
  ];
}

/** Names of parameters are the author's, and a description may leave out what its server begins with. */
function isSame(described: string, coded: string): boolean {
  const plain = (path: string) => path.replaceAll(/\{[^}]*\}/g, '{}');
  return plain(coded) === plain(described) || plain(coded).endsWith(plain(described));
}

interface RoutePlace {
  readonly file: string;
  readonly line: number | undefined;
  /** Lines of routes of the same file. */
  readonly others: readonly number[];
}

/** A decorator or two stand before the function that answers. */
const nearby = 6;

/** The comment of the function at a route; empty where it has none. */
function summaryAt(modules: KnownProject['modules'], { file, line, others }: RoutePlace): string {
  if (line === undefined) return '';
  const next = (modules.find(({ path }) => path === file)?.symbols ?? [])
    .filter((each) => each.kind === 'function' && each.line >= line && each.line <= line + nearby)
    .toSorted((one, other) => one.line - other.line)[0];
  if (next === undefined || others.some((each) => each > line && each <= next.line)) return '';
  return next.summary;
}

function areaOf(path: string): string {
  const named = path.split('/').find((part) => part !== '' && !/^(?:api|v\d+|-|[{:<[*].*)$/.test(part));
  return named ?? path;
}
