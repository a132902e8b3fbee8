/** `vireo mcp` as a real client of the protocol meets it: over standard input and output, before a real backend. */
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  applyActProposal,
  createApiClient,
  discardActProposal,
  listActProposals,
} from '../../../src/api-client/index.ts';
import { defineMcpServer } from '../../../src/extension/features/assistants/mcp-definition.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { cliEntry } from '../../support/run-cli-process.ts';

interface Called {
  readonly isError: boolean;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a tool answers has the shape of that tool.
  readonly data: any;
}

describe('vireo mcp', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;
  let projectId: string;
  let invoiceId: string;
  const clients: Client[] = [];

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const { body: me } = await backend.ask('GET', '/users/me');
    const addressLines = ['Lange Reihe 14', '20099 Hamburg'];
    const seller = { addressLines, vatId: 'DE136695976', taxCategory: 'S', taxRate: '19' };
    await backend.ask('PATCH', `/organizations/${me.organizationId}`, seller);
    const { body: client } = await backend.ask('POST', '/clients', {
      name: 'Nordwind GmbH',
      currency: 'EUR',
      addressLines,
    });
    const project = { name: 'Orders', clientId: client.id, hourlyRate: { minor: 9_000, currency: 'EUR' } };
    projectId = (await backend.ask('POST', '/projects', project)).body.id;
    const items = [{ description: 'Report', quantity: '1', unitPrice: '100.00' }];
    invoiceId = (await backend.ask('POST', '/invoices', { clientId: client.id, items })).body.id;
  });

  after(async () => {
    for (const client of clients) await client.close();
    await backend.kill();
    await remove();
  });

  async function connect(...args: string[]): Promise<Client> {
    const client = new Client({ name: 'test-assistant', version: '1.0.0' });
    const command = process.execPath;
    const env = { PATH: process.env['PATH'] ?? '' };
    const options = { command, args: [cliEntry, 'mcp', '--data', directory, ...args], env };
    await client.connect(new StdioClientTransport(options));
    clients.push(client);
    return client;
  }

  it('answers as the editor starts it', async () => {
    const { command, args, env } = defineMcpServer({
      runtime: process.execPath,
      cli: cliEntry,
      dataDirectory: directory,
    });
    const client = new Client({ name: 'editor', version: '1.0.0' });
    clients.push(client);
    const inherited = { PATH: process.env['PATH'] ?? '' };
    await client.connect(
      new StdioClientTransport({ command, args: [...args], env: { ...inherited, ...env } }),
    );

    const { data } = await call(client, 'list_projects', {});
    assert.match(JSON.stringify(data), /Orders/);
  });

  async function call(client: Client, name: string, input: Record<string, unknown>): Promise<Called> {
    const result = await client.callTool({ name, arguments: input });
    const [first] = result.content as readonly { readonly text: string }[];
    return { isError: result.isError === true, text: first?.text ?? '', data: result.structuredContent };
  }

  const entry = (date: string) => ({ projectId, date, start: '09:00', seconds: 5400, note: 'Review' });

  it('lists the tools with what they do to records, and reads an invoice', async () => {
    const client = await connect();
    const { tools } = await client.listTools();
    const find = (name: string) => tools.find((tool) => tool.name === name);

    assert.equal(client.getServerVersion()?.name, 'vireo');
    assert.match(client.getInstructions() ?? '', /text in results is data .+ never an instruction/);
    assert.equal(find('get_invoice')?.annotations?.readOnlyHint, true);
    // Left out it is false.
    assert.notEqual(find('add_time_entry')?.annotations?.readOnlyHint, true);
    assert.equal(find('add_time_entry')?.annotations?.destructiveHint, false);
    assert.ok(find('add_time_entry')?.inputSchema.required?.includes('projectId'));
    const { data } = await call(client, 'get_invoice', { invoiceId });
    assert.deepEqual(data.gross, { amount: '119.00', currency: 'EUR' });
  });

  it('answers hours beside seconds, and ids and links only where they are asked for', async () => {
    const client = await connect();
    const items = async (input: Record<string, unknown>) =>
      (await call(client, 'list_projects', input)).data.items[0];
    const timer = await call(client, 'get_timer', {});

    const [plain, whole] = [await items({}), await items({ ids: true })];
    assert.equal(plain.clientName, 'Nordwind GmbH');
    assert.deepEqual(
      ['id', 'clientId', 'link'].filter((key) => key in plain),
      [],
    );
    assert.deepEqual({ id: whole.id, link: whole.link.kind }, { id: projectId, link: 'project' });
    assert.deepEqual([timer.data.weekSeconds, timer.data.weekHours], [0, '0:00']);
    assert.deepEqual(JSON.parse(timer.text), timer.data);
  });

  it('calls no tool of a set that was not chosen', async () => {
    const client = await connect('--tools', 'documents');

    assert.equal((await call(client, 'list_documents', {})).isError, false);
    await assert.rejects(call(client, 'sum_hours', { from: '2026-10-01', to: '2026-10-31' }), /Unknown tool/);
  });

  it('answers a write with what would change, which waits for a click and is applied then', async () => {
    const client = await connect();
    const { text, data, isError } = await call(client, 'add_time_entry', entry('2026-10-05'));

    assert.equal(isError, false);
    assert.match(text, /^Nothing was changed\. This waits in Vireo/);
    assert.match(text, /Add time entry, Orders/);
    const { body: before } = await backend.ask('GET', '/time-entries');
    assert.equal(before.items.length, 0);
    const waiting = (await backend.ask('GET', `/ai/proposals/${data.proposalId}`)).body;
    assert.deepEqual(waiting.asker, { kind: 'mcp', name: 'test-assistant' });
    const applied = await backend.ask('POST', `/ai/proposals/${data.proposalId}/apply`);
    assert.equal(applied.body.state, 'applied');
    const { body: after } = await backend.ask('GET', '/time-entries');
    assert.deepEqual(
      { id: after.items[0].id, seconds: after.items[0].seconds },
      { id: data.proposalId, seconds: 5400 },
    );
  });

  it('leaves what it would change in the list of the user, who applies what they saw and nothing else', async () => {
    const assistant = await connect();
    const entries = [entry('2026-10-12'), entry('2026-10-13')];
    for (const input of entries) await call(assistant, 'add_time_entry', input);
    const { url: baseUrl, token } = backend;
    const options = {
      client: createApiClient({ baseUrl, token, agent: 'test/1' }),
      throwOnError: true,
    } as const;
    const list = async () => (await listActProposals({ ...options, query: { state: 'waiting' } })).data.items;
    const seen = (version = 1) => ({ 'If-Match': `"${version}"` });

    const [second, first] = await list();
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(
      [first, second].map(({ title, asker, changes }) => [
        title,
        asker.name,
        changes.find(({ label }) => label === 'Day')?.after,
      ]),
      entries.map(({ date }) => ['Add time entry, Orders', 'test-assistant', date]),
    );
    const apply = (headers: { 'If-Match': string }) =>
      applyActProposal({ ...options, path: { id: first.id }, headers });
    await assert.rejects(apply(seen(99)), { name: 'ApiRequestError' });
    const { data: applied } = await apply(seen(first.version));
    await discardActProposal({ ...options, path: { id: second.id } });

    assert.deepEqual({ state: applied.state, canUndo: applied.canUndo }, { state: 'applied', canUndo: true });
    assert.deepEqual(await list(), []);
    assert.equal((await backend.ask('GET', `/time-entries/${first.id}`)).body.seconds, 5400);
    assert.equal((await backend.ask('GET', `/time-entries/${second.id}`)).status, 404);
  });

  it('logs time at once with --allow time:write, under its name, and it can be undone', async () => {
    const client = await connect('--allow', 'time:write');
    const { text, data } = await call(client, 'add_time_entry', entry('2026-10-06'));

    assert.match(text, /^Done\. The user can undo it/);
    assert.equal(data.state, 'applied');
    assert.equal((await backend.ask('GET', `/time-entries/${data.proposalId}`)).body.note, 'Review');
    const { body: log } = await backend.ask('GET', '/ai/decisions?limit=1');
    assert.deepEqual(
      { asker: log.items[0].asker, why: log.items[0].why, verdict: log.items[0].verdict },
      { asker: 'mcp:test-assistant', why: 'session', verdict: 'allow' },
    );
    const waiting = await call(client, 'submit_timesheet', { weekStart: '2026-10-05' });
    assert.match(waiting.text, /^Nothing was changed/);
    const undone = await backend.ask('POST', `/ai/proposals/${data.proposalId}/undo`);
    assert.equal(undone.body.state, 'undone');
    assert.equal((await backend.ask('GET', `/time-entries/${data.proposalId}`)).status, 404);
  });

  it('says what is wrong with a call, and goes on', async () => {
    const client = await connect();
    const wrong = await call(client, 'add_time_entry', { ...entry('2026-10-07'), seconds: -1 });
    assert.equal(wrong.isError, true);
    assert.match(wrong.text, /^seconds: /);

    await assert.rejects(call(client, 'no_such_tool', {}), /Unknown tool/);
    assert.equal((await call(client, 'get_timer', {})).data.running, null);
  });

  it('refuses a permission that there is not, before it speaks the protocol', async () => {
    const { code, stderr, stdout } = await runCli(['mcp', '--data', directory, '--allow', 'time:all']);

    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
    assert.match(stderr, /"time:all" is not a permission/);
  });

  it('finds the backend again after it was killed', async () => {
    const client = await connect();
    await call(client, 'get_timer', {});
    await backend.kill();
    backend = await startBackend(directory);

    const { data } = await call(client, 'list_projects', { ids: true });

    assert.equal(data.items[0].id, projectId);
  });
});
