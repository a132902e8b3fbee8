import assert from 'node:assert/strict';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';
/** Takes many times the limit of hasty-server.ts on any machine. */
const large = Array.from(
  { length: 12_000 },
  (_, index) => `export function run${index}(req, res) { eval(req.query.a${index}); }\n`,
).join('');

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
});
