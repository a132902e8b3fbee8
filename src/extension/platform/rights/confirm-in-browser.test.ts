import assert from 'node:assert/strict';
import type { ConfirmByBrowser } from '../../../api-client/index.ts';
import { type BrowserPorts, confirmInBrowser } from './confirm-in-browser.ts';

const asked = { id: 'c', url: 'https://vireo.example/confirm#vco_x', code: 'BCDF-GHJK', expiresAt: '' };
type State = 'unknown' | 'pending' | 'confirmed' | 'denied' | 'expired';

/** A server that says these, one after the other, and a user who chooses. */
function play(
  states: readonly State[],
  {
    hasPasskey = true,
    way = 'passkey',
    cancelsAfter = 999,
    opens = true,
    url = asked.url,
  }: {
    readonly hasPasskey?: boolean | Error;
    /** Null: they turn away. */
    readonly way?: 'passkey' | 'password' | null;
    readonly cancelsAfter?: number;
    readonly opens?: boolean;
    readonly url?: string;
  } = {},
) {
  const done: string[] = [];
  const rest = [...states];
  const byBrowser: ConfirmByBrowser = {
    async hasPasskey() {
      if (hasPasskey instanceof Error) throw hasPasskey;
      return hasPasskey;
    },
    ask: async () => {
      done.push('ask');
      return { ...asked, url };
    },
    find: async () => rest.shift() ?? 'pending',
  };
  let pauses = 0;
  const ports: BrowserPorts = {
    t: (said) => `In their language: ${said}`,
    chooseWay: async () => {
      done.push('choose');
      return way ?? undefined;
    },
    isOfServer: (url) => url.startsWith('https://vireo.example/'),
    byPassword: async () => {
      done.push('password');
      return true;
    },
    open: async (shown) => {
      done.push(`open ${shown}`);
      return opens;
    },
    now: () => pauses * 2_000,
    showWaiting: async (shown, wait) => {
      done.push(`show ${shown.code}`);
      return await wait(() => pauses >= cancelsAfter);
    },
    pause: async () => {
      pauses += 1;
    },
    tellNotConfirmed: (state) => void done.push(state),
  };
  return { done, confirm: async () => await confirmInBrowser(ports)(async () => undefined, byBrowser) };
}

const opened = [`open ${asked.url}`, `show ${asked.code}`];

describe('confirming in a browser', () => {
  it('waits until the passkey was used', async () => {
    const { done, confirm } = play(['pending', 'pending', 'confirmed']);

    assert.equal(await confirm(), true);
    assert.deepEqual(done, ['choose', 'ask', ...opened]);
  });

  for (const state of ['denied', 'expired'] as const)
    it(`says that it is ${state}, and does nothing`, async () => {
      const { done, confirm } = play(['pending', state]);

      assert.equal(await confirm(), false);
      assert.deepEqual(done, ['choose', 'ask', ...opened, state]);
    });

  it('goes on where the server does not answer for a while, and no longer than a proof lasts', async () => {
    const restarted = play(['pending', 'unknown', 'unknown', 'confirmed']);
    const away = play(Array.from({ length: 900 }, () => 'unknown' as const));

    assert.deepEqual([await restarted.confirm(), await away.confirm()], [true, false]);
    assert.deepEqual(away.done, ['choose', 'ask', ...opened, 'expired']);
  });

  it('ends where the page was not opened', async () => {
    const { done, confirm } = play(['confirmed'], { opens: false });

    assert.equal(await confirm(), false);
    assert.deepEqual(done, ['choose', 'ask', `open ${asked.url}`]);
  });

  it('ends where the user cancels, and where they turn away', async () => {
    const waiting = play([], { cancelsAfter: 2 });
    const away = play([], { way: null });

    assert.deepEqual([await waiting.confirm(), await away.confirm()], [false, false]);
    assert.deepEqual(away.done, ['choose']);
  });

  it('opens no page of another host', async () => {
    const { done, confirm } = play([], { url: 'https://vireo.example.org/confirm#vco_x' });

    await assert.rejects(confirm, /In their language: The server named a page of another host/);
    assert.deepEqual(done, ['choose', 'ask']);
  });

  it('takes a password where that is chosen, there is no passkey, or nobody knows', async () => {
    for (const given of [
      { way: 'password' as const },
      { hasPasskey: false },
      { hasPasskey: new Error('not found') },
    ]) {
      const { done, confirm } = play([], given);

      assert.equal(await confirm(), true);
      assert.equal(done.at(-1), 'password');
    }
  });
});
