import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineReminders } = await import('./reminders-host.ts');
      return (ports) =>
        defineReminders(ports, { asked: () => ({ dispose: () => undefined }), first: undefined });
    },
    asks: {
      sendReady: ['confirm', 'mention'],
      copyText: ['copy', 'mention'],
      pause: ['text'],
      recordPayment: ['vireo.recordPayment'],
      openInvoice: ['openRecord'],
      sendInvoice: ['vireo.mailInvoice'],
      markSent: ['vireo.markInvoiceSent'],
      editClient: ['vireo.editClient'],
      setUpMail: ['vireo.setUpEmail'],
      releaseMail: ['vireo.releaseOutgoing'],
      openOutbox: ['vireo.openOutbox'],
      removeRule: ['confirm'],
    },
  },
];
