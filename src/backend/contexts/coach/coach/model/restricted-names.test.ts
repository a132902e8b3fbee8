/** Names that a model of the privacy class `restricted` does not get, and that its answer has all the same. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { openChat } from '../../../../testing/chat-client.ts';
import {
  type FaultServer,
  openAiBytes,
  send,
  startFaultServer,
} from '../../../../testing/models/fault-server.ts';
import { openTestApp } from '../../../../testing/open-test-app.ts';
import type { TestApp } from '../../../../testing/test-app.ts';

describe('names before a model', () => {
  let vireo: TestApp;
  let server: FaultServer;

  before(async () => {
    server = await startFaultServer();
    vireo = await openTestApp({ models: { limits: { retries: 0 } } });
    const client = requireOk(
      await vireo.ask('POST', '/clients', { body: { name: 'Nordwind Handels GmbH', currency: 'EUR' } }),
    );
    requireOk(await vireo.ask('POST', '/clients', { body: { name: 'Müller "Wind" AG', currency: 'EUR' } }));
    const contact = { name: 'Frauke Petersen', role: 'billing' };
    requireOk(await vireo.ask('POST', `/clients/${client.body.id}/contacts`, { body: contact }));
  });
  after(async () => {
    await vireo.close();
    await server.close();
  });

  async function askOne(privacy: 'cloud' | 'restricted'): Promise<{ body: string; text: string }> {
    const models = [{ id: 'm', privacy }];
    const provider = requireOk(
      await vireo.ask('POST', '/ai/providers', {
        body: { preset: 'ollama', title: 'Own', baseUrl: server.url, models },
      }),
    );
    const usage = { input: 10, output: 10 };
    server.play(
      send(openAiBytes({ calls: [{ tool: 'list_clients', input: ['{}'] }], usage })),
      send(openAiBytes({ text: ['You mean [NAME_1].'], usage })),
    );
    const chat = await openChat(vireo.app);
    const { text } = await chat.ask(
      'How does Frauke Petersen of Nordwind Handels GmbH pay? And does Nordwind, or Frauke?',
    );
    requireOk(await vireo.ask('DELETE', `/ai/providers/${provider.body.id}`));
    return { body: server.calls.at(-1)?.body ?? '', text };
  }

  it('leaves none of clients and their people to a restricted one, and all to another', async () => {
    const restricted = await askOne('restricted');
    assert.doesNotMatch(restricted.body, /Nordwind|Petersen|Frauke|Müller/);
    assert.match(restricted.text, /You mean (?:Frauke Petersen|Nordwind Handels GmbH)\./);

    const open = await askOne('cloud');
    assert.match(open.body, /Frauke Petersen of Nordwind Handels GmbH/);
  });
});
