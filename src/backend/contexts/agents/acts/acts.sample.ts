import type { Sample, Takes } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'proposals',
    path: 'ai/proposals',
    table: 'act_proposals',
    async create({ ask }, { as, mark }) {
      const body = { input: { text: `Hello of ${mark}` }, asker: { kind: 'coach' } };
      return (await ask('POST', '/ai/tools/write_note/calls', { as, body })).body.proposal.id;
    },
  },
];

export const takes: Takes = { calculate: [{ operation: 'add', values: [{ seconds: 1 }, { seconds: 2 }] }] };
