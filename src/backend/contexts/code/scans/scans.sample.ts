import type { Sample, Takes } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'scans',
    path: 'scanner/scans',
    create: async (_test, { post, idOf }) =>
      await post('/scanner/scan', { projectId: await idOf('projects') }),
  },
  { resource: 'jobs', table: 'scans', create: async (_test, { idOf }) => await idOf('scans') },
];

export const takes: Takes = {
  'GET /api/v1/scanner/inventory': [{ projectId: ':projects' }],
  'GET /api/v1/scanner/stack': [{ projectId: ':projects' }],
  get_stack: [{ projectId: ':projects' }],
};
