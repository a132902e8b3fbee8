import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'memories',
    path: 'ai/memories',
    create: async (_test, { post }) => await post('/ai/memories', { text: 'Fridays are free.' }),
    bodies: { 'PATCH /api/v1/ai/memories/:id': { text: 'Renamed' } },
  },
];
