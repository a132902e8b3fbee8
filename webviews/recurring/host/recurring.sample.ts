import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineRecurring } = await import('./recurring-host.ts');
      return (ports) =>
        defineRecurring(ports, { asked: () => ({ dispose: () => undefined }), first: undefined });
    },
    asks: {
      remove: ['confirm'],
      openInvoice: ['openRecord'],
      editClient: ['vireo.editClient'],
      editBusiness: ['vireo.editOrganization'],
      addClient: ['vireo.addClient'],
      setUpMail: ['vireo.setUpEmail'],
    },
  },
];
