import assert from 'node:assert/strict';
import type { Services } from '../../platform/services.ts';
import { actOnProposal } from './act-on-proposal.ts';

/** A backend in which one act is refused. */
function createServices(refused?: Error) {
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
  return { asked, services: { backend: { ask } } as unknown as Pick<Services, 'backend'> };
}

const refusal = Object.assign(new Error('The timer has counted for more than two minutes.'), {
  name: 'ApiRequestError',
  code: 'timer_running',
  status: 409,
  details: [],
});

describe('what a person says to a proposal', () => {
  it('is done, and the proposal shown as it is then', async () => {
    const { asked, services } = createServices();

    const answered = await actOnProposal(services, 'p1', 'apply');

    assert.deepEqual(
      { asked, answered },
      { asked: ['apply'], answered: { proposal: { id: 'p1', state: 'applied' } } },
    );
  });

  it('comes back with the reason where it is refused, and is no failure', async () => {
    const { services } = createServices(refusal);

    const answered = await actOnProposal(services, 'p1', 'undo');

    assert.equal(answered.refusal, 'The timer has counted for more than two minutes.');
    assert.equal(answered.proposal.state, 'applied');
  });

  it('fails where the backend does', async () => {
    const { services } = createServices(new TypeError('broken'));

    await assert.rejects(actOnProposal(services, 'p1', 'undo'), TypeError);
  });
});
