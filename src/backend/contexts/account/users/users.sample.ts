import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'users',
    create: (_test, { userId }) => userId,
    bodies: { 'PATCH /api/v1/users/:id': { name: 'Renamed' } },
  },
];
