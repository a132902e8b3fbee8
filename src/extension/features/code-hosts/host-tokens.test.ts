import assert from 'node:assert/strict';
import { classifyFailure } from '../../../pages/failures.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import type { Services } from '../../platform/services.ts';
import {
  forgetToken,
  type HostToken,
  handOverTokens,
  keepToken,
  listTokens,
  readHost,
} from './host-tokens.ts';

const gitHub: HostToken = { host: 'github.com', kind: 'github', token: 'token-of-github' };
const own: HostToken = { host: 'git.example.org:8443', kind: 'gitlab', token: 'token-of-gitlab' };

/** An editor with secrets, and a backend that keeps what it is given. */
function fakeWindow() {
  const secrets = new Map<string, string>();
  const held = new Map<string, object>();
  const warnings: string[] = [];
  const refused = new Set<string>();
  const storage = { isLocked: false };
  const api = {
    putCodeHostToken({ path, body }: { path: { host: string }; body: object }) {
      if (refused.has(path.host)) throw new Error(`Refused ${JSON.stringify(body)}`);
      held.set(path.host, body);
    },
    deleteCodeHostToken: ({ path }: { path: { host: string } }) => void held.delete(path.host),
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
    t: (sentence: string) => sentence,
    log: { warn: (text: string) => void warnings.push(text) },
    backend: { ask: async (act: (given: typeof api, options: object) => unknown) => act(api, {}) },
  } as unknown as Services;
  return { services, secrets, held, warnings, refused, storage };
}

describe('tokens of hosts of code', () => {
  it('are kept one a host, handed over, and forgotten', async () => {
    const { services, held } = fakeWindow();
    await keepToken(services, gitHub);
    await keepToken(services, own);
    await keepToken(services, { ...gitHub, token: 'another-token' });
    held.clear();
    await handOverTokens(services);

    assert.deepEqual(Object.fromEntries(held), {
      'git.example.org:8443': { kind: 'gitlab', token: 'token-of-gitlab' },
      'github.com': { kind: 'github', token: 'another-token' },
    });
    await forgetToken(services, 'github.com');
    assert.deepEqual([...held.keys()], ['git.example.org:8443']);
    assert.deepEqual(await listTokens(services), [own]);
  });

  it('are handed over though one is refused, and told to nobody', async () => {
    const { services, held, warnings, refused } = fakeWindow();
    await keepToken(services, gitHub);
    await keepToken(services, own);
    held.clear();
    refused.add('github.com');
    await handOverTokens(services);

    assert.deepEqual([...held.keys()], ['git.example.org:8443']);
    assert.deepEqual(warnings, ['The token of github.com could not be handed over.']);
  });

  it('are unknown where the storage cannot be read: none is written over, and a sentence says so', async () => {
    const { services, secrets, held, storage } = fakeWindow();
    await keepToken(services, gitHub);
    const before = new Map(secrets);
    held.clear();
    storage.isLocked = true;

    for (const act of [
      () => keepToken(services, own),
      () => forgetToken(services, 'github.com'),
      () => listTokens(services),
      () => handOverTokens(services),
    ])
      await assert.rejects(act(), isSecretsUnreadable);

    const failure = classifyFailure(await listTokens(services).catch((error: unknown) => error));
    assert.match(failure.kind === 'refused' ? failure.sentence : '', /can’t be read, so nothing/);
    assert.deepEqual([secrets, held.size], [before, 0]);
    storage.isLocked = false;
    await keepToken(services, own);
    assert.deepEqual(await listTokens(services), [gitHub, own]);
  });

  it('of another version stay beside a new one, and what is no list is kept', async () => {
    const { services, secrets } = fakeWindow();
    const later = { host: 'codeberg.org', kind: 'forgejo', token: 'token-of-forgejo' };
    secrets.set('vireo.codeHosts', JSON.stringify([later, gitHub]));
    await keepToken(services, own);
    assert.deepEqual(JSON.parse(secrets.get('vireo.codeHosts') ?? ''), [later, gitHub, own]);

    secrets.set('vireo.codeHosts', '{"later":1}');
    await keepToken(services, own);
    assert.equal(secrets.get('vireo.codeHosts.unreadable'), '{"later":1}');
  });

  it('are none where what is stored is of no form that is known', async () => {
    const { services, secrets } = fakeWindow();
    for (const text of ['{', '{}', '[1, {"host": "a"}]']) {
      secrets.set('vireo.codeHosts', text);
      assert.deepEqual(await listTokens(services), []);
    }
  });
});

it('a host is read off what was typed', () => {
  assert.equal(readHost(' Git.Example.org:8443 '), 'git.example.org:8443');
  assert.equal(readHost('https://git.example.org/acme'), 'git.example.org');
  for (const typed of ['', 'https://a:b@c', 'ftp://host', '//', 'a b'])
    assert.equal(readHost(typed), undefined, typed);
});
