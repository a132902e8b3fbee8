import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LspClient } from '../lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../temporary-folder.ts';

describe('language server, .vireo.yml', () => {
  let folder: TemporaryFolder;
  let client: LspClient;

  before(async () => {
    folder = createTemporaryFolder();
    folder.write('src/app/main.ts', '');
    folder.write('.vireo/rules/ours.txt', '');
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  /** Opens a text whose cursor is at `|`. */
  async function openAt(text: string) {
    const offset = text.indexOf('|');
    const uri = await client.open('.vireo.yml', text.replace('|', ''), 'yaml');
    return { uri, position: client.document(uri).positionAt(offset) };
  }

  async function complete(text: string): Promise<CompletionItem[]> {
    const { uri, position } = await openAt(text);
    const params = { textDocument: { uri }, position };
    return (
      (await client.connection.sendRequest<CompletionItem[] | null>('textDocument/completion', params)) ?? []
    );
  }

  /** The text with a completion taken. */
  function taken(text: string, item: CompletionItem | undefined): string {
    const edit = item?.textEdit;
    if (edit === undefined || !('range' in edit)) return assert.fail('no edit');
    return TextDocument.applyEdits(TextDocument.create('', '', 0, text.replace('|', '')), [edit]);
  }

  async function hover(text: string): Promise<string> {
    const { uri, position } = await openAt(text);
    return JSON.stringify((await client.hover(uri, position.line, position.character))?.contents ?? null);
  }

  it('completes keys, with what they are for', async () => {
    const items = await complete('sev|');

    const severity = items.find(({ label }) => label === 'severity');
    assert.ok(items.some(({ label }) => label === 'exclude'));
    assert.match(JSON.stringify(severity?.documentation), /Lowest severity/);
    assert.equal(taken('sev|', severity), 'severity: ');
  });

  it('completes rules by their ids, with their titles', async () => {
    const text = 'overrides:\n  - paths: [test]\n    rules:\n      weak-h|';

    const rule = (await complete(text)).find(({ label }) => label === 'weak-hash');

    assert.match(rule?.detail ?? '', /hash/i);
    assert.equal(taken(text, rule), `${text.replace('|', '')}ash: `);
    assert.ok((await complete('ignore:\n  - rule: |')).some(({ label }) => label === 'sql-injection'));
  });

  it('completes what there is to choose from', async () => {
    const labels = async (text: string) => (await complete(text)).map(({ label }) => label);

    assert.deepEqual(await labels('severity: |'), ['critical', 'high', 'medium', 'low', 'info']);
    assert.ok((await labels('rules:\n  weak-hash: |')).includes('off'));
  });

  it('completes paths of the folder, and none above it', async () => {
    const labels = async (text: string) => (await complete(text)).map(({ label }) => label);

    assert.deepEqual(await labels('exclude:\n  - src/|'), ['src/app']);
    assert.ok((await labels('ignore:\n  - rule: a\n    paths: [/s|')).includes('/src'));
    assert.deepEqual(await labels('exclude:\n  - ../|'), []);
  });

  it('offers nothing in comments, or in other files', async () => {
    assert.deepEqual(await complete('severity: low # sev|'), []);
    const uri = await client.open('other.yml', 'sev', 'yaml');
    const params = { textDocument: { uri }, position: { line: 0, character: 3 } };

    assert.equal(await client.connection.sendRequest('textDocument/completion', params), null);
  });

  it('says what a key and a rule mean', async () => {
    assert.match(await hover('sever|ity: low\n'), /Lowest severity/);
    assert.match(await hover('rules:\n  weak-|hash: off\n'), /How to fix/);
    assert.match(await hover('ignore:\n  - rule: weak-|hash\n'), /How to fix/);
    assert.equal(await hover('severity: l|ow\n'), 'null');
  });

  it('marks what is wrong where it stands, in the words of a scan', async () => {
    const { uri } = await openAt('severity: grave\nrules:\n  weak-hash: of\nexlude: [a]\n|');

    const found = await client.pull(uri);

    assert.deepEqual(
      found.map(({ range, code }) => [range.start.line, code]),
      [0, 2, 3].map((line) => [line, 'vireo-config']),
    );
    assert.match(String(found[2]?.message), /exlude: there is no such setting/);
  });

  it('marks mistakes of every kind at once', async () => {
    const { uri } = await openAt('rules:\n  weak-hsh: off\nseverty: low\n|');

    const found = await client.pull(uri);

    assert.deepEqual(found.map(({ range }) => range.start.line).sort(), [1, 2]);
  });

  it('marks names that no rule has, and nothing of a file that is right', async () => {
    const { uri } = await openAt('rules:\n  weak-hsh: off\n|');
    const [found] = await client.pull(uri);
    assert.deepEqual(found?.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 15 } });
    assert.match(String(found?.message), /no such rule/);

    const right = await openAt('rules:\n  weak-hash: off\n|');
    assert.deepEqual(await client.pull(right.uri), []);
  });
});
