/** Whether what is to be reachable is there already. Pure. */
import type { KnownProject } from '../../learning/known-project.ts';
import { type KnownRoute, listRoutes } from '../../learning/routes.ts';

/** `GET /orders/{id}`, `/orders/:id` or a full address; undefined where no route answers it. */
export function findEndpoint(project: KnownProject, typed: string): KnownRoute | undefined {
  const [, method, address = ''] = /^(?:([A-Z]{3,7})\s+)?(\S+)$/.exec(typed.trim()) ?? [];
  const wanted = plainPath(address);
  if (wanted === '') return undefined;
  return listRoutes(project).find(
    (route) =>
      (method === undefined || route.method === method || route.method === 'ANY') &&
      plainPath(route.path) === wanted,
  );
}

function plainPath(address: string): string {
  const path = address.replace(/^https?:\/\/[^/]+/, '').replace(/[?#].*$/, '');
  return path.replaceAll(/\{[^}]*\}|:\w+/g, '{}').replace(/(?<=.)\/$/, '');
}
