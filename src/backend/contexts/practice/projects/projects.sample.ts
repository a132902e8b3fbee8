import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'projects',
    create: async (_test, { post, idOf, emptyFolder, mark }) =>
      await post('/projects', {
        name: `Project of ${mark}`,
        clientId: await idOf('clients'),
        hourlyRate: { minor: 11_000, currency: 'EUR' },
        folder: emptyFolder,
      }),
    bodies: { 'PATCH /api/v1/projects/:id': { name: 'Renamed' } },
  },
];
