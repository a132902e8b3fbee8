import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./notifications-host.ts')).defineNotifications,
    asks: {
      setUpEmail: ['text'],
      addWebhook: ['text', 'inform', 'copy', 'mention'],
      removeWebhook: ['confirm'],
      enterSecret: ['text', 'mention'],
      sendTest: ['inform'],
    },
  },
];
