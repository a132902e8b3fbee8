/** What `tools/list` costs an assistant, as it goes over the wire, and which tools are in it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { toolsets } from '../../../src/contract/tools/toolsets.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { runCli } from '../../support/run-cli.ts';
import { cliEntry } from '../../support/run-cli-process.ts';

interface Listed {
  readonly bytes: number;
  readonly tools: readonly { readonly name: string; readonly inputSchema: object }[];
}

describe('the list of tools of vireo mcp', () => {
  let directory: string;
  let remove: () => Promise<void>;
  let backend: BackendProcess;

  before(async () => {
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
  });

  after(async () => {
    await backend.kill();
    await remove();
  });

  /** The line that the server prints, without a client between. */
  async function list(...args: string[]): Promise<Listed> {
    const child = spawn(process.execPath, [cliEntry, 'mcp', '--data', directory, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const clientInfo = { name: 'test', version: '1' };
    const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo };
    const messages = [
      { jsonrpc: '2.0', id: 1, method: 'initialize', params },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    ];
    child.stdin.write(messages.map((message) => `${JSON.stringify(message)}\n`).join(''));
    try {
      for await (const line of createInterface(child.stdout)) {
        const { id, result } = JSON.parse(line);
        if (id === 2) return { bytes: Buffer.byteLength(line), tools: result.tools };
      }
      throw new Error('The server ended before it listed its tools.');
    } finally {
      child.stdin.end();
    }
  }

  const namesOf = ({ tools }: Listed) => tools.map(({ name }) => name);

  it('has at most 18 kB, where nobody chose sets', async () => {
    const { bytes, tools } = await list();

    assert.ok(bytes <= 18_000, `${bytes} bytes for ${tools.length} tools`);
    assert.ok(tools.length >= 20, `${tools.length} tools`);
    const names = tools.map(({ name }) => name);
    assert.ok(names.includes('list_findings') && names.includes('explain_finding'), names.join());
  });

  it('says a format or a pattern of a field, and no bounds that say nothing', async () => {
    const { tools } = await list('--tools', 'all');
    const text = JSON.stringify(tools);

    assert.doesNotMatch(text, /\$schema|9007199254740991/);
    assert.doesNotMatch(text, /"format":"[^"]*","pattern"|"pattern":"[^"]*","format"/);
    const start = tools.find(({ name }) => name === 'add_time_entry')?.inputSchema;
    assert.match(JSON.stringify(start), /"pattern":".+0-5/, 'a pattern alone stays');
  });

  it('has every tool of the catalogue in one of the sets, and each set something of its own', async () => {
    const { body } = await backend.ask('GET', '/ai/tools');
    const names = body.items.map(({ name }: { name: string }) => name).sort();
    const [all, every] = [
      await list('--tools', 'all'),
      await list('--tools', Object.keys(toolsets).join(',')),
    ];
    const basics = namesOf(await list('--tools', 'basics'));

    assert.deepEqual(namesOf(all).sort(), names);
    assert.deepEqual(namesOf(every).sort(), names);
    assert.deepEqual(basics.sort(), ['calculate', 'list_clients', 'list_projects']);
    for (const name of Object.keys(toolsets).filter((each) => each !== 'basics')) {
      const own = body.items.filter(({ toolset }: { toolset: string }) => toolset === name);
      assert.ok(own.length > 0, name);
    }
  });

  it('is of the chosen sets and the basics', async () => {
    const documents = await list('--tools', 'documents');
    const more = await list('--tools', 'default,documents');

    assert.deepEqual(
      namesOf(documents).filter((name) => !name.endsWith('document') && !name.endsWith('documents')),
      ['list_clients', 'list_projects', 'calculate'],
    );
    assert.ok(namesOf(more).includes('sum_hours') && namesOf(more).includes('read_document'));
  });

  it('is refused for a set that there is not, with those that there are; --help lists them', async () => {
    const wrong = await runCli(['mcp', '--data', directory, '--tools', 'time,moon']);
    const { stdout } = await runCli(['mcp', '--help']);

    assert.deepEqual({ code: wrong.code, stdout: wrong.stdout }, { code: 2, stdout: '' });
    assert.match(wrong.stderr, /"moon" is not a set of tools\. There are: basics, .+, default, all\./);
    for (const name of [...Object.keys(toolsets), 'default', 'all'])
      assert.match(stdout, new RegExp(`^  ${name} `, 'm'));
  });
});
