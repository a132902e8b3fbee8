import assert from 'node:assert/strict';
import { WorkspaceDiagnosticRequest } from 'vscode-languageserver/node';
import { type FindingData, serverCommands } from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const remoteFolder = 'vscode-vfs://github/acme/shop';

describe('language server, documents that lie on no disk', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;
  let told: string[] = [];

  before(async () => {
    folder.write('local.ts', flawed);
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      remoteFolders: [remoteFolder],
      initializationOptions: { findings: 'none', askReason: true },
    });
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      told.push(message);
    });
    client.onRequest('vireo/askReason', () => ({ reason: 'looked at by hand' }));
    client.onRequest('workspace/applyEdit', () => ({ applied: false }));
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });
  beforeEach(() => {
    told = [];
  });

  for (const uri of [`${remoteFolder}/src/a.ts`, 'ssh-fs://host/home/me/a.ts', 'memfs:/a.ts']) {
    it(`are scanned on type: ${uri}`, async () => {
      await client.openUri(uri, 'export const one = 1;\n', 'typescript');
      assert.deepEqual(await client.pull(uri), []);

      await client.replace(uri, 'export const one = 1;\n', flawed);
      assert.deepEqual(
        (await client.pull(uri)).map(({ code, range }) => [code, range.start.line]),
        [['debugger-statement', 1]],
      );

      await client.replace(uri, '  debugger;\n', '');
      assert.deepEqual(await client.pull(uri), []);
      await client.close(uri);
    });
  }

  it('are mended in the text, and set aside by nothing that would have to be written beside it', async () => {
    const uri = `${remoteFolder}/src/b.ts`;
    await client.openUri(uri, flawed, 'typescript');
    const [finding] = await client.pull(uri);
    const actions = await client.codeActions(uri, finding?.range ?? assert.fail('none'));
    const commands = actions.flatMap(({ command }) => (command === undefined ? [] : [command.command]));
    const fix = actions.find(({ isPreferred }) => isPreferred === true);
    await client.applyEdit(fix?.edit ?? assert.fail('no fix'));

    assert.deepEqual(commands, [serverCommands.suppress]);
    assert.equal(client.document(uri).getText(), flawed.replace('  debugger;\n', ''));
    await client.close(uri);
  });

  it('that cannot be written keep their finding, and the user is told', async () => {
    const uri = `${remoteFolder}/src/read-only.ts`;
    await client.openUri(uri, flawed, 'typescript');
    const [finding] = await client.pull(uri);
    const { fingerprint } = (finding?.data ?? {}) as Partial<FindingData>;
    await client.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.suppress,
      arguments: [{ uri, fingerprint }],
    });

    await waitFor(() => told.length > 0, 'a message');
    assert.match(told.join(), /did not take the change, and nothing was written: a file may be read-only/);
    assert.equal((await client.pull(uri)).length, 1);
    await client.close(uri);
  });

  it('are no part of a pull of the workspace but while they are open', async () => {
    const pull = async (): Promise<readonly string[]> => {
      const params = { previousResultIds: [] };
      const { items } = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, params);
      return items.map(({ uri }) => uri).sort();
    };
    const local = client.uri('local.ts');
    const uri = `${remoteFolder}/src/c.ts`;
    const closed = await pull();
    await client.openUri(uri, flawed, 'typescript');
    const open = await pull();

    assert.deepEqual(closed, [local]);
    assert.deepEqual(open, [local, uri]);
    await client.close(uri);
  });
});
