import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'scans',
    path: 'scanner/scans',
    create: async (_test, { post, idOf }) =>
      await post('/scanner/scan', { projectId: await idOf('projects') }),
  },
  { resource: 'jobs', table: 'scans', create: async (_test, { idOf }) => await idOf('scans') },
];
