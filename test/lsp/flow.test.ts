import assert from 'node:assert/strict';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const server = [
  'import express from "express";',
  'import { find } from "./db";',
  'const app = express();',
  'app.get("/orders", (req, res) => {',
  '  find(req.query.status);',
  '  res.end();',
  '});',
  '',
].join('\n');
const unsafeDb = [
  'import { Pool } from "pg";',
  'const pool = new Pool();',
  'export function find(status: string) {',
  '  return pool.query("select * from orders where status = \'" + status + "\'");',
  '}',
  '',
].join('\n');
const safeDb = unsafeDb.replace(`= '" + status + "'"`, '= $1", [status]');

describe('language server, values that flow', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('tells the way of the value in related information, and the rule on hover', async () => {
    const text = server
      .replace('import { find } from "./db";', 'import { Pool } from "pg";\nconst pool = new Pool();')
      .replace(
        'find(req.query.status)',
        'pool.query("select * from orders where status = \'" + req.query.status + "\'")',
      );
    const uri = await client.open('one-file.ts', text);

    const found = (await client.pull(uri)).find(({ code }) => code === 'sql-injection');
    const hover = await client.hover(uri, found?.range.start.line ?? 0, found?.range.start.character ?? 0);

    assert.equal(found?.severity, 1);
    assert.ok((found?.relatedInformation?.length ?? 0) >= 2);
    assert.match(JSON.stringify(hover?.contents), /CWE-89/);
    assert.match(JSON.stringify(hover?.contents), /How to fix/);
  });

  it('follows a value into a module on disk, and sees the module edited while it is open', async () => {
    folder.write('db.ts', unsafeDb);
    const uri = await client.open('server.ts', server);
    const has = async () => (await client.pull(uri)).some(({ code }) => code === 'sql-injection');

    assert.equal(await has(), true);
    const db = await client.open('db.ts', unsafeDb);
    // Once this is answered the server has its settings: it counts as it is open.
    await client.pull(db);
    await refreshedBy(() => client.change(db, [{ text: safeDb }]));
    assert.equal(await has(), false);
    await refreshedBy(() => client.close(db));
    assert.equal(await has(), true);
    folder.write('db.ts', safeDb);
    await refreshedBy(() =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('db.ts'), type: 2 }],
      }),
    );
    assert.equal(await has(), false);
  });

  async function refreshedBy(work: () => Promise<void>): Promise<void> {
    const before = client.refreshes;
    await work();
    await waitFor(() => client.refreshes > before, 'a refresh');
  }

  it('keeps on finding in half-typed code, without a note about it', async () => {
    const uri = await client.open('half.ts', `${unsafeDb}debugger;\nconst half = compute(\n`);

    const codes = (await client.pull(uri)).map(({ code }) => code);

    assert.ok(codes.includes('debugger-statement'));
    assert.ok(!codes.includes('scan-limit'));
  });
});
