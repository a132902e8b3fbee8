import assert from 'node:assert/strict';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { inEnglish } from '../../../src/pages/words.ts';
import { sendTest } from './send-test.ts';
import { setUpEmail } from './set-up-email.ts';

describe('what the page of notifications says and asks of email', () => {
  const said: string[] = [];
  const sent: unknown[] = [];
  let replies: Readonly<Record<string, unknown>>;

  const api = new Proxy(
    {},
    {
      get: (_, operation: string) => async (asked: object) => {
        if (operation === 'patchUser') sent.push(asked);
        return { data: replies[operation] };
      },
    },
  );
  const ports = {
    t: inEnglish,
    backend: {
      ask: async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
        (await call(api, {})).data,
    },
    ask: async ({ value }: { value: string }) => value,
    inform: async (sentence: string) => void said.push(sentence),
    runCommand: async (id: string) => void said.push(id),
  } as unknown as PagePorts;

  beforeEach(() => {
    said.length = 0;
    sent.length = 0;
    replies = {
      getNotificationPreferences: { email: { isSetUp: true } },
      getOutgoing: { rests: false, reason: null, since: null, items: [] },
      sendNotification: {
        items: [
          { channel: 'app', state: 'sent', reason: null },
          { channel: 'email', state: 'pending', reason: null },
        ],
      },
      listMailAccounts: { items: [{ address: 'mara@example.org' }] },
      getMe: { id: 'u1', version: 2, email: null },
    };
  });

  it('a test is on its way by what leaves alone', async () => {
    await sendTest(ports);
    replies = { ...replies, getNotificationPreferences: { email: { isSetUp: false } } };
    await sendTest(ports);
    replies = { ...replies, getOutgoing: { rests: true, reason: 'demo', since: null, items: [] } };
    await sendTest(ports);

    assert.deepEqual(said, [
      'A test is on its way by the editor, email.',
      'A test is on its way by the editor.',
      'A test is on its way by the editor. The demo never sends mail.',
    ]);
  });

  it('what is missing is asked for: an account, else the own address', async () => {
    await setUpEmail(ports);
    replies = { ...replies, listMailAccounts: { items: [] } };
    await setUpEmail(ports);

    assert.deepEqual(sent, [
      { path: { id: 'u1' }, headers: { 'If-Match': '"2"' }, body: { email: 'mara@example.org' } },
    ]);
    assert.deepEqual(said, ['vireo.setUpEmail']);
  });
});
