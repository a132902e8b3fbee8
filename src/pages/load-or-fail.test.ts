import assert from 'node:assert/strict';
import { BackendUnavailable } from './backend.ts';
import { loadOrFail } from './load-or-fail.ts';
import type { Translate } from './words.ts';

describe('loadOrFail', () => {
  const logged: string[] = [];
  const t: Translate = (text) => `de: ${text}`;
  const log = { warn: (text: string) => void logged.push(text) } as never;

  it('hands on what was loaded', async () => {
    assert.deepEqual(await loadOrFail({ log, t }, 'Invoices', async () => ({ type: 'content' })), {
      type: 'content',
    });
    assert.deepEqual(logged, []);
  });

  it('says why there is nothing, and logs it under the name of the page', async () => {
    const failed = await loadOrFail({ log, t }, 'Invoices', async () => {
      throw new Error('no such month');
    });

    assert.equal(failed.type, 'failed');
    assert.ok(failed.message.length > 0);
    assert.deepEqual(logged, ['Invoices: Error: no such month']);
  });

  it('says in the words of the editor that the session has ended', async () => {
    const failed = await loadOrFail({ log, t }, 'Members', async () => {
      throw new BackendUnavailable({ code: 'signed_out', sentence: 'You are signed out of acme.example.' });
    });

    assert.deepEqual(failed, {
      type: 'failed',
      message: 'de: You are signed out of the server of this window.',
    });
  });
});
