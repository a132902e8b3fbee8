import { v7 as newId } from 'uuid';
import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'allowed-crews',
    path: 'ai/allowed-crews',
    /** As if the person had allowed it when a run asked. */
    async create({ database, clock }, { organizationId, userId, idOf }) {
      const id = newId();
      const project_id = await idOf('projects');
      const content = { path: '.vireo/agents/api.yaml', content_hash: 'a'.repeat(64) };
      const owner = { organization_id: organizationId, user_id: userId, project_id };
      await database.query
        .insertInto('allowed_crews')
        .values({ id, ...owner, ...content, created_at: clock.now })
        .execute();
      return id;
    },
  },
];
