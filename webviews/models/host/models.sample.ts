import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineModels } = await import('./models-host.ts');
      const keys = {
        server: { host: 'time.example.com', organization: 'Acme' },
        store: async () => undefined,
        forget: async () => undefined,
      };
      return (ports) => defineModels({ ...ports, keys });
    },
    asks: {
      setUp: ['vireo.addModelProvider'],
      more: ['pick', 'withProgress', 'warn'],
      enterRate: ['text', 'text'],
      replaceKey: ['text', 'withProgress', 'warn'],
      ownKey: ['pick', 'text', 'withProgress', 'warn'],
    },
  },
];
