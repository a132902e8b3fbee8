import type { Sample } from '../../../testing/reach/sample.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'proposals',
    path: 'ai/proposals',
    table: 'act_proposals',
    async create({ ask }, { as }) {
      const body = { input: { text: 'Hello' }, asker: { kind: 'coach' } };
      return (await ask('POST', '/ai/tools/write_note/calls', { as, body })).body.proposal.id;
    },
  },
];
