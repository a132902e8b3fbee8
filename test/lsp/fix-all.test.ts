import assert from 'node:assert/strict';
import type { CodeAction, Range } from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** Two rules with a fix, one of them twice; and one whose fix others have to agree with. */
const flawed = [
  'import hashlib',
  'import yaml',
  '',
  '',
  'def load(first, second):',
  '    a = yaml.load(first)  # theirs',
  '    b = yaml.unsafe_load(second)',
  '    if a == None:',
  '        return hashlib.md5(b).hexdigest()',
  '    return a',
  '',
].join('\n');

const whole: Range = { start: { line: 0, character: 0 }, end: { line: 10, character: 0 } };
const atLoad: Range = { start: { line: 5, character: 10 }, end: { line: 5, character: 10 } };
const codeActionLiteralSupport = { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } };

describe('language server, many fixes at once', () => {
  const folder = createTemporaryFolder();
  let eager: LspClient;
  let lazy: LspClient;

  before(async () => {
    eager = await LspClient.start({ pull: true, folder: folder.path });
    const resolveSupport = { properties: ['edit'] };
    const codeAction = { codeActionLiteralSupport, dataSupport: true, resolveSupport };
    lazy = await LspClient.start({ pull: true, folder: folder.path, codeAction });
  });
  after(async () => {
    await eager.stop();
    await lazy.stop();
    folder.remove();
  });

  async function codesOf(client: LspClient, uri: string): Promise<(string | number | undefined)[]> {
    return (await client.pull(uri)).map(({ code }) => code);
  }

  it('mends all of a file that needs nobody to agree, and nothing else', async () => {
    const uri = await eager.open('all.py', flawed);
    const before = await codesOf(eager, uri);

    const [action, ...more] = await eager.codeActions(uri, whole, ['source.fixAll']);
    await eager.applyEdit(action?.edit ?? {});

    assert.deepEqual({ kind: action?.kind, more }, { kind: 'source.fixAll.vireo', more: [] });
    const after = await codesOf(eager, uri);
    for (const gone of ['unsafe-yaml-load', 'none-comparison']) {
      assert.ok(before.includes(gone) && !after.includes(gone), gone);
    }
    assert.ok(after.includes('weak-hash'));
    assert.equal(
      eager.document(uri).getText(),
      flawed
        .replace('yaml.load(first)', 'yaml.safe_load(first)')
        .replace('yaml.unsafe_load', 'yaml.safe_load')
        .replace('== None', 'is None'),
    );
    assert.deepEqual(await eager.codeActions(uri, whole, ['source.fixAll.vireo']), []);
  });

  it('offers it only where it was asked for', async () => {
    const uri = await eager.open('asked.py', flawed);

    const kinds = (actions: readonly CodeAction[]) => [...new Set(actions.map(({ kind }) => kind))];

    assert.deepEqual(kinds(await eager.codeActions(uri, whole, ['source.organizeImports'])), []);
    assert.deepEqual(kinds(await eager.codeActions(uri, whole)), ['quickfix']);
    assert.deepEqual(kinds(await eager.codeActions(uri, whole, ['source'])), ['source.fixAll.vireo']);
  });

  it('mends all of one rule and leaves the others alone', async () => {
    const uri = await eager.open('rule.py', flawed);

    const actions = await eager.codeActions(uri, atLoad);
    const all = actions.find(({ title }) => title.startsWith('Fix all 2 of'));
    await eager.applyEdit(all?.edit ?? {});

    const codes = await codesOf(eager, uri);
    assert.equal(codes.includes('unsafe-yaml-load'), false);
    assert.ok(codes.includes('none-comparison'));
  });

  it('never changes unasked what others have to agree with', async () => {
    const uri = await eager.open(
      'stored.ts',
      "import { createHash } from 'node:crypto';\nexport const stored = (token: string) => createHash('md5').update(token).digest('hex');\n",
    );
    const at = { start: { line: 1, character: 50 }, end: { line: 1, character: 50 } };

    const offered = (await eager.codeActions(uri, at)).map(({ title }) => title);

    assert.ok(offered.includes('Use SHA-256'), offered.join(', '));
    assert.deepEqual(await eager.codeActions(uri, whole, ['source.fixAll.vireo']), []);
  });

  it('leaves out a fix that would bring something worse', async () => {
    const text = 'import yaml\n\n\ndef run(text):\n    return eval(yaml.load(text))\n';
    const uri = await eager.open('worse.py', text);

    assert.deepEqual(await codesOf(eager, uri), ['unsafe-yaml-load']);
    assert.deepEqual(await eager.codeActions(uri, whole, ['source.fixAll.vireo']), []);
  });

  it('makes the edit when it is chosen, of the text as it is then', async () => {
    const uri = await lazy.open('lazy.py', flawed);
    const [action] = await lazy.codeActions(uri, whole, ['source.fixAll.vireo']);
    assert.equal(action?.edit, undefined);
    await lazy.change(uri, [{ range: { start: whole.start, end: whole.start }, text: '# moved\n' }]);

    const resolved = await lazy.connection.sendRequest<CodeAction>('codeAction/resolve', action);
    await lazy.applyEdit(resolved.edit ?? {});

    assert.match(lazy.document(uri).getText(), /^# moved\nimport hashlib[\s\S]*yaml\.safe_load\(first\)/);
    assert.equal((await codesOf(lazy, uri)).includes('unsafe-yaml-load'), false);
  });
});
