import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./outbox-host.ts')).defineOutbox,
    asks: {
      setUp: ['vireo.setUpEmail'],
      enterPassword: ['vireo.enterMailPassword'],
      release: ['vireo.releaseOutgoing'],
      save: ['saveFile', 'write'],
      actOnMail: ['mention'],
      markUnreachable: ['confirm', 'mention'],
      reachAgain: ['mention'],
      actOnSchedule: ['mention'],
      openRecord: ['openRecord'],
    },
  },
];
