import assert from 'node:assert/strict';
import { loadOrFail } from './load-or-fail.ts';

describe('loadOrFail', () => {
  const logged: string[] = [];
  const log = { warn: (text: string) => void logged.push(text) } as never;

  it('hands on what was loaded', async () => {
    assert.deepEqual(await loadOrFail({ log }, 'Invoices', async () => ({ type: 'content' })), {
      type: 'content',
    });
    assert.deepEqual(logged, []);
  });

  it('says why there is nothing, and logs it under the name of the page', async () => {
    const failed = await loadOrFail({ log }, 'Invoices', async () => {
      throw new Error('no such month');
    });

    assert.equal(failed.type, 'failed');
    assert.ok(failed.message.length > 0);
    assert.deepEqual(logged, ['Invoices: Error: no such month']);
  });
});
