/** Who works here, by id: to whom findings are assigned, and who has said what. */
import type { User } from '../../../api-client/index.ts';
import { loadAll } from '../../../api-client/load-all.ts';
import type { Services } from '../services.ts';

export type People = ReadonlyMap<string, User>;

export async function loadPeople({ backend }: Services): Promise<People> {
  const people = await loadAll((cursor) =>
    backend.ask((api, options) => api.listUsers({ ...options, query: { limit: 500, ...cursor } })),
  );
  return new Map(people.map((user) => [user.id, user]));
}
