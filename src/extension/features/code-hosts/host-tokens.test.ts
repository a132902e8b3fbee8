import assert from 'node:assert/strict';
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
        get: async (name: string) => secrets.get(name),
        store: async (name: string, value: string) => void secrets.set(name, value),
      },
      globalState: { update: async () => undefined },
    },
    log: { warn: (text: string) => void warnings.push(text) },
    backend: { ask: async (act: (given: typeof api, options: object) => unknown) => act(api, {}) },
  } as unknown as Services;
  return { services, secrets, held, warnings, refused };
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

  it('are none where what is stored cannot be read', async () => {
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
