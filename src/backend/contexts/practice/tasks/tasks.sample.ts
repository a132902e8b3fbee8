import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'tasks',
    create: async (_test, { post, idOf, mark }) =>
      await post('/tasks', { projectId: await idOf('projects'), name: `Task of ${mark}` }),
    bodies: { 'PATCH /api/v1/tasks/:id': { name: 'Renamed' } },
  },
];
