import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver/node';
import { LspClient } from '../lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

describe('language server, .vireo/agents', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  before(async () => {
    folder = createTemporaryFolder();
    folder.write('src/app/main.ts', '');
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  /** Opens a text whose cursor is at `|`. */
  async function openAt(text: string, file = '.vireo/agents/api.yaml') {
    const offset = text.indexOf('|');
    const uri = await client.open(file, text.replace('|', ''), 'yaml');
    return { uri, position: client.document(uri).positionAt(offset) };
  }

  async function complete(text: string, file?: string): Promise<readonly string[] | null> {
    const { uri, position } = await openAt(text, file);
    const params = { textDocument: { uri }, position };
    const items = await client.connection.sendRequest<CompletionItem[] | null>(
      'textDocument/completion',
      params,
    );
    return items?.map(({ label }) => label) ?? null;
  }

  it('completes keys of each level, and no rules of a scan', async () => {
    assert.deepEqual(await complete('|'), [
      'version',
      'title',
      'description',
      'prompt',
      'checks',
      'paths',
      'roles',
      'steps',
      'rounds',
    ]);
    assert.deepEqual(await complete('roles:\n  |'), ['planner', 'developer', 'tester', 'reviewer']);
    assert.deepEqual(await complete('roles:\n  developer:\n    mi|'), [
      'mission',
      'replace',
      'tools',
      'turns',
    ]);
    assert.deepEqual(await complete('rules:\n  |'), []);
  });

  it('completes the values that a role may have, and paths of the project', async () => {
    assert.deepEqual(await complete('steps: [plan, |'), ['plan', 'develop', 'test', 'review']);
    assert.deepEqual(await complete('rounds: |'), ['0', '1', '2']);
    const reading = ['list_files', 'read_file', 'search_files'];
    assert.deepEqual(await complete('roles:\n  planner:\n    tools: [|'), reading);
    assert.ok((await complete('roles:\n  developer:\n    tools:\n      - |'))?.includes('write_file'));
    assert.deepEqual(await complete('roles:\n  tester:\n    replace: |'), ['true', 'false']);
    assert.deepEqual(await complete('paths:\n  - src/|'), ['src/app']);
  });

  it('offers nothing in files beside', async () => {
    for (const file of ['.vireo/agents/sub/x.yaml', 'agents/x.yaml', '.vireo/x.yaml'])
      assert.equal(await complete('st|', file), null, file);
  });

  it('says what a key is for', async () => {
    const { uri, position } = await openAt('version: 1\ntitle: x\nste|ps: [develop]\n');
    const shown = await client.hover(uri, position.line, position.character);

    assert.match(JSON.stringify(shown?.contents ?? null), /Scan, checks and your review always follow/);
  });

  it('marks what is wrong where it stands, in the words of a run', async () => {
    const text =
      'version: 1\ntitle: x\nroles:\n  planner:\n    tools: [write_file]\n  reviewer:\n    turn: 3\nrounds: 9\n|';
    const { uri } = await openAt(text);
    const found = await client.pull(uri);

    assert.deepEqual(
      found.map(({ range, code }) => [range.start.line, code]).sort(),
      [4, 6, 7].map((line) => [line, 'vireo-config']),
    );
    assert.ok(found.some(({ message }) => /tools\.0: must be list_files/.test(String(message))));
    const fine = await openAt('version: 1\ntitle: x\n|', '.vireo/agents/fine.yml');
    assert.deepEqual(await client.pull(fine.uri), []);
  });
});
