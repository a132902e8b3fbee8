/** Whether the oracle says that a record of a route is reached. */
import assert from 'node:assert/strict';
import type { Grant } from '../../../domain/authorization.ts';
import type { Ground } from './all-grants.ts';
import { resourceOf, tableOf } from './records.ts';

const roles = { client: 'client', own: 'user', member: 'user', lead: 'user', all: 'org_admin' } as const;

export const roleOf = <G extends Grant>(grant: G): (typeof roles)[G] => roles[grant];

export interface Asked {
  readonly url: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly grant: Grant;
}

export function actorOf({ actors, test }: Ground, grant: Grant) {
  const actor = grant === 'all' ? test.owner : actors.get(grant);
  assert.ok(actor);
  return actor;
}

export function isReached(ground: Ground, { url, ids, grant }: Asked): boolean {
  const resource = resourceOf(url);
  const id = ids.get(resource) ?? '';
  const reached = ground.oracle.reached(tableOf(resource), actorOf(ground, grant), grant);
  return reached.some((row) => row['id'] === id || row['group_id'] === id);
}
