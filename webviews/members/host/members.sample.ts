import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineMembers } = await import('./members-host.ts');
      return defineMembers;
    },
    asks: {
      setRole: ['confirm'],
      more: ['pick'],
      rotate: ['pick'],
      requireSecondFactor: ['confirm'],
      revokeInvitation: ['confirm'],
      revokeKey: ['confirm'],
      copy: ['copy'],
    },
  },
];
