import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineInvoice } = await import('./invoice-host.ts');
      return (ports) =>
        defineInvoice(ports, {
          invoiceId: sampleId,
          setTitle: () => undefined,
          reversePayment: (id) => ports.openAddress(id),
          addMissingWeek: () => ports.openAddress('week'),
        });
    },
    asks: {
      export: ['vireo.exportInvoice'],
      recordPayment: ['vireo.recordPayment'],
      markSent: ['vireo.markInvoiceSent'],
      email: ['vireo.emailInvoice'],
      send: ['vireo.mailInvoice'],
      setUpEmail: ['vireo.setUpEmail'],
      remind: ['vireo.remindInvoice'],
      reversePayment: ['openAddress'],
      act: ['vireo.creditInvoice'],
      editLook: ['vireo.editInvoiceLook'],
      openRecord: ['openRecord'],
      mend: ['vireo.editOrganization'],
      openCommit: ['copy', 'mention'],
    },
  },
];
