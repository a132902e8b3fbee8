import assert from 'node:assert/strict';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';
/** Of a scan, where no worker hangs. */
const longMs = 60_000;
/** Where one hangs: the limit is waited for, but is never less than a busy machine needs for a start and a scan. */
const shortestMs = 5_000;
const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('language server, when its worker fails', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  const start = (scanTimeoutMs: number): Promise<LspClient> =>
    LspClient.start({
      pull: true,
      folder: folder.path,
      entry: 'test/lsp/failing-server.ts',
      env: { VIREO_TEST_SCAN_TIMEOUT: String(scanTimeoutMs) },
    });

  before(async () => {
    client = await start(longMs);
  });
  // With none open its worker ends: each test begins with a new one.
  afterEach(() => client.closeAll());
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('starts another and sends it the open documents again', async () => {
    const bystander = await client.open('a.ts', flawed);
    const uri = await client.open('b.ts', flawed);
    await client.pull(bystander);
    await client.pull(uri);

    await client.replace(uri, '}\n', '}\n// DIE ON EDIT\ndebugger;\n');
    const afterCrash = await client.pull(uri);
    await client.replace(bystander, 'debugger;', '');

    assert.deepEqual(codes(afterCrash), ['debugger-statement', 'debugger-statement']);
    assert.deepEqual(await client.pull(bystander), []);
    assert.ok(client.logs.some((line) => line.includes('scan worker ended')));
  });

  it('leaves out a document that kills every worker, says so in it, and serves the others', async () => {
    const uri = await client.open('deadly.ts', `// DIE ON SCAN\n${flawed}`);
    const other = await client.open('other.ts', flawed);

    const deadly = await client.pull(uri);
    for (const letter of 'typing') await client.replace(uri, 'run', `${letter}run`);

    assert.deepEqual(codes(deadly), ['scan-limit']);
    assert.match(String(deadly[0]?.message), /scanner failed/);
    assert.deepEqual(codes(await client.pull(uri)), ['scan-limit']);
    assert.deepEqual(codes(await client.pull(other)), ['debugger-statement']);
  });

  it('replaces one that does not answer', async () => {
    const before = performance.now();
    await client.pull(await client.open('measure.ts', flawed));
    const oneScanMs = performance.now() - before;
    const impatient = await start(Math.max(shortestMs, 6 * oneScanMs));
    try {
      const uri = await impatient.open('hangs.ts', `// HANG ON SCAN\n${flawed}`);

      const hung = await impatient.pull(uri);
      const other = await impatient.open('other.ts', flawed);

      assert.deepEqual(codes(hung), ['scan-limit']);
      assert.deepEqual(codes(await impatient.pull(other)), ['debugger-statement']);
    } finally {
      await impatient.stop();
    }
  });

  it('ends the worker when no document is open, and starts one with the next', async () => {
    const countEnds = () => client.logs.filter((line) => line.includes('no document is open')).length;
    const uri = await client.open('last.ts', flawed);
    await client.pull(uri);
    const before = countEnds();

    await client.close(uri);
    await waitFor(() => countEnds() > before, 'the end of the worker');
    const again = await client.open('first.ts', flawed);

    assert.deepEqual(codes(await client.pull(again)), ['debugger-statement']);
  });
});
