import assert from 'node:assert/strict';
import type { ModelProvider } from '../../../src/api-client/index.ts';
import { askGivenKey, changeOwnKey, type KeyServer, keepKey, type ModelPorts } from './provider-actions.ts';

const key = 'sk-test-0123456789';
const provider = {
  id: 'p1',
  title: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  needsKey: true,
  keyOf: null,
} as unknown as ModelProvider;
const server: KeyServer = { host: 'time.example.com', organization: 'Acme' };

/** A page whose questions are answered in order: `choices` of picks by their value, texts by a key. */
function fakePage(on: KeyServer | undefined, choices: unknown[] = []) {
  const said: string[] = [];
  const sent: string[] = [];
  const stored: string[] = [];
  const note =
    (name: string) =>
    ({ body }: { body?: { key: string } }) => {
      sent.push(`${name} ${body?.key ?? ''}`.trim());
    };
  const api = Object.fromEntries(
    ['putModelKey', 'putOwnModelKey', 'deleteModelKey', 'deleteOwnModelKey'].map((name) => [
      name,
      note(name),
    ]),
  );
  const ports = {
    keys: {
      server: on,
      store: async (_provider: unknown, given: string) => void stored.push(given),
      forget: async () => undefined,
    },
    t: (sentence: string, ...values: string[]) =>
      sentence.replaceAll(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? ''),
    ask: async (question: {
      kind: string;
      prompt?: string;
      items?: { label: string; detail?: string }[];
    }) => {
      if (question.kind === 'pick') {
        said.push(...(question.items ?? []).map(({ label, detail = '' }) => `${label}: ${detail}`));
        return choices.shift();
      }
      said.push(question.prompt ?? '');
      return key;
    },
    backend: { ask: async (act: (of: typeof api, options: object) => unknown) => act(api, {}) },
  } as unknown as ModelPorts;
  return { ports, said, sent, stored };
}

describe('a key that is entered', () => {
  it('stays in the editor where no server keeps it', async () => {
    const { ports, said, sent, stored } = fakePage(undefined);
    await keepKey(ports, provider, (await askGivenKey(ports, 'OpenAI')) ?? assert.fail('turned away'));

    assert.deepEqual([sent, stored], [[`putModelKey ${key}`], [key]]);
    assert.match(said.join(), /secret storage of this editor/);
  });

  it('goes to the server of the account, for one person or for all, and nowhere else', async () => {
    for (const [whose, name, sentence] of [
      [
        'person',
        'putOwnModelKey',
        'It is kept for you on time.example.com, sealed, and answers nobody else.',
      ],
      ['organization', 'putModelKey', 'It is kept for all of Acme on time.example.com, sealed.'],
    ] as const) {
      const { ports, said, sent, stored } = fakePage(server, [whose]);
      await keepKey(ports, provider, (await askGivenKey(ports, 'OpenAI')) ?? assert.fail('turned away'));

      assert.deepEqual([said.at(-1), sent, stored], [sentence, [`${name} ${key}`], []]);
      assert.match(said[0] ?? '', /^For All of Acme: Kept on time\.example\.com, sealed\./);
      assert.match(said[1] ?? '', /^For Me Alone: Kept for you on time\.example\.com, sealed\./);
    }
  });

  it('of a person is entered, then replaced or removed by them', async () => {
    const first = fakePage(server);
    assert.equal(await changeOwnKey(first.ports, provider), true);
    const removing = fakePage(server, ['remove']);
    const own = { ...provider, keyOf: 'person' } as const;
    assert.equal(await changeOwnKey(removing.ports, own), false);

    assert.deepEqual([first.sent, removing.sent], [[`putOwnModelKey ${key}`], ['deleteOwnModelKey']]);
  });
});
