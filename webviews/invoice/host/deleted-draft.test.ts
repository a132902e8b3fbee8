import assert from 'node:assert/strict';
import { contentOrDeleted } from './deleted-draft.ts';

const t = (text: string) => text;

function refusal(code: string): Error {
  return Object.assign(new Error('Refused.'), { name: 'ApiRequestError', code, status: 404, details: [] });
}

describe('what an invoice panel shows', () => {
  it('is the invoice', async () => {
    assert.equal(await contentOrDeleted(async () => 'content', t), 'content');
  });

  it('is, of a draft that was taken back, that it was: no failure', async () => {
    const shown = await contentOrDeleted(() => Promise.reject(refusal('not_found')), t);

    assert.deepEqual(shown, {
      type: 'gone',
      title: 'This draft was undone',
      message: 'There is no invoice here any more. What it was to bill can be billed again.',
    });
  });

  it('fails where anything else was refused', async () => {
    await assert.rejects(
      contentOrDeleted(() => Promise.reject(refusal('forbidden')), t),
      { code: 'forbidden' },
    );
  });
});
