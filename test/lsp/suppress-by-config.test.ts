import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { askReasonMessage, saveMessage, serverCommands } from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const atFlaw = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };

describe('language server, setting a rule aside in .vireo.yml', () => {
  let folder: TemporaryFolder;
  let client: LspClient;
  let saved: string[];

  beforeEach(async () => {
    folder = createTemporaryFolder();
    saved = [];
    const initializationOptions = { findings: 'none', askReason: true, savesFiles: true };
    client = await LspClient.start({ pull: true, folder: folder.path, initializationOptions });
    client.onRequest(askReasonMessage.method, () => ({ reason: 'Kept: a tool for us alone' }));
    client.onRequest('workspace/applyEdit', async (params) => {
      await client.applyEdit((params as { edit: WorkspaceEdit }).edit);
      return { applied: true };
    });
    client.connection.onNotification(saveMessage.method, async ({ uri }: { uri: string }) => {
      saved.push(path.relative(folder.path, fileURLToPath(uri)));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
    });
  });
  afterEach(async () => {
    await client.stop();
    folder.remove();
  });

  async function suppress(uri: string, command: string): Promise<void> {
    const actions = await client.codeActions(uri, atFlaw);
    const found = actions.find((action) => action.command?.command === command)?.command;
    await client.connection.sendRequest('workspace/executeCommand', found);
  }

  it('writes the file, with the path and the reason, and the finding is gone there alone', async () => {
    const uri = await client.open('src/[id].ts', flawed);
    const other = await client.open('src/other.ts', flawed);

    await suppress(uri, serverCommands.suppressInFile);
    await waitFor(async () => (await client.pull(uri)).length === 0, 'the finding to be set aside');

    assert.deepEqual(saved, ['.vireo.yml']);
    assert.match(
      readFileSync(path.join(folder.path, '.vireo.yml'), 'utf8'),
      /^ignore:\n {2}- rule: debugger-statement\n {4}paths: \[.*\]\n {4}reason: "?Kept: a tool for us alone"?\n$/,
    );
    assert.equal((await client.pull(other)).length, 1);
  });

  it('obeys, and writes to, the file of the deepest folder that is open', async () => {
    const inner = path.join(folder.path, 'packages/a');
    folder.write('.vireo.yml', 'rules: { debugger-statement: off }\n');
    folder.write('packages/a/.vireo.yml', '');
    await client.stop();
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      moreFolders: [inner],
      initializationOptions: { findings: 'none', askReason: true },
    });
    client.onRequest(askReasonMessage.method, () => ({ reason: 'Kept' }));
    let written = '';
    client.onRequest('workspace/applyEdit', (params) => {
      written = JSON.stringify((params as { edit: WorkspaceEdit }).edit);
      return { applied: true };
    });
    const outer = await client.open('b.ts', flawed);
    const uri = await client.open('packages/a/a.ts', flawed);

    await waitFor(async () => (await client.pull(outer)).length === 0, 'the settings of the outer folder');
    assert.equal((await client.pull(uri)).length, 1);
    await suppress(uri, serverCommands.suppressInFile);

    assert.match(written, /packages\/a\/\.vireo\.yml/);
    assert.match(written, /paths: \[ ?\/a\.ts ?\]/);
  });

  it('adds to what is there, and sets the rule aside everywhere', async () => {
    const before = '# ours\nseverity: low # enough\n';
    folder.write('.vireo.yml', before);
    const uri = await client.open('a.ts', flawed);

    await suppress(uri, serverCommands.suppressInWorkspace);
    await waitFor(async () => (await client.pull(uri)).length === 0, 'the finding to be set aside');

    const after = readFileSync(path.join(folder.path, '.vireo.yml'), 'utf8');
    assert.ok(after.startsWith(before), after);
    assert.equal(after.includes('paths'), false);
  });

  it('changes nothing of a file that has a mistake, and says where it is', async () => {
    folder.write('.vireo.yml', 'severity: grave\n');
    const uri = await client.open('a.ts', flawed);
    let told = '';
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told = message;
    });

    await suppress(uri, serverCommands.suppressInFile);
    await waitFor(() => told !== '', 'a message');

    assert.match(told, /was not changed\. \.vireo\.yml:1: severity/);
    assert.equal((await client.pull(uri)).length, 1);
  });

  it('offers none of it for a file that lies in no folder of the workspace', async () => {
    const uri = 'untitled:Untitled-1';
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text: flawed },
    });

    const actions = await client.codeActions(uri, atFlaw);

    const commands = actions.flatMap(({ command }) => (command === undefined ? [] : [command.command]));
    assert.deepEqual(commands, [serverCommands.suppress]);
    assert.equal(existsSync(path.join(folder.path, '.vireo.yml')), false);
  });
});
