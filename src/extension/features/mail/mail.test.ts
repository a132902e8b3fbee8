import assert from 'node:assert/strict';
import type { MailAccount, Outgoing } from '../../../api-client/index.ts';
import { describeOutgoing } from '../../../pages/mail/describe-outgoing.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import type { Services } from '../../platform/services.ts';
import { hasMailFlag } from './mail-flag.ts';
import { handOverPasswords, storePassword } from './mail-passwords.ts';
import { createOnReady } from './on-ready.ts';

const t = (message: string, ...args: readonly unknown[]) =>
  message.replaceAll(/\{(\d)\}/g, (_all, at: string) => String(args[Number(at)]));

const account = {
  id: 'a1',
  address: 'mara@example.org',
  host: 'smtp.example.org',
  port: 465,
  security: 'tls',
  signIn: 'password',
  username: 'mara',
  oauth: null,
  password: 'missing',
} as MailAccount;

const oauth = {
  clientId: 'my-app',
  authorizationUrl: 'https://login.example.org/authorize',
  deviceUrl: 'https://login.example.org/device',
  tokenUrl: 'https://login.example.org/token',
  scope: 'smtp',
};
const byToken: MailAccount = { ...account, signIn: 'xoauth2', oauth };

interface PutPassword {
  readonly path: { readonly id: string };
  readonly body: { readonly password: string };
  readonly headers?: { readonly 'If-Match'?: string };
}

/** An editor with secrets, and a service that lacks the passwords of these accounts. */
function openWindow(accounts: readonly MailAccount[]) {
  const secrets = new Map<string, string>();
  const handed: string[] = [];
  const versions: (string | undefined)[] = [];
  const warnings: string[] = [];
  const storage = { isLocked: false };
  const api = {
    listMailAccounts: () => ({ data: { items: accounts } }),
    putMailPassword: ({ path, body, headers }: PutPassword) => {
      versions.push(headers?.['If-Match']);
      if (path.id === 'refused') throw new Error(`Refused ${JSON.stringify(body)}`);
      handed.push(`${path.id} ${body.password}`);
      return { data: { released: 0 } };
    },
  };
  const services = {
    context: {
      secrets: {
        async get(name: string) {
          if (storage.isLocked) throw new Error('The keyring is locked.');
          return secrets.get(name);
        },
        store: async (name: string, value: string) => void secrets.set(name, value),
      },
      globalState: { update: async () => undefined },
    },
    backend: {
      ask: async (call: (of: typeof api, options: object) => { readonly data: unknown }) =>
        call(api, {}).data,
    },
    t,
    log: { warn: (text: string) => warnings.push(text) },
  } as unknown as Services;
  return { services, handed, versions, warnings, storage };
}

describe('passwords of mail', () => {
  it('are handed to the service that lacks them', async () => {
    const { services, handed } = openWindow([account]);
    await storePassword(services, account, 'open sesame');
    await handOverPasswords(services);

    assert.deepEqual(handed, ['a1 open sesame']);
  });

  it('are unknown where the storage cannot be read: it is said, and none is handed over', async () => {
    const { services, handed, storage } = openWindow([account, { ...account, id: 'a2' }]);
    await storePassword(services, account, 'open sesame');
    storage.isLocked = true;

    await assert.rejects(handOverPasswords(services), isSecretsUnreadable);
    storage.isLocked = false;
    await handOverPasswords(services);

    assert.deepEqual(handed, ['a1 open sesame']);
  });

  it('are given to the server, the user and the sign-in that they were entered for, and to no other', async () => {
    const moved: [MailAccount, Partial<MailAccount>][] = [
      [account, { host: 'smtp.elsewhere.example' }],
      [account, { port: 587 }],
      [account, { username: 'eve' }],
      [account, { security: 'starttls' }],
      [account, { security: 'none' }],
      [account, { signIn: 'xoauth2', oauth }],
      [account, { username: 'mara@smtp.example.org:465', host: '' }],
      [byToken, { oauth: { ...oauth, tokenUrl: 'https://elsewhere.example/token' } }],
      [byToken, { oauth: { ...oauth, clientId: 'another-app' } }],
      [byToken, { signIn: 'password', oauth: null }],
    ];
    for (const [entered, change] of moved) {
      const { services, handed } = openWindow([{ ...entered, ...change }]);
      await storePassword(services, entered, 'open sesame');
      await handOverPasswords(services);

      assert.deepEqual(handed, [], JSON.stringify(change));
    }
  });

  it('name the version of the account that they are for, so that one that changes by then is not given them', async () => {
    const { services, versions } = openWindow([{ ...account, version: 3 }]);
    await storePassword(services, account, 'open sesame');
    await handOverPasswords(services);

    assert.deepEqual(versions, ['"3"']);
  });

  it('stand in no log where they are refused, and keep none of the others back', async () => {
    const refused = { ...account, id: 'refused' };
    const { services, handed, warnings } = openWindow([refused, account]);
    await storePassword(services, refused, 'secret one');
    await storePassword(services, account, 'open sesame');
    await handOverPasswords(services);

    assert.deepEqual(handed, ['a1 open sesame']);
    assert.deepEqual(warnings, ['The password of mara@example.org could not be handed over.']);
  });
});

