import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineLetter } = await import('./letter-host.ts');
      const asked = () => ({ dispose: () => undefined });
      return (ports) => defineLetter(ports, { asked, first: { invoiceId: 'i1', attached: 'pdf' } });
    },
    asks: { openInvoice: ['openRecord'], openOutbox: ['vireo.openOutbox'], setUp: ['vireo.setUpEmail'] },
  },
];
