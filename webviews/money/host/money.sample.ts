import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./money-host.ts')).defineMoney,
    asks: {
      createInvoice: ['vireo.createInvoice'],
      openInvoice: ['openRecord'],
      recordPayment: ['vireo.recordPayment'],
      markSent: ['vireo.markInvoiceSent'],
      remind: ['vireo.remindInvoice'],
      exportCsv: ['saveFile', 'write', 'inform', 'open'],
    },
  },
];
