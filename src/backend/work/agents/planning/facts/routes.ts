/** What a project answers over HTTP, from its descriptions or its code. Pure. */
import type { ProjectFacts } from '../../documentation/facts/project-facts.ts';

export interface PlannedRoute {
  readonly method: string;
  readonly path: string;
  /** First part of the path that names something: `orders` of `/api/v1/orders/{id}`; `/` where none does. */
  readonly area: string;
  readonly summary: string;
  readonly file: string;
  readonly line?: number | undefined;
}

export function listRoutes({ descriptions, modules }: ProjectFacts): readonly PlannedRoute[] {
  const described = descriptions.flatMap(({ source, operations }) =>
    operations.map(({ method, path, summary }) => ({
      method: method.toUpperCase(),
      path,
      summary,
      file: source,
      area: areaOf(path),
    })),
  );
  if (described.length > 0) return described;
  return modules.flatMap(({ path: file, routes }) =>
    routes.map(({ method, path, handler, line, isPart }) => ({
      method,
      path,
      summary: handler,
      file,
      line,
      area: isPart && areaOf(path) === '/' ? nameOf(file) : areaOf(path),
    })),
  );
}

function areaOf(path: string): string {
  const named = path.split('/').find((part) => part !== '' && !/^(?:api|v\d+|[{:<[*].*)$/.test(part));
  return named ?? '/';
}

/** A router without a prefix of its own is known by its file. */
function nameOf(file: string): string {
  const base = (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '');
  return /^(?:index|__init__|main|routes?|router|views?)$/.test(base)
    ? (file.split('/').at(-2) ?? base)
    : base;
}
