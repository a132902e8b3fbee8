/** Whether the oracle says that a record of a route is reached. */
import assert from 'node:assert/strict';
import type { Ground, Lesser } from './all-grants.ts';
import { resourceOf, tableOf } from './records.ts';

export const roleOf = (grant: Lesser): 'client' | 'user' => (grant === 'client' ? 'client' : 'user');

export interface Asked {
  readonly url: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly grant: Lesser;
}

export function actorOf({ actors }: Ground, grant: Lesser) {
  const actor = actors.get(grant);
  assert.ok(actor);
  return actor;
}

export function isReached(ground: Ground, { url, ids, grant }: Asked): boolean {
  const resource = resourceOf(url);
  const id = ids.get(resource) ?? '';
  const reached = ground.oracle.reached(tableOf(resource), actorOf(ground, grant), grant);
  return reached.some((row) => row['id'] === id || row['group_id'] === id);
}
