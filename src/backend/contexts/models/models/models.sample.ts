import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'providers',
    path: 'ai/providers',
    table: 'model_providers',
    create: async (_test, { post }) =>
      await post('/ai/providers', { preset: 'ollama', models: [{ id: 'llama3.2' }] }),
    bodies: {
      'PATCH /api/v1/ai/providers/:id': { title: 'Renamed' },
      'PUT /api/v1/ai/providers/:id/key': { key: 'sk-0123456789' },
      'PUT /api/v1/ai/providers/:id/own-key': { key: 'sk-0123456789' },
      'POST /api/v1/ai/providers/:id/test': {},
    },
  },
];
