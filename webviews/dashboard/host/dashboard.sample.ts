import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./dashboard-host.ts')).defineDashboard,
    asks: {
      openRecord: ['openRecord'],
      openScanner: ['vireo.openScanner'],
      createInvoice: ['vireo.createInvoice'],
      remind: ['vireo.remindInvoice'],
    },
  },
];
