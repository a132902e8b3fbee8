import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileChangeType } from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const harmless = 'export function run(text: string) { return text.length; }\n';
const harmful =
  "import { exec } from 'node:child_process';\nexport function run(text: string) { return exec(text); }\n";

/** Long enough that its scan is under way when the next message comes. */
function importerOf(module: string): string {
  const handler = `import { run } from './${module}';\nexport function handle(req: any, res: any) {\n  res.send(run(req.query.y));\n}\n`;
  const filler = Array.from({ length: 600 }, (_, index) => {
    return `export function fill${index}(a: number) {\n  if (a > ${index}) return a;\n  return a * 2;\n}\n`;
  });
  return handler + filler.join('');
}

describe('language server, what changes while a document is scanned', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    for (const name of ['first-gone', 'first-new', 'later-gone', 'later-new', 'opened'])
      writeFileSync(path.join(folder.path, `${name}.ts`), harmless);
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  async function injections(uri: string): Promise<number> {
    return (await client.pull(uri)).filter(({ code }) => code === 'command-injection').length;
  }

  for (const { becomes, before: old, now, expected } of [
    { becomes: 'gone', before: harmful, now: harmless, expected: 0 },
    { becomes: 'new', before: harmless, now: harmful, expected: 1 },
  ]) {
    it(`a flaw that an import's edit made ${becomes} during the first scan is told as it is`, async () => {
      const module = await client.open(`first-${becomes}.ts`, old);
      const uri = await client.open(`of-first-${becomes}.ts`, importerOf(`first-${becomes}`));
      // Once this is answered the server has all settings: what is asked next is scanned at once.
      await client.pull(module);

      const overtaken = injections(uri);
      await client.change(module, [{ text: now }]);
      await overtaken;

      assert.equal(await injections(uri), expected);
    });

    it(`a flaw that an import's edit made ${becomes} during a later scan is told as it is`, async () => {
      const module = await client.open(`later-${becomes}.ts`, old);
      const uri = await client.open(`of-later-${becomes}.ts`, importerOf(`later-${becomes}`));
      assert.equal(await injections(uri), 1 - expected);

      for (const round of [1, 2, 3]) {
        const text = round % 2 === 1 ? now : old;
        await client.change(uri, [{ text: `${importerOf(`later-${becomes}`)}// ${round}\n` }]);
        const overtaken = injections(uri);
        await client.change(module, [{ text }]);
        await overtaken;

        assert.equal(await injections(uri), text === harmful ? 1 : 0);
      }
    });
  }

  it('an import that is opened with another text than on disk counts as it is open', async () => {
    const uri = await client.open('of-opened.ts', importerOf('opened'));

    const overtaken = injections(uri);
    const module = await client.open('opened.ts', harmful);
    await overtaken;

    assert.equal(await injections(uri), 1);
    const again = injections(uri);
    await client.close(module);
    await again;
    assert.equal(await injections(uri), 0);
  });

  it('an import that went away with its folder brings nothing any more', async () => {
    folder.write('lib/run.ts', harmful);
    const uri = await client.open('of-folder.ts', importerOf('lib/run'));
    assert.equal(await injections(uri), 1);

    rmSync(path.join(folder.path, 'lib'), { recursive: true });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('lib'), type: FileChangeType.Deleted }],
    });

    assert.equal(await injections(uri), 0);
  });

  it('settings that change during a scan count for it', async () => {
    const uri = await client.open('settings.ts', `debugger;\n${importerOf('none')}`);
    await client.pull(uri);

    await client.replace(uri, 'debugger;', 'debugger; ');
    const overtaken = client.pull(uri);
    client.settings = { enabled: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await overtaken;

    assert.deepEqual(await client.pull(uri), []);
    client.settings = null;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.ok((await client.pull(uri)).length > 0);
  });
});
