import assert from 'node:assert/strict';
import type { Notification } from '../../../contract/events.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import type { BackendState } from '../../platform/backend.ts';
import type { Services } from '../../platform/services.ts';
import { forgetKey, handOverKeys, storeKey } from './model-keys.ts';
import { listReached } from './reached-thresholds.ts';
import { watchModels } from './watch-models.ts';

const key = 'sk-test-0123456789';

interface FakeProvider {
  readonly id: string;
  readonly title: string;
  readonly baseUrl: string;
  readonly needsKey: boolean;
}

const openai: FakeProvider = {
  id: 'p1',
  title: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  needsKey: true,
};
const ollama: FakeProvider = {
  id: 'p2',
  title: 'Ollama',
  baseUrl: 'http://127.0.0.1:11434/v1',
  needsKey: false,
};

/** An editor with secrets, and a backend that forgets its keys when it is started again. */
function fakeWindow(providers: readonly FakeProvider[]) {
  const secrets = new Map<string, string>();
  const flags = new Map<string, unknown>();
  const held = new Map<string, string>();
  const warnings: string[] = [];
  let refused: string | undefined;
  const storage = { isLocked: false };
  let requests = 0;
  const stateChanged = new Emitter<BackendState>();
  const notified = new Emitter<Notification>();
  const keyOf = ({ id, needsKey }: FakeProvider) =>
    held.has(id) ? 'present' : needsKey ? 'missing' : 'not_needed';
  const api = {
    listModelProviders: () => ({
      data: { items: providers.map((each) => ({ ...each, key: keyOf(each) })), nextCursor: null },
    }),
    putModelKey: ({ path, body }: { path: { id: string }; body: { key: string } }) => {
      if (path.id === refused) throw new Error(`Refused ${JSON.stringify(body)}`);
      held.set(path.id, body.key);
      return { data: null };
    },
  };
  const services = {
    context: {
      secrets: {
        get: async (name: string) =>
          storage.isLocked ? Promise.reject(new Error('The keyring is locked.')) : secrets.get(name),
        store: async (name: string, value: string) => void secrets.set(name, value),
        delete: async (name: string) => void secrets.delete(name),
      },
      globalState: {
        get: (name: string) => flags.get(name),
        update: async (name: string, value: unknown) => void flags.set(name, value),
      },
    },
    backend: {
      onDidChangeState: stateChanged.event,
      onDidNotify: notified.event,
      ask: async (call: (of: typeof api, options: object) => { readonly data: unknown }) => {
        requests += 1;
        return call(api, {}).data;
      },
    },
    t: (sentence: string) => sentence,
    log: { warn: (text: string) => warnings.push(text), error: (text: string) => warnings.push(text) },
  } as unknown as Services;
  let work: Promise<void> = Promise.resolve();
  let loaded = 0;
  let told = 0;
  const watching = watchModels(services, {
    handOver: () => {
      loaded += 1;
      work = handOverKeys(services);
      return work;
    },
    offer: async () => undefined,
    tell: async () => {
      told += 1;
    },
  });
  return {
    services,
    secrets,
    held,
    warnings,
    storage,
    notified,
    watching,
    counts: () => ({ requests, loaded, told }),
    refuse: (id: string) => {
      refused = id;
    },
    async restart() {
      held.clear();
      stateChanged.fire({ phase: 'starting' });
      stateChanged.fire({ phase: 'ready' } as BackendState);
      await work;
    },
  };
}

describe('keys of models', () => {
  it('are handed to each backend anew', async () => {
    const { services, held, restart } = fakeWindow([openai, ollama]);
    await storeKey(services, openai, key);

    await restart();
    assert.deepEqual([...held], [['p1', key]]);
    await restart();
    assert.deepEqual([...held], [['p1', key]]);
  });

  it('cost nothing where none was ever stored: nothing is loaded and nothing asked', async () => {
    const { counts, restart } = fakeWindow([openai]);

    await restart();

    assert.deepEqual(counts(), { requests: 0, loaded: 0, told: 0 });
  });

  it('are not sent to a backend that has them, nor anywhere else once deleted', async () => {
    const { services, held, restart, counts } = fakeWindow([openai]);
    await storeKey(services, openai, key);
    await restart();
    const { requests } = counts();
    await handOverKeys(services);
    assert.equal(counts().requests, requests + 1, 'the list alone');

    await forgetKey(services, openai.id);
    await restart();
    assert.equal(held.size, 0);
  });

  it('are given to the address that they were entered for, and to no other', async () => {
    const moved = { ...openai, baseUrl: 'https://elsewhere.example/v1' };
    const { services, held, restart } = fakeWindow([moved]);
    await storeKey(services, openai, key);

    await restart();

    assert.equal(held.size, 0);
  });

  it('are in no line of the log, also where one is refused, which keeps no other back', async () => {
    const second = { ...openai, id: 'p3', title: 'Other' };
    const { services, held, warnings, refuse, restart } = fakeWindow([openai, second]);
    await storeKey(services, openai, key);
    await storeKey(services, second, `${key}-3`);
    refuse('p1');

    await restart();

    assert.deepEqual([...held.keys()], ['p3']);
    assert.deepEqual(warnings, ['The key of OpenAI could not be handed over.']);
  });

  it('are unknown where the storage cannot be read: nothing is handed over, and it is said', async () => {
    const { services, held, storage } = fakeWindow([openai]);
    await storeKey(services, openai, key);
    storage.isLocked = true;

    await assert.rejects(handOverKeys(services), isSecretsUnreadable);
    storage.isLocked = false;
    await handOverKeys(services);

    assert.deepEqual([...held], [['p1', key]]);
  });

  it('that cannot be read are none', async () => {
    const { services, secrets, held, restart } = fakeWindow([openai]);
    await storeKey(services, openai, key);
    for (const name of secrets.keys()) secrets.set(name, 'not json');

    await restart();

    assert.equal(held.size, 0);
  });
});

describe('thresholds of spending', () => {
  it('are loaded when one is crossed, and by no other event', () => {
    const { notified, counts, watching } = fakeWindow([]);
    notified.fire({ seq: 1, type: 'spending.changed', id: 'o', version: 1 });
    assert.equal(counts().told, 0);
    notified.fire({ seq: 2, type: 'spending.threshold', id: 'o', version: 1 });
    assert.equal(counts().told, 1);
    watching.dispose();
    assert.equal(notified.size, 0);
  });

  it('are the highest that each cap has reached, named by day, cap and percent', () => {
    const sum = (microUsd: number) => ({ microUsd, text: `$${microUsd}` });
    const cap = (scope: 'day' | 'month', microUsd: number, spent: number) => ({
      scope,
      microUsd,
      targetId: '' as const,
      text: `$${microUsd}`,
      isDefault: false,
      spent: sum(spent),
      reserved: sum(5),
    });
    const reached = listReached({ today: '2026-11-22', caps: [cap('day', 100, 76), cap('month', 100, 44)] });

    assert.deepEqual(reached, [
      { scope: 'day', percent: 80, spent: '$76', cap: '$100', key: '2026-11-22 100 80' },
    ]);
  });
});
