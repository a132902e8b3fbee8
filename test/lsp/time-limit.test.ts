import assert from 'node:assert/strict';
import { serverCommands } from '../../src/contract/lsp-messages.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';
const runs = (count: number) =>
  Array.from(
    { length: count },
    (_, index) => `export function run${index}(req, res) { eval(req.query.a${index}); }\n`,
  ).join('');
/** Takes many times the limit of hasty-server.ts on any machine. */
const large = runs(12_000);
/** Takes some times that limit, and much less than a scan that is asked for may take. */
const lines = 4_000;

describe('language server, when a file takes longer than its time limit', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  beforeEach(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path, entry: 'test/lsp/hasty-server.ts' });
  });
  afterEach(() => client.stop());
  after(() => folder.remove());

  it('says so in the file, and serves the others', async () => {
    const uri = await client.open('large.ts', large);
    const other = await client.open('other.ts', flawed);

    const cutShort = await client.pull(uri);
    const sound = await client.pull(other);

    const limit = cutShort.find(({ code }) => code === 'scan-limit');
    assert.match(String(limit?.message), /the time limit was met/);
    assert.ok(sound.some(({ code }) => code === 'debugger-statement'));
  });

  it('says how the rest is read, and reads it in full when it is asked to', async () => {
    const uri = await client.open('large.ts', runs(lines));
    const cutShort = await client.pull(uri);
    const limit = cutShort.find(({ code }) => code === 'scan-limit');
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

    const offered = await client.codeActions(uri, top);
    const scan = offered.find(({ command }) => command?.command === serverCommands.scanFile);
    assert.deepEqual(scan?.diagnostics, [limit]);
    await client.connection.sendRequest('workspace/executeCommand', scan?.command);
    const full = await client.pull(uri);
    const after = await client.codeActions(uri, top);

    assert.match(
      String(limit?.message),
      /after the next edit, or now and in full by “Vireo: Scan This File”/,
    );
    assert.ok(cutShort.length < full.length, `${cutShort.length} < ${full.length}`);
    assert.deepEqual(
      full.filter(({ code }) => code === 'scan-limit'),
      [],
    );
    assert.equal(full.filter(({ code }) => code === 'code-injection').length, lines);
    assert.ok(!after.some(({ command }) => command?.command === serverCommands.scanFile));
  });
});
