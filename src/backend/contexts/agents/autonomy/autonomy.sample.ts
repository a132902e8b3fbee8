import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'allowed-commands',
    path: 'ai/allowed-commands',
    create: async (_test, { post, idOf }) =>
      await post('/ai/allowed-commands', { projectId: await idOf('projects'), line: 'npm test' }),
    bodies: { 'PUT /api/v1/projects/:id/autonomy': { level: 'suggest' } },
  },
];
