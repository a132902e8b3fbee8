import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineEmail } = await import('./email-host.ts');
      return (ports, note) =>
        defineEmail({
          ...ports,
          keepPassword: async () => note('keepPassword'),
          forgetPassword: async () => note('forgetPassword'),
          signIn: async () => false,
          saved: () => undefined,
          close: () => note('close'),
        });
    },
    asks: {
      cancel: ['close'],
      remove: ['warn'],
      save: ['withProgress'],
      signIn: ['withProgress'],
      test: ['withProgress'],
    },
  },
];
