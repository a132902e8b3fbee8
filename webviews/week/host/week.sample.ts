import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineWeek } = await import('./week-host.ts');
      return (ports) =>
        defineWeek(ports, {
          onAsked: () => ({ dispose: () => undefined }),
          kept: { get: () => undefined, update: async () => undefined },
          setTitle: () => undefined,
          gatherEvidence: async () => ({ commits: [], seen: [] }),
          pickRow: async () => void (await ports.openAddress('row')),
        });
    },
    asks: {
      addRow: ['openAddress'],
      act: ['vireo.submitTimesheet'],
      stopTimer: ['vireo.stopTimer'],
      editWorkingTime: ['text', 'text', 'text'],
    },
  },
];
