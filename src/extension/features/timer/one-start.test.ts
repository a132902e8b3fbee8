import assert from 'node:assert/strict';
import { createOneStart } from './one-start.ts';

describe('createOneStart', () => {
  it('takes a second press for the first while that goes on', async () => {
    const oneStart = createOneStart();
    const git = Promise.withResolvers<void>();
    let starts = 0;
    const start = () => {
      starts += 1;
      return git.promise;
    };

    const presses = [oneStart('API', start), oneStart('API', start)];
    git.resolve();
    await Promise.all(presses);

    assert.equal(starts, 1);
  });

  it('begins another start behind the one that goes on, also where that one fails', async () => {
    const oneStart = createOneStart();
    const git = Promise.withResolvers<void>();
    const began: string[] = [];

    const first = oneStart('API', async () => {
      began.push('API');
      await git.promise;
    });
    const second = oneStart('Support', async () => void began.push('Support'));
    await Promise.resolve();
    const before = [...began];
    git.reject(new Error('refused'));
    await assert.rejects(first, /refused/);
    await second;

    assert.deepEqual({ before, began }, { before: ['API'], began: ['API', 'Support'] });
  });

  it('starts the same again once it is done', async () => {
    const oneStart = createOneStart();
    let starts = 0;
    const start = async () => {
      starts += 1;
    };

    await oneStart('API', start);
    await oneStart('API', start);

    assert.equal(starts, 2);
  });
});
