import assert from 'node:assert/strict';
import { listenForReturn, type ReturnListener } from './listen-for-return.ts';

describe('the return of a browser', () => {
  let listener: ReturnListener;
  beforeEach(async () => {
    listener = await listenForReturn('You can close this page.');
  });
  afterEach(() => listener.close());

  it('is heard on this machine alone, with its code', async () => {
    assert.match(listener.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    const reply = await fetch(`${listener.url}?code=abc&state=xyz`);

    assert.equal(await reply.text(), 'You can close this page.');
    assert.deepEqual(await listener.returned, { code: 'abc', state: 'xyz' });
  });

  it('is none where a provider has not answered', async () => {
    assert.equal((await fetch(`${listener.url}favicon.ico`)).status, 404);
    await fetch(`${listener.url}?error=access_denied&state=xyz`);

    assert.deepEqual(await listener.returned, { state: 'xyz' });
  });
});
