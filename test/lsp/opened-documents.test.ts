import assert from 'node:assert/strict';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const sound = 'export function run() {\n  return 1;\n}\n';
const flawedPython = 'def run():\n    breakpoint()\n    return 1\n';
const flawedDockerfile = 'FROM node:latest\nCMD ["node", "app.js"]\n';

const codes = (diagnostics: readonly { code?: unknown }[]): unknown[] => diagnostics.map(({ code }) => code);

describe('documents that a client opens', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  for (const languageId of ['', 'plaintext', 'py'])
    it(`are known by their file name when the language id is "${languageId}"`, async () => {
      const uri = await client.open(`named${languageId}.py`, flawedPython, languageId);

      assert.deepEqual(codes(await client.pull(uri)), ['debugger-statement']);
    });

  it('are known by their file name in the formats of infrastructure as well', async () => {
    const uri = await client.open('Dockerfile', flawedDockerfile, '');

    assert.ok(codes(await client.pull(uri)).includes('unpinned-image'));
  });

  it('are not scanned where neither id nor name says a language', async () => {
    const uri = await client.open('notes.unknown', flawed, '');

    assert.deepEqual(await client.pull(uri), []);
  });

  it('keep the language of the id where the client names one', async () => {
    const uri = await client.open('script.py', flawed, 'typescript');

    assert.deepEqual(codes(await client.pull(uri)), ['debugger-statement']);
  });

  it('take the text of a second opening without a close', async () => {
    const uri = await client.open('again.ts', flawed);
    await client.pull(uri);

    await client.open('again.ts', sound);
    const afterSound = await client.pull(uri);
    await client.open('again.ts', flawedPython, 'python');
    const afterPython = await client.pull(uri);

    assert.deepEqual(codes(afterSound), []);
    assert.deepEqual(codes(afterPython), ['debugger-statement']);
  });

  it('are edited from the text of the second opening on', async () => {
    const uri = await client.open('edited.ts', flawed);
    await client.pull(uri);

    await client.open('edited.ts', sound);
    await client.replace(uri, '  return', '  debugger; return');

    assert.deepEqual(codes(await client.pull(uri)), ['debugger-statement']);
  });
});
