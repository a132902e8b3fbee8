/** Whose records prompts and resources of `vireo mcp` have: by role and by organization, as the tools do. */
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { openTestApp } from '../../../src/backend/testing/open-test-app.ts';
import { createPayingPractice, type PayingPractice } from '../../../src/backend/testing/paying-practice.ts';
import type { Ask, TestApp } from '../../../src/backend/testing/test-app.ts';
import type { BackendTools } from '../../../src/cli/mcp/ask-backend.ts';
import { createMcpServer } from '../../../src/cli/mcp/create-mcp-server.ts';

describe('records of prompts and resources', () => {
  let vireo: TestApp;
  let practice: PayingPractice;
  const clients: Client[] = [];

  before(async () => {
    vireo = await openTestApp();
    practice = await createPayingPractice(vireo);
    await practice.bill();
  });

  after(async () => {
    for (const client of clients) await client.close();
    await vireo.close();
  });

  /** The routes of tools as this person asks them, or the owner. */
  async function connect(as?: NonNullable<Ask['as']>): Promise<Client> {
    const by = as === undefined ? {} : { as };
    const tools: BackendTools = {
      list: async () => (await vireo.ask('GET', '/ai/tools', by)).body.items,
      call: async (name, body) =>
        (await vireo.ask('POST', `/ai/tools/${name}/calls`, { ...by, body: { ...body } })).body,
    };
    const [here, there] = InMemoryTransport.createLinkedPair();
    const server = createMcpServer({ tools, toolsets: ['default'], allow: [], zone: 'UTC', locale: 'en' });
    await server.connect(there as Transport);
    const client = new Client({ name: 'test-assistant', version: '1.0.0' });
    await client.connect(here as Transport);
    clients.push(client);
    return client;
  }

  async function rows(client: Client, uri: string): Promise<readonly { readonly name: string }[]> {
    const { contents } = await client.readResource({ uri });
    const [content] = contents;
    assert.ok(content !== undefined && 'text' in content);
    return JSON.parse(content.text).items;
  }

  it('are those of the own organization', async () => {
    const foreigner = await connect('foreign');
    const ref = { type: 'ref/prompt', name: 'draft_invoice' } as const;

    for (const uri of ['vireo://clients', 'vireo://projects', 'vireo://invoices/open'])
      assert.deepEqual(await rows(foreigner, uri), [], uri);
    const one = foreigner.readResource({ uri: `vireo://clients/${encodeURIComponent('Nordwind GmbH')}` });
    await assert.rejects(one, { code: -32_002 });
    const { completion } = await foreigner.complete({ ref, argument: { name: 'client', value: 'nord' } });
    assert.deepEqual(completion.values, []);
  });

  it('are those that the role may read; what it may not is neither listed nor read', async () => {
    const user = await connect('user');
    const uris = (await user.listResources()).resources.map(({ uri }) => uri);
    const templates = (await user.listResourceTemplates()).resourceTemplates.map(({ name }) => name);
    const prompts = (await user.listPrompts()).prompts.map(({ name }) => name);

    assert.deepEqual(uris, ['vireo://clients', 'vireo://projects']);
    assert.deepEqual(templates, ['client', 'project']);
    assert.deepEqual(prompts, ['weekly_review']);
    await assert.rejects(user.readResource({ uri: 'vireo://invoices/open' }), /may not do this/);
    await assert.rejects(user.getPrompt({ name: 'close_month' }), /Unknown prompt/);
  });

  it("are a member's projects alone for who works in some", async () => {
    const hidden = await vireo.createProject({ withMembers: false });
    const { body: project } = await vireo.ask('GET', `/projects/${hidden.projectId}`);
    const [user, owner] = [await connect('user'), await connect()];
    const ids = async (client: Client) =>
      ((await rows(client, 'vireo://projects')) as readonly unknown[] as readonly { id: string }[]).map(
        ({ id }) => id,
      );

    assert.ok((await ids(owner)).includes(project.id));
    assert.deepEqual(await ids(user), [practice.projectId]);
  });
});
