import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'users',
    parameter: ':userId',
    create: (_test, { userId }) => userId,
    bodies: {
      'POST /api/v1/users/:id/transfer-ownership': { role: 'approver' },
      'PATCH /api/v1/users/:id': { name: 'Renamed' },
      'PUT /api/v1/projects/:id/members/:userId': { role: 'lead' },
    },
  },
];
