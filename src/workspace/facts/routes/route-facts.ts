/** Routes of a project, with all prefixes, whichever framework answers them. */
import type { WiringReader } from '../../../scanner/outline/index.ts';
import type { ProjectFact } from '../model.ts';
import type { Scopes } from '../scopes.ts';
import type { ReadTree } from '../tree.ts';
import { djangoRoutes } from './django-routes.ts';
import { readViews } from './django-views.ts';
import { goRoutes } from './go-routes.ts';
import { type FoundRoute, findMountedRoutes } from './mounted-routes.ts';
import { nestRoutes } from './nest-routes.ts';
import { fileRoutes } from './next-routes.ts';
import { toPath } from './route-path.ts';
import { WiredTree } from './wired-tree.ts';

export async function routeFacts(
  tree: ReadTree,
  scopes: Scopes,
  wiring: WiringReader,
): Promise<readonly ProjectFact[]> {
  const wired = await WiredTree.read(tree, wiring);
  const views = await readViews(tree);
  const found = await Promise.all([
    findMountedRoutes(wired, views.methods),
    nestRoutes(tree, scopes),
    djangoRoutes(tree, views),
    fileRoutes(tree),
    goRoutes(tree),
  ]);
  return found.flat().flatMap((route) => factsOf(route, scopes));
}

function factsOf({ method, path, file, line }: FoundRoute, scopes: Scopes): readonly ProjectFact[] {
  const value = `${method} ${toPath(path)}`;
  const base = { value, rank: 'code', evidence: { file, line }, scope: scopes.of(file) } as const;
  // Who asks for it again and again is to be redirected by none.
  const asked = path.length > 1 && path.endsWith('/') ? `${value}/` : value;
  return [
    { kind: 'route', ...base },
    ...(isHealth(method, value) ? [{ kind: 'health-route' as const, ...base, value: asked }] : []),
  ];
}

const names =
  /\/_?(?:health(?:y|[-_]?checks?|z)?|livez?|liveness|alive|readyz?|readiness|status|ping|up|heartbeat)$/i;

/** Answered without knowing anything: no parameter, and by reading alone. */
function isHealth(method: string, value: string): boolean {
  return (method === 'GET' || method === 'ANY') && names.test(value) && !value.includes('{');
}
