import assert from 'node:assert/strict';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const flawedPython = 'def run():\n    breakpoint()\n    return 1\n';

const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('language server, a client that pulls', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      initializationOptions: { findings: 'none', scanStatus: true },
    });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('reports what an open document holds, with place, severity, source and rule', async () => {
    const uri = await client.open('a.ts', flawed);

    const [diagnostic] = await client.pull(uri);

    assert.deepEqual(diagnostic?.range, {
      start: { line: 1, character: 2 },
      end: { line: 1, character: 11 },
    });
    assert.equal(diagnostic.source, 'Vireo');
    assert.equal(diagnostic.code, 'debugger-statement');
    assert.match(diagnostic.codeDescription?.href ?? '', /^https:/);
  });

  it('follows edits of the document', async () => {
    const uri = await client.open('b.ts', flawed);
    await client.pull(uri);

    await client.replace(uri, '  debugger;\n', '');
    const mended = await client.pull(uri);
    await client.replace(uri, 'return 1', 'debugger; return 1');
    const flawedAgain = await client.pull(uri);

    assert.deepEqual(codes(mended), []);
    assert.deepEqual(codes(flawedAgain), ['debugger-statement']);
  });

  it('answers with the newest text when edits overtake the request', async () => {
    const uri = await client.open('c.ts', flawed);

    const early = client.pull(uri);
    const edit = client.replace(uri, '  debugger;\n', '');
    const late = client.pull(uri);

    await edit;
    await early;
    assert.deepEqual(await late, []);
  });

  it('says unchanged when nothing changed since the last answer', async () => {
    const uri = await client.open('d.ts', flawed);
    const first = await client.pullReport(uri);

    await client.replace(uri, 'return 1', 'return 2');
    const second = await client.pullReport(uri, first.resultId);

    assert.equal(second.kind, 'unchanged');
  });

  it('scans Python', async () => {
    const uri = await client.open('a.py', flawedPython);

    assert.deepEqual(codes(await client.pull(uri)), ['debugger-statement']);
  });

  it('leaves documents of other languages alone', async () => {
    const uri = await client.open('notes.txt', flawed, 'plaintext');

    assert.deepEqual(await client.pull(uri), []);
  });

  it('answers for a document that is not open with nothing', async () => {
    assert.deepEqual(await client.pull(client.uri('unknown.ts')), []);
  });

  it('says on the first line when a file is too large to scan, and scans it once it is not', async () => {
    const filler = '// filler filler filler filler\n'.repeat(40_000);
    const uri = await client.open('large.ts', flawed + filler);

    const large = await client.pull(uri);
    await client.change(uri, [{ text: flawed }]);
    const small = await client.pull(uri);

    assert.deepEqual(codes(large), ['scan-limit']);
    assert.match(String(large[0]?.message), /larger than 976 kB/);
    assert.equal(large[0]?.range.start.line, 0);
    assert.deepEqual(codes(small), ['debugger-statement']);
  });

  it('tells the state of each scan to a client that wants it', async () => {
    const uri = await client.open('status.ts', `${flawed}const half = (\n`);
    await client.pull(uri);

    await waitFor(() => client.statuses.some((one) => one.uri === uri), 'the status');
    const status = client.statuses.find((one) => one.uri === uri);

    assert.equal(status?.partial, true);
    assert.match(status.notes.join(), /syntax error/);
    assert.equal(status.version, 1);
  });

  it('asks to be asked again when a long text, left with a syntax error for a while, reads otherwise', async () => {
    const filler = `\n/* ${'x'.repeat(8_000)} */\n`;
    const loop = 'for(const w of r){}\nexport const g={r(){debugger;}};\ndebugger;';
    const uri = await client.open('typed.ts', loop + filler);
    await client.pull(uri);
    const refreshes = client.refreshes;

    const at = { line: 0, character: 7 };
    await client.change(uri, [{ range: { start: at, end: at }, text: '(' }]);
    const typed = await client.pull(uri);
    // Not the refresh alone: documents of the tests before settle as well, and any of them may ask for one.
    await waitFor(async () => (await client.pull(uri)).length === 0, 'the text to read otherwise');
    await waitFor(() => client.refreshes > refreshes, 'a refresh');

    assert.deepEqual(codes(typed), ['debugger-statement', 'debugger-statement']);
    assert.deepEqual(await client.pull(uri), []);
  });

  it('refuses a request that the client cancelled, and goes on', async () => {
    const uri = await client.open('cancelled.ts', flawed);
    const source = { token: cancelledToken() };

    const request = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      source.token,
    );

    await assert.rejects(request, /ancel/);
    assert.deepEqual(codes(await client.pull(uri)), ['debugger-statement']);
  });

  it('never pushes for documents that it is asked for', async () => {
    const uri = await client.open('e.ts', flawed);
    await client.pull(uri);
    await client.close(uri);
    await client.pull(client.uri('unknown.ts'));

    assert.deepEqual(
      client.published.filter(({ diagnostics }) => diagnostics.length > 0),
      [],
    );
  });

  it('asks for settings by document, and takes up changed ones', async () => {
    const uri = await client.open('f.ts', flawed);
    await client.pull(uri);
    assert.ok(client.settingsAsked.includes(uri));
    const refreshes = client.refreshes;

    client.settings = { disabledRules: ['debugger-statement'] };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await waitFor(() => client.refreshes > refreshes, 'a refresh');
    const quiet = await client.pull(uri);
    client.settings = { enabled: 'yes', minimumSeverity: 7 };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const withBadSettings = await client.pull(uri);
    client.settings = null;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });

    assert.deepEqual(codes(quiet), []);
    assert.deepEqual(codes(withBadSettings), ['debugger-statement']);
  });
});

describe('language server, a client that does not pull', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ pull: false, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('is not offered the pull model', () => {
    assert.equal(client.capabilities.diagnosticProvider, undefined);
  });

  it('is sent diagnostics on open, after edits, and none after close', async () => {
    const uri = await client.open('a.ts', flawed);
    await client.pushed(uri, (diagnostics) => codes(diagnostics).includes('debugger-statement'));

    await client.replace(uri, '  debugger;\n', '');
    await client.pushed(uri, (diagnostics) => diagnostics.length === 0);
    await client.replace(uri, 'return 1', 'debugger; return 1');
    await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
    await client.close(uri);
    await client.pushed(uri, (diagnostics) => diagnostics.length === 0);

    const versions = client.published.filter((one) => one.uri === uri).map(({ version }) => version);
    assert.deepEqual(versions, [...versions].sort());
  });

  it('waits for the end of typing before it sends', async () => {
    // A pause that no letter takes to arrive, however busy the machine is.
    client.settings = { debounceMs: 3_000 };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    const uri = await client.open('b.ts', 'export const a = 1;\n');
    await client.pushed(uri, () => true);

    for (const letter of 'debugger;') await client.replace(uri, 'export', `${letter}export`);
    await client.change(uri, [{ text: flawed }]);
    await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

    const typed = client.published.filter((one) => one.uri === uri && (one.version ?? 0) > 1);
    assert.deepEqual(
      typed.map(({ version }) => version),
      [client.document(uri).version],
    );
  });
});

function cancelledToken() {
  return { isCancellationRequested: true, onCancellationRequested: () => ({ dispose: () => undefined }) };
}
