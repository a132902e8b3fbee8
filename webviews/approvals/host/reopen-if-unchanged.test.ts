import assert from 'node:assert/strict';
import { reopenIfUnchanged } from './reopen-if-unchanged.ts';

const t = (message: string) => `«${message}»`;
const refusal = (code: string, message: string) => {
  const facts = { name: 'ApiRequestError', code, status: undefined, details: [] };
  return Object.assign(new Error(message), facts);
};

describe('reopenIfUnchanged', () => {
  const weeks = [
    { id: 'w1', version: 3 },
    { id: 'w2', version: 5 },
    { id: 'w3', version: 2 },
  ];

  it('opens each week as it was decided here, and none that somebody has decided anew since', async () => {
    const now = new Map([
      ['w1', 3],
      ['w2', 8],
      ['w3', 2],
    ]);
    const send = async ({ id, version }: { readonly id: string; readonly version?: number }) => {
      const isSeen = version === undefined || version === now.get(id);
      if (!isSeen) throw refusal('stale_version', 'It is at version 8, you sent 5.');
      if (id === 'w3') throw refusal('conflict', 'An invoice has its time.');
    };

    const told = await reopenIfUnchanged(weeks, { send, t });

    const changed =
      '«The week was changed elsewhere, so nothing was decided. It now shows the current state.»';
    assert.deepEqual(told, {
      type: 'decided',
      verdict: 'reopened',
      ids: ['w1'],
      refused: [
        { id: 'w2', message: changed },
        { id: 'w3', message: 'An invoice has its time.' },
      ],
    });
  });
});