describe('a window whose service becomes ready', () => {
  function openReady({ rests = true, reason = 'copied', isFlagged = false, faults = 0 } = {}) {
    const done: string[] = [];
    let left = faults;
    const services = {
      context: { globalState: { get: (name: string) => name === hasMailFlag && isFlagged } },
      backend: {
        ask: async () => {
          done.push('ask');
          left -= 1;
          if (left >= 0) throw new Error('not now');
          return { rests, reason };
        },
      },
    } as unknown as Services;
    const onReady = createOnReady(services, {
      handOver: async () => void done.push('handOver'),
      offerRelease: async () => void done.push('offer'),
    });
    return { done, onReady };
  }

  it('offers to release what rests on a copied folder, though no password was ever stored here, and asks once', async () => {
    const { done, onReady } = openReady();
    await onReady();
    await onReady();

    assert.deepEqual(done, ['ask', 'offer']);
  });

  it('asks again where there was no answer', async () => {
    const { done, onReady } = openReady({ faults: 1 });
    await assert.rejects(onReady());
    await onReady();

    assert.deepEqual(done, ['ask', 'ask', 'offer']);
  });

  it('offers nothing where nothing rests, nor in the demo', async () => {
    for (const state of [{ rests: false }, { reason: 'demo' }]) {
      const { done, onReady } = openReady(state);
      await onReady();
      assert.deepEqual(done, ['ask']);
    }
  });

  it('hands its passwords over each time', async () => {
    const { done, onReady } = openReady({ isFlagged: true });
    await onReady();
    await onReady();

    assert.deepEqual(done, ['handOver', 'handOver']);
  });
});

describe('what rests', () => {
  const outgoing = (change: Partial<Outgoing> = {}): Outgoing => ({
    rests: true,
    reason: 'restored',
    since: '2026-11-27T10:00:00.000Z',
    items: [
      {
        kind: 'mail',
        id: '1',
        title: 'Invoice 12',
        to: 'ap@nordwind.example',
        at: '2026-11-27T09:00:00.000Z',
      },
      { kind: 'schedule', id: '2', title: 'Due reminders', to: null, at: '2026-11-27T11:00:00.000Z' },
      {
        kind: 'webhook',
        id: '3',
        title: 'Invoice overdue',
        to: 'hooks.example.org',
        at: '2026-11-27T11:00:00.000Z',
      },
    ],
    ...change,
  });

  it('is nothing where nothing does', () => {
    assert.equal(describeOutgoing(outgoing({ rests: false, reason: null, items: [] }), t), undefined);
  });

  it('is listed by what it is, with whom it goes to, and why it rests', () => {
    const described = describeOutgoing(outgoing(), t);
    assert.match(described?.sentence ?? '', /backup was restored/);
    assert.deepEqual(described?.detail.split('\n'), [
      'Mail: Invoice 12 to ap@nordwind.example',
      'Schedule: Due reminders',
      'Webhook: Invoice overdue to hooks.example.org',
    ]);
    assert.match(describeOutgoing(outgoing({ reason: 'copied' }), t)?.sentence ?? '', /copied or moved/);
  });

  it('is never released in the demo', () => {
    assert.equal(describeOutgoing(outgoing({ reason: 'demo' }), t)?.canRelease, false);
  });

  it('names twelve of many, and counts the others', () => {
    const [first] = outgoing().items;
    assert.ok(first);
    const items = Array.from({ length: 15 }, () => first);
    const lines = describeOutgoing(outgoing({ items }), t)?.detail.split('\n') ?? [];
    assert.deepEqual([lines.length, lines.at(-1)], [13, 'and 3 more']);
  });
});
