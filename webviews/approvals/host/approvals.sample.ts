import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./approvals-host.ts')).defineApprovals,
    asks: {},
  },
];
