import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver/node';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const harmful =
  "import { exec } from 'node:child_process';\nexport function run(text: string) { return exec(text); }\n";
const handler = 'export function handle(req: any, res: any) {\n  res.send(run(req.query.y));\n}\n';

const python = {
  module: 'import os\n\n\ndef run(text):\n    return os.system(text)\n',
  importer: (from: string) =>
    [
      'from flask import Flask, request',
      `from ${from} import run`,
      'app = Flask(__name__)',
      "@app.route('/')",
      'def handle():',
      "    return str(run(request.args.get('y')))",
      '',
    ].join('\n'),
};

describe('language server, a module that an open document imports and that is not there yet', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  beforeEach(async () => {
    folder = createTemporaryFolder();
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  async function injections(uri: string): Promise<number> {
    return (await client.pull(uri)).filter(({ code }) => code === 'command-injection').length;
  }

  async function told(name: string, type: FileChangeType): Promise<void> {
    const before = client.refreshes;
    const changes = [{ uri: client.uri(name), type }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waitFor(() => client.refreshes > before, 'the client to be asked to pull again');
  }

  for (const { name, specifier } of [
    { name: 'run.ts', specifier: './run' },
    { name: 'run.ts', specifier: './run.js' },
    { name: 'lib/index.ts', specifier: './lib' },
  ]) {
    it(`counts once ${name} is made, for who imports ${specifier}`, async () => {
      const uri = await client.open('handler.ts', `import { run } from '${specifier}';\n${handler}`);
      assert.equal(await injections(uri), 0);

      folder.write(name, harmful);
      await told(name, FileChangeType.Created);
      assert.equal(await injections(uri), 1);

      rmSync(path.join(folder.path, name));
      await told(name, FileChangeType.Deleted);
      assert.equal(await injections(uri), 0);
    });
  }

  it('takes the place of one further away', async () => {
    folder.write('run/index.ts', 'export function run(text: string) { return text.length; }\n');
    const uri = await client.open('handler.ts', `import { run } from './run';\n${handler}`);
    assert.equal(await injections(uri), 0);

    folder.write('run.ts', harmful);
    await told('run.ts', FileChangeType.Created);

    assert.equal(await injections(uri), 1);
  });

  it('counts in a package of Python, too', async () => {
    const uri = await client.open('app.py', python.importer('jobs.runner'));
    assert.equal(await injections(uri), 0);

    folder.write('jobs/runner.py', python.module);
    await told('jobs/runner.py', FileChangeType.Created);

    assert.equal(await injections(uri), 1);
  });

  it('counts as it is opened, where it is on no disk', async () => {
    const uri = await client.open('handler.ts', `import { run } from './run';\n${handler}`);
    assert.equal(await injections(uri), 0);

    const before = client.refreshes;
    await client.open('run.ts', harmful);
    // It counts once the server has its settings: a refresh before that is the one of the start.
    await waitFor(async () => (await injections(uri)) === 1, 'the flaw');
    await waitFor(() => client.refreshes > before, 'the client to be asked to pull again');
  });

  it('counts beside a file of Terraform: its folder is the module', async () => {
    const uri = await client.open(
      'bucket.tf',
      'resource "aws_s3_bucket" "logs" {\n  bucket = "logs"\n}\n',
      'terraform',
    );
    const before = (await client.pull(uri)).map(({ code }) => code);

    folder.write(
      'access.tf',
      'resource "aws_s3_bucket_public_access_block" "logs" {\n  bucket = aws_s3_bucket.logs.id\n  block_public_acls = true\n  block_public_policy = true\n  ignore_public_acls = true\n  restrict_public_buckets = true\n}\n',
    );
    await told('access.tf', FileChangeType.Created);

    const after = (await client.pull(uri)).map(({ code }) => code);
    assert.notDeepEqual(after, before);
    assert.ok(before.length > after.length, `${before.join()} → ${after.join()}`);
  });
});
