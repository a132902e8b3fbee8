import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./reports-host.ts')).defineReports,
    asks: {
      openRecord: ['openRecord'],
      saveReport: ['text'],
      mailReport: ['pick', 'pick', 'text', 'confirm'],
      actOnMailed: ['showText'],
      exportCsv: ['saveFile', 'write', 'inform', 'open'],
    },
  },
];
