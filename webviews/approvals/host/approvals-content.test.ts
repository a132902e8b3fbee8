import assert from 'node:assert/strict';
import { toDecided } from './approvals-content.ts';

describe('toDecided', () => {
  it('says of a week that changed meanwhile that it did, in the words of the user', () => {
    const errors = [
      { code: 'stale_version', message: 'It is at version 4, you sent 2.' },
      { code: 'state_forbids', message: 'The timesheet is draft.' },
      null,
    ];
    const results = errors.map((error, index) => ({ id: `w${index}`, timesheet: null, error }));

    const { ids, refused } = toDecided('approved', { results }, (message) => `«${message}»`);

    assert.deepEqual(ids, ['w2']);
    assert.deepEqual(refused, [
      {
        id: 'w0',
        message: '«The week was changed elsewhere, so nothing was decided. It now shows the current state.»',
      },
      { id: 'w1', message: 'The timesheet is draft.' },
    ]);
  });
});
