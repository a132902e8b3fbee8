import { v7 as newId } from 'uuid';
import { sha256Of } from '../../../platform/files/file-places.ts';
import { type Sample, storedContent, type Takes } from '../../../testing/reach/sample.ts';

export const takes: Takes = { list_checkpoints: [{ taskId: ':requests' }] };

export const samples: readonly Sample[] = [
  {
    resource: 'requests',
    create: async (_test, { post, idOf }) =>
      await post(`/projects/${await idOf('projects')}/requests`, {
        agent: 'security',
        groupId: await idOf('request-groups'),
      }),
    bodies: {
      'POST /api/v1/projects/:id/requests': { agent: 'security' },
      'POST /api/v1/requests/:id/answer': { approved: true },
    },
  },
  { resource: 'request-groups', table: 'requests', create: () => newId() },
  {
    resource: 'artifacts',
    parameter: ':artifactId',
    table: 'request_artifacts',
    /** As if the run of the request had left it. */
    async create({ database: { query }, clock }, { organizationId, idOf }) {
      const sha256 = sha256Of(storedContent);
      const own = { organization_id: organizationId, sha256, size: 1, created_at: clock.now };
      await query
        .insertInto('stored_files')
        .values(own)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const id = newId();
      const named = { id, request_id: await idOf('requests'), name: 'plan.md', media_type: 'text/markdown' };
      const expires_at = clock.now + 1_000_000_000;
      await query
        .insertInto('request_artifacts')
        .values({ ...own, ...named, expires_at })
        .execute();
      return id;
    },
  },
];
