import assert from 'node:assert/strict';
import { CancellationTokenSource, type Diagnostic } from 'vscode-languageserver/node';
import { serverCommands } from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const at = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });

describe('language server, the moments of a scan', () => {
  const folder = createTemporaryFolder();
  let client: LspClient | undefined;

  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });
  after(() => folder.remove());

  async function start(settings: unknown, pull = true): Promise<LspClient> {
    client = await LspClient.start({ pull, folder: folder.path, settings });
    return client;
  }

  const linesOf = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ range }) => range.start.line);
  const save = (on: LspClient, uri: string) =>
    on.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  const scan = (on: LspClient, uri: string) =>
    on.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.scanFile,
      arguments: [{ uri }],
    });

  it('scans when opened and saved where the user wants that, and moves findings along in between', async () => {
    const on = await start({ mode: 'on-save' });
    const uri = await on.open('a.ts', flawed);
    assert.deepEqual(linesOf(await on.pull(uri)), [1]);

    await on.change(uri, [{ range: at(0, 0), text: '// above\n' }]);
    await on.change(uri, [{ range: at(3, 0), text: '  debugger;\n' }]);

    assert.deepEqual(linesOf(await on.pull(uri)), [2]);
    await save(on, uri);
    await waitFor(() => on.refreshes > 0, 'to be asked to ask');
    assert.deepEqual(linesOf(await on.pull(uri)), [2, 3]);
  });

  it('takes away at once what was deleted, without a scan', async () => {
    const on = await start({ mode: 'on-save' });
    const uri = await on.open('a.ts', flawed);
    await on.pull(uri);

    await on.replace(uri, '  debugger;\n', '');

    assert.deepEqual(await on.pull(uri), []);
  });

  it('pushes in the same way', async () => {
    const on = await start({ mode: 'on-save', debounceMs: 1 }, false);
    const uri = await on.open('a.ts', 'export {};\n');
    await on.pushed(uri, (diagnostics) => diagnostics.length === 0);

    await on.change(uri, [{ range: at(1, 0), text: flawed }]);
    await waitFor(() => on.published.at(-1)?.version === 2, 'the second version');
    assert.deepEqual(on.published.at(-1)?.diagnostics, []);
    await save(on, uri);

    assert.deepEqual(linesOf(await on.pushed(uri, ({ length }) => length === 1)), [2]);
  });

  it('scans by hand alone where the user wants that, and offers nothing before', async () => {
    const on = await start({ mode: 'manual' });
    const uri = await on.open('a.ts', flawed);
    await save(on, uri);
    assert.deepEqual(await on.pull(uri), []);
    assert.equal(await on.hover(uri, 1, 4), null);
    assert.deepEqual(await on.codeActions(uri, at(1, 4)), []);

    await scan(on, uri);
    await waitFor(() => on.refreshes > 0, 'to be asked to ask');

    assert.deepEqual(linesOf(await on.pull(uri)), [1]);
    assert.ok((await on.hover(uri, 1, 4)) !== null);
  });

  it('answers a pull after the pause alone, and gives up one that is cancelled meanwhile', async () => {
    const on = await start({ debounceMs: 5000 });
    const uri = await on.open('a.ts', flawed);
    assert.deepEqual(linesOf(await on.pull(uri)), [1]);
    await on.change(uri, [{ range: at(0, 0), text: '\n' }]);
    const before = on.statuses.length;

    const source = new CancellationTokenSource();
    const pulling = on.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();

    await assert.rejects(pulling, { code: -32800 });
    assert.equal(on.statuses.length, before);
  });
});
