import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./goals-host.ts')).defineGoals,
    asks: {
      add: ['pick', 'pick', 'text', 'pick', 'pick', 'text'],
      edit: ['pick', 'text'],
      remove: ['inform'],
      openRecord: ['openRecord'],
      checkIn: ['vireo.checkIn'],
    },
  },
];
