import assert from 'node:assert/strict';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { actOnProposal } from './act-on-proposal.ts';

/** A backend in which one act is refused. */
function createPorts(refused?: Error) {
  const asked: string[] = [];
  const api = {
    applyActProposal: async () => void asked.push('apply'),
    undoActProposal: async () => {
      asked.push('undo');
      if (refused !== undefined) throw refused;
    },
    getActProposal: async ({ path }: { path: { id: string } }) => ({ id: path.id, state: 'applied' }),
  };
  const ask = async (act: (known: typeof api, options: object) => unknown) => act(api, {});
  return { asked, ports: { backend: { ask } } as unknown as Pick<PagePorts, 'backend'> };
}

const refusal = Object.assign(new Error('The timer has counted for more than two minutes.'), {
  name: 'ApiRequestError',
  code: 'timer_running',
  status: 409,
  details: [],
});

describe('what a person says to a proposal', () => {
  it('is done, and the proposal shown as it is then', async () => {
    const { asked, ports } = createPorts();

    const answered = await actOnProposal(ports, 'p1', 'apply');

    assert.deepEqual(
      { asked, answered },
      { asked: ['apply'], answered: { proposal: { id: 'p1', state: 'applied' } } },
    );
  });

  it('comes back with the reason where it is refused, and is no failure', async () => {
    const { ports } = createPorts(refusal);

    const answered = await actOnProposal(ports, 'p1', 'undo');

    assert.equal(answered.refusal, 'The timer has counted for more than two minutes.');
    assert.equal(answered.proposal.state, 'applied');
  });

  it('fails where the backend does', async () => {
    const { ports } = createPorts(new TypeError('broken'));

    await assert.rejects(actOnProposal(ports, 'p1', 'undo'), TypeError);
  });
});
