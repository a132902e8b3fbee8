import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { WorkspaceEdit } from 'vscode-languageserver/node';
import { serverCommands } from '../../src/contract/lsp-messages.ts';
import { LspClient, type LspClientOptions } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const flawed = 'import yaml\n\n\ndef load(text):\n    return yaml.load(text)\n';
const mended = flawed.replace('yaml.load', 'yaml.safe_load');
/** Mended, what the text holds would be taken for code: nothing that is changed without a look. */
const worse = 'import yaml\n\n\ndef run(text):\n    return eval(yaml.load(text))\n';

describe('language server, a rule mended in the whole workspace', () => {
  let folder: TemporaryFolder;
  let cache: TemporaryFolder;
  let client: LspClient | undefined;
  let edits: WorkspaceEdit[];
  let offered: readonly string[];

  beforeEach(() => {
    [folder, cache] = [createTemporaryFolder(), createTemporaryFolder()];
    [edits, offered] = [[], []];
  });
  afterEach(async () => {
    await client?.stop();
    folder.remove();
    cache.remove();
  });

  async function start(options: Partial<LspClientOptions> = {}): Promise<LspClient> {
    const env = { VIREO_CACHE: cache.path };
    const started = await LspClient.start({ pull: true, folder: folder.path, env, ...options });
    client = started;
    started.onRequest('workspace/applyEdit', async (params) => {
      const { edit } = params as { edit: WorkspaceEdit };
      edits.push(edit);
      await started.applyEdit(edit);
      return { applied: true };
    });
    return started;
  }

  const answer = (on: LspClient, title: string) =>
    on.onRequest('window/showMessageRequest', (params) => {
      offered = (params as { actions: { title: string }[] }).actions.map((action) => action.title);
      return { title };
    });

  const fixAll = (on: LspClient) =>
    on.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.fixAllInWorkspace,
      arguments: [{ ruleId: 'unsafe-yaml-load' }],
    });
  const read = (name: string): string => readFileSync(path.join(folder.path, name), 'utf8');

  it('hands over one edit to look at, of open documents as they are and of files on disk', async () => {
    folder.write('lib/disk.py', flawed);
    folder.write('open.py', flawed);
    folder.write('worse.py', worse);
    const changeAnnotationSupport = { groupsOnLabel: true };
    const on = await start({ workspaceEdit: { documentChanges: true, changeAnnotationSupport } });
    const uri = await on.open('open.py', `# typed\n${flawed}`);
    answer(on, 'Choose…');

    await fixAll(on);

    assert.deepEqual(offered, ['Change All', 'Choose…']);

    const [edit] = edits;
    const [annotation] = Object.values(edit?.changeAnnotations ?? {});
    assert.equal(annotation?.needsConfirmation, true);
    assert.equal(JSON.stringify(edit?.documentChanges).match(/annotationId/g)?.length, 2);
    assert.equal(read('lib/disk.py'), mended);
    assert.equal(on.document(uri).getText(), `# typed\n${mended}`);
    assert.equal(read('worse.py'), worse);
  });

  it('changes all places after one yes, without a box to tick at each', async () => {
    folder.write('lib/disk.py', flawed);
    folder.write('other.py', flawed);
    const changeAnnotationSupport = { groupsOnLabel: true };
    const on = await start({ workspaceEdit: { documentChanges: true, changeAnnotationSupport } });
    answer(on, 'Change All');

    await fixAll(on);

    assert.equal(edits[0]?.changeAnnotations, undefined);
    assert.equal(read('lib/disk.py'), mended);
    assert.equal(read('other.py'), mended);
  });

  it('asks a client that cannot show the edit, and changes nothing without a yes', async () => {
    folder.write('disk.py', flawed);
    const on = await start();
    let question = '';
    on.onRequest('window/showMessageRequest', (params) => {
      question = (params as { message: string }).message;
      return null;
    });

    await fixAll(on);

    assert.equal(question, 'Change 1 place in 1 file?');
    assert.equal(read('disk.py'), flawed);

    answer(on, 'Change All');
    await fixAll(on);

    assert.equal(read('disk.py'), mended);
  });

  it('changes nothing that the settings of the project exclude', async () => {
    folder.write('.vireo.yml', 'exclude: [theirs]\n');
    folder.write('theirs/disk.py', flawed);
    const on = await start();

    await fixAll(on);

    assert.deepEqual(edits, []);
    assert.equal(read('theirs/disk.py'), flawed);
  });
});
