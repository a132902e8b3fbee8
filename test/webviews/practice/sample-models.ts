/** The practice of the mock: a local model and three providers, one of which refused its key. */
import { type ModelsContent, modelsHostMessageSchema } from '../../../webviews/models/messages.ts';

const nothing = { text: '€0.00', share: 0 };
const noCap = {
  name: '',
  targetId: '',
  typed: '',
  text: '',
  spent: { text: '', share: 0 },
  reserved: { text: '', share: 0 },
};
const provider: Omit<ModelsContent['providers'][number], 'id' | 'title' | 'models' | 'host' | 'today'> = {
  unpriced: [],
  isLocal: false,
  health: 'ok',
  fault: null,
  isOwn: true,
  key: 'present',
  keyOf: 'organization',
};

const call = (at: string, about: string, more: Partial<ModelsContent['calls'][number]>) => ({
  id: `call ${at}`,
  at: `2026-11-22T${at}:00Z`,
  about,
  class: 'standard',
  model: 'Claude Sonnet 4.5',
  inputTokens: 14_870,
  outputTokens: 1_655,
  cost: '€0.06',
  state: 'settled' as const,
  ...more,
});

const content: ModelsContent = {
  type: 'content',
  today: '2026-11-22',
  currency: 'EUR',
  practiceCurrency: 'EUR',
  keepsKeysOn: '',
  rate: { text: '€0.8612', on: '2026-11-20' },
  pricesAsOf: '2026-11-20',
  day: { spent: '€0.42', reserved: '€0.12', hasReserved: true, calls: 21 },
  month: { spent: '€7.85', expected: '€10.70', calls: 312 },
  caps: [
    {
      scope: 'message',
      targetId: '',
      name: '',
      typed: '0.10',
      text: '€0.10',
      spent: { text: '€0.06', share: 0.6 },
      reserved: nothing,
    },
    {
      scope: 'day',
      targetId: '',
      name: '',
      typed: '2.00',
      text: '€2.00',
      spent: { text: '€0.42', share: 0.21 },
      reserved: { text: '€0.12', share: 0.06 },
    },
    {
      scope: 'month',
      targetId: '',
      name: '',
      typed: '30.00',
      text: '€30.00',
      spent: { text: '€7.85', share: 0.26 },
      reserved: { text: '€0.12', share: 0.004 },
    },
    { ...noCap, scope: 'project' },
    { ...noCap, scope: 'user' },
    {
      scope: 'project',
      targetId: 'shop',
      name: 'Relaunch Webshop',
      typed: '10.00',
      text: '€10.00',
      spent: { text: '€3.20', share: 0.32 },
      reserved: nothing,
    },
  ],
  providers: [
    {
      ...provider,
      id: 'ollama',
      title: 'Ollama',
      models: ['qwen3:8b'],
      host: '127.0.0.1:11434',
      isLocal: true,
      key: 'not_needed',
      today: '€0.00',
    },
    {
      ...provider,
      id: 'anthropic',
      title: 'Anthropic',
      host: 'api.anthropic.com',
      today: '€0.40',
      models: ['Claude Haiku 4.5', 'Claude Sonnet 4.5', 'Claude Opus 4.5'],
    },
    {
      ...provider,
      id: 'mistral',
      title: 'api.mistral.ai',
      host: 'api.mistral.ai',
      today: '€0.02',
      models: ['Mistral Small', 'magistral-medium'],
      health: 'failing',
      fault: 'rate_limited',
      unpriced: [{ id: 'mistral/magistral-medium', title: 'magistral-medium' }],
    },
    {
      ...provider,
      id: 'openai',
      title: 'OpenAI',
      models: ['GPT-5'],
      host: 'api.openai.com',
      today: '€0.00',
      key: 'rejected',
      health: 'failing',
      fault: 'wrong_key',
    },
  ],
  routing: [
    { class: 'local', models: ['qwen3:8b'], calls: 6, today: '€0.00' },
    { class: 'efficient', models: ['Claude Haiku 4.5', 'Mistral Small'], calls: 8, today: '€0.08' },
    { class: 'standard', models: ['Claude Sonnet 4.5'], calls: 6, today: '€0.22' },
    { class: 'premium', models: ['Claude Opus 4.5', 'GPT-5'], calls: 1, today: '€0.12' },
  ],
  calls: [
    call('09:27', 'Am I on target?', {
      inputTokens: null,
      outputTokens: null,
      cost: '€0.12',
      state: 'reserved',
    }),
    call('09:24', 'Fix SQL injection', {
      inputTokens: 36_412,
      outputTokens: 5_103,
      cost: '€0.16',
      state: 'estimated',
    }),
    call('08:41', 'Explain settings.py', {}),
    call('07:47', 'Explain settings.yaml', { class: 'local', model: 'qwen3:8b', cost: '€0.00' }),
  ],
};

/** As the host would send it: checked by the contract. */
export function modelsContent(change: Partial<ModelsContent> = {}): ModelsContent {
  const message = modelsHostMessageSchema.parse({ ...content, ...change });
  if (message.type !== 'content') throw new Error('It is content.');
  return message;
}

/** A practice that has never set up a model. */
export const noModel: Partial<ModelsContent> = {
  providers: [],
  routing: [],
  calls: [],
  day: { spent: '€0.00', reserved: '€0.00', hasReserved: false, calls: 0 },
  month: { spent: '€0.00', expected: '€0.00', calls: 0 },
};
