import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'memories',
    path: 'ai/memories',
    create: async (_test, { post, mark }) => await post('/ai/memories', { text: `Memory of ${mark}` }),
    bodies: { 'PATCH /api/v1/ai/memories/:id': { text: 'Renamed' } },
  },
];
