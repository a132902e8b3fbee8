import type { RunContent } from '../../../webviews/run/messages.ts';

/** A replay whose files have changed, of a run that has sent something since. */
export const replaying: Partial<RunContent> = {
  verdict: null,
  items: [],
  sentBefore: [
    'Pushed the branch vireo/1 (5f70bf18a0).',
    'Opened pull request 12: https://github.com/nordwind/orders-service/pull/12',
  ],
  question: {
    kind: 'files',
    key: 'files',
    title: 'Which files?',
    expiresAt: null,
    files: 'snapshot',
    differing: ['api/app/orders.py', 'api/app/<b>quotes</b>.py'],
    count: 14,
  },
};
