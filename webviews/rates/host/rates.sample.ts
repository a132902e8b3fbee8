import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineRates } = await import('./rates-host.ts');
      return (ports) => defineRates(ports, { asked: () => ({ dispose: () => undefined }), first: undefined });
    },
    asks: { remove: ['confirm'], addCost: ['text', 'text'], editCost: ['text'], removeCost: ['confirm'] },
  },
];
