import assert from 'node:assert/strict';
import type { ModelProvider, OfferedModel, Spending } from '../../../src/api-client/index.ts';
import { concerns } from '../../../src/pages/changes.ts';
import { modelsHostMessageSchema } from '../messages.ts';
import { type LoadedModels, modelsResources, toContent } from './load-models.ts';

const sum = (microUsd: number) => ({ microUsd, text: `$${microUsd / 1e6}` });
const rate = { currency: 'EUR', perDollar: '0.8612', on: '2026-11-20' };

const provider: ModelProvider = {
  id: 'p1',
  version: 1,
  createdAt: '2026-11-22T08:00:00Z',
  updatedAt: '2026-11-22T08:00:00Z',
  ...{ kind: 'openai', title: 'OpenAI', baseUrl: 'https://api.openai.com/v1', needsKey: true },
  models: [],
  key: 'present',
  keyOf: 'organization',
  health: 'ok',
  fault: null,
};

const offer = (id: string, change: Partial<OfferedModel>): OfferedModel => ({
  id,
  title: id,
  providerId: 'p1',
  providerTitle: 'OpenAI',
  class: 'standard',
  privacy: 'cloud',
  price: { inputMicroUsd: 1, outputMicroUsd: 1 },
  contextTokens: 1_000,
  maxOutputTokens: 100,
  key: 'present',
  keyOf: 'organization',
  health: 'ok',
  fault: null,
  ...change,
});

const spending: Spending = {
  today: '2026-11-22',
  rate,
  currency: 'EUR',
  day: { spent: sum(500_000), reserved: sum(0), calls: 3 },
  month: { spent: sum(900_000), reserved: sum(0), calls: 9, expected: sum(1_200_000) },
  caps: [
    {
      scope: 'day',
      targetId: '',
      microUsd: 2_322_341,
      text: '€2.00',
      isDefault: false,
      spent: sum(580_585),
      reserved: sum(0),
    },
    {
      scope: 'project',
      targetId: 'shop',
      microUsd: 0,
      text: '€0.00',
      isDefault: false,
      spent: sum(0),
      reserved: sum(0),
    },
  ],
  byModel: [
    { key: 'p1/gpt-5', calls: 2, spent: sum(1_000_000) },
    { key: 'p1/gpt-5-mini', calls: 1, spent: sum(1_000_000) },
    { key: 'p10/gpt-5', calls: 1, spent: sum(5_000_000) },
  ],
  byClass: [{ key: 'premium', calls: 2, spent: sum(1_000_000) }],
  prices: [],
};

const loaded: LoadedModels = {
  providers: [provider],
  spending,
  calls: [],
  pricesAsOf: '2026-11-20',
  practiceCurrency: 'EUR',
  offered: [
    offer('p1/gpt-5', { title: 'GPT-5', class: 'premium' }),
    offer('p1/own', { title: 'own', price: null }),
    offer('environment/qwen', {
      providerId: 'environment',
      providerTitle: 'qwen',
      privacy: 'local',
      class: 'local',
    }),
  ],
  names: new Map([['shop', 'Relaunch Webshop']]),
  locale: 'en-GB',
  keepsKeysOn: '',
};

describe('what the page Models and Spending shows', () => {
  const content = toContent(loaded);

  it('is a message of its contract', () => {
    assert.deepEqual(modelsHostMessageSchema.parse(content), content);
    assert.deepEqual(content.rate, { text: '€0.8612', on: '2026-11-20' });
  });

  it('sums today by provider in the currency of the practice', () => {
    assert.equal(content.providers[0]?.today, '€1.72');
    assert.deepEqual(content.providers[0]?.unpriced, [{ id: 'p1/own', title: 'own' }]);
    assert.equal(content.providers[0]?.isLocal, false);
  });

  it('lists what is not set up here, without anything to do about it', () => {
    const [, other] = content.providers;

    assert.deepEqual(
      { title: other?.title, isLocal: other?.isLocal, isOwn: other?.isOwn },
      { title: 'qwen', isLocal: true, isOwn: false },
    );
  });

  it('has a cap for each scope, whether it is set or not, and those of one project', () => {
    assert.deepEqual(
      content.caps.map(({ scope, name, typed }) => [scope, name, typed]),
      [
        ['message', '', ''],
        ['day', '', '2.00'],
        ['month', '', ''],
        ['project', '', ''],
        ['user', '', ''],
        ['project', 'Relaunch Webshop', '0.00'],
      ],
    );
    assert.equal(content.caps[1]?.spent.share.toFixed(2), '0.25');
    assert.equal(content.caps[5]?.spent.share, 0);
  });

  it('routes to no model of the editor, which answer where one is chosen', () => {
    const window = offer('editor/copilot/gpt', { providerId: 'editor', providerTitle: 'Editor' });
    const { routing, providers } = toContent({ ...loaded, offered: [...loaded.offered, window] });

    assert.deepEqual(routing, content.routing);
    assert.equal(providers.at(-1)?.title, 'Editor');
  });

  it('routes by class, the most private first', () => {
    assert.deepEqual(content.routing, [
      { class: 'local', models: ['environment/qwen'], calls: 0, today: '€0.00' },
      { class: 'standard', models: ['own'], calls: 0, today: '€0.00' },
      { class: 'premium', models: ['GPT-5'], calls: 2, today: '$1' },
    ]);
  });

  for (const type of [
    'spending.changed',
    'spending.threshold',
    'model-provider.created',
    'organization.changed',
  ]) {
    it(`is asked for again after ${type}`, () => {
      assert.equal(concerns({ seq: 1, type, id: 'x', version: 1 }, modelsResources), true);
    });
  }

  it('marks calls that no answer came of', () => {
    const call = {
      id: 'c1',
      at: '2026-11-22T09:00:00Z',
      messageId: 'm',
      projectId: null,
      task: 'chat',
      about: 'Hours',
      model: 'p1/gpt-5',
      modelClass: 'premium',
      cost: sum(0),
      state: 'settled' as const,
    };
    const { calls } = toContent({
      ...loaded,
      calls: [
        { ...call, inputTokens: 0, outputTokens: 0 },
        { ...call, inputTokens: 12, outputTokens: 0 },
        { ...call, inputTokens: null, outputTokens: null, state: 'reserved' },
      ],
    });

    assert.deepEqual(
      calls.map(({ state }) => state),
      ['failed', 'settled', 'reserved'],
    );
  });
});
