import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'keys',
    table: 'api_keys',
    create: async (_test, { post, mark }) =>
      await post('/keys', { name: `Build of ${mark}`, scopes: ['time:read'] }),
    bodies: {
      'PATCH /api/v1/keys/:id': { name: 'Renamed' },
      'POST /api/v1/keys/:id/rotate': { overlapHours: 1 },
    },
  },
];
