import assert from 'node:assert/strict';
import { confirmByPassword } from './confirm-password.ts';

const refused = (code: string, message: string) =>
  Object.assign(new Error(message), { name: 'ApiRequestError', code, status: 403, details: [] });

/** Takes one password. */
const post = async (password: string) => {
  if (password !== 'right') throw refused('forbidden', 'This is not your password.');
};

/** Types these, one after the other, and then turns away. `seen`: whether the one of before was wrong. */
function typing(...typed: readonly string[]) {
  const seen: boolean[] = [];
  const rest = [...typed];
  const ask = async (isWrong: boolean) => {
    seen.push(isWrong);
    return rest.shift();
  };
  return { ask, seen };
}

describe('confirming by password', () => {
  it('asks again until it is right', async () => {
    const { ask, seen } = typing('wrong', 'right');

    assert.equal(await confirmByPassword(ask)(post), true);
    assert.deepEqual(seen, [false, true]);
  });

  it('is nothing once the user turns away', async () => {
    assert.equal(await confirmByPassword(typing().ask)(post), false);
    assert.equal(await confirmByPassword(typing('').ask)(post), false);
    assert.equal(await confirmByPassword(typing('wrong').ask)(post), false);
  });

  it('ends where the server takes no more for now', async () => {
    const limited = async () => {
      throw refused('rate_limited', 'Too many attempts.');
    };

    await assert.rejects(confirmByPassword(typing('a', 'b').ask)(limited), { code: 'rate_limited' });
  });
});
