/** Messages that no client should send: the server answers or logs them, and goes on. `VIREO_SEED=N` plays others. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';
const invalidParams = -32_602;
const seed = Number(process.env['VIREO_SEED'] ?? 41);

const notifications = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWorkspaceFolders',
  'vireo/setFindings',
  'vireo/showDocument',
] as const;

const requests = [
  'textDocument/hover',
  'textDocument/codeAction',
  'textDocument/completion',
  'textDocument/diagnostic',
  'workspace/executeCommand',
  'codeAction/resolve',
] as const;

describe('language server, sent what LSP does not allow', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  beforeEach(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  afterEach(() => client.stop());
  after(() => folder.remove());

  /** A scan of a new document: all of the server takes part in it. */
  async function assertServes(name: string): Promise<void> {
    const uri = await client.open(name, flawed);
    assert.deepEqual(
      (await client.pull(uri)).map(({ code }) => code),
      ['debugger-statement'],
    );
    await client.close(uri);
    assert.equal(client.process.exitCode, null);
  }

  it('goes on after a didOpen without text, and logs which field is missing', async () => {
    const uri = client.uri('no-text.ts');
    const textDocument = { uri, languageId: 'typescript', version: 1 };
    await client.connection.sendNotification('textDocument/didOpen', { textDocument });

    await assertServes('after.ts');
    await waitFor(() => client.logs.some((line) => line.includes('textDocument.text')), 'the log of it');
  });

  it('goes on after changes with ranges beyond the file, turned around, negative or of no numbers', async () => {
    const uri = await client.open('ranges.ts', flawed);
    const at = (line: unknown, character: unknown) => ({ line, character });
    const beyond = { start: at(90, 4), end: at(2_000_000_000, 9) };
    const turned = { start: at(2, 0), end: at(0, 0) };
    for (const range of [beyond, turned, { start: at(-1, 0), end: at(0, 1.5) }, { start: at('0', 0) }, 'all'])
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ range, text: 'x' }],
      });

    await client.pull(uri);
    await assertServes('after.ts');
  });

  it('answers a request of wrong params with InvalidParams', async () => {
    const wrong = { textDocument: { uri: 7 }, position: { line: 'a', character: 0 } };

    for (const method of requests)
      await assert.rejects(client.connection.sendRequest(method, wrong), { code: invalidParams }, method);
    await assertServes('after.ts');
  });

  it('goes on after whatever is sent, by a fixed seed', async () => {
    const uri = await client.open('fuzzed.ts', flawed);
    const range = fc.record({ start: position(), end: position() }, { requiredKeys: [] });
    const params = fc.oneof(
      fc.record(
        {
          textDocument: document(uri),
          contentChanges: fc.oneof(
            fc.array(fc.record({ range, text: leaf() }, { requiredKeys: [] }), { maxLength: 3 }),
            leaf(),
          ),
          changes: fc.array(fc.record({ uri: uris(uri), type: leaf() }, { requiredKeys: [] }), {
            maxLength: 3,
          }),
          event: fc.record({ added: leaf(), removed: leaf() }, { requiredKeys: [] }),
          settings: leaf(),
          position: position(),
          range,
        },
        { requiredKeys: [] },
      ),
      fc.array(leaf(), { maxLength: 2 }),
    );
    const messages = fc.sample(fc.tuple(fc.constantFrom(...notifications, ...requests), params), {
      seed,
      numRuns: 600,
    });
    const answers: Promise<unknown>[] = [];
    for (const [method, sent] of messages) {
      if ((requests as readonly string[]).includes(method))
        answers.push(client.connection.sendRequest(method, sent).catch((error: unknown) => error));
      else await client.connection.sendNotification(method, sent);
    }

    assert.equal((await Promise.all(answers)).length, answers.length);
    await assertServes('after.ts');
  });
});

function leaf(): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom(undefined, null, true, '', 'file:///nowhere', -1, 1.5, 2 ** 40),
    fc.string(),
    fc.array(fc.integer(), { maxLength: 2 }),
    fc.constant({}),
  );
}

function position(): fc.Arbitrary<unknown> {
  const number = fc.oneof(fc.integer({ min: -2, max: 2 ** 31 }), fc.nat(4), leaf());
  return fc.oneof(fc.record({ line: number, character: number }, { requiredKeys: [] }), leaf());
}

function uris(known: string): fc.Arbitrary<unknown> {
  return fc.oneof(fc.constantFrom(known, `${known}.other`, 'untitled:a', '%', 'file://host/%zz'), leaf());
}

function document(known: string): fc.Arbitrary<unknown> {
  const fields = { uri: uris(known), languageId: leaf(), version: leaf(), text: leaf() };
  return fc.oneof(fc.record(fields, { requiredKeys: [] }), leaf());
}
