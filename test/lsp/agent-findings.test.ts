import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { AgentFinding } from '../../src/contract/findings.ts';
import {
  clientCommands,
  findingAddressSchema,
  type GoneFindingsParams,
  goneFindingsMessage,
  setFindingsMessage,
  showDocumentMessage,
} from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const text = [
  'import { pool } from "./pool";',
  'export function load(id: string) {',
  '  return pool.get(id);',
  '}',
  '',
].join('\n');

function finding(uri: string, over: Partial<AgentFinding> = {}): AgentFinding {
  const range = { startLine: 2, startColumn: 9, endLine: 2, endColumn: 21 };
  return {
    id: 'f1',
    agent: 'Security agent',
    uri,
    ruleId: 'agent-access-control',
    message: 'Anybody may read any record.',
    category: 'security',
    severity: 'high',
    confidence: 'high',
    range,
    cwe: [639],
    owasp: ['A01:2021'],
    fingerprint: 'agent-1',
    snippet: '  return pool.get(id);',
    steps: [],
    ...over,
  };
}

/** Made here, since none is kept in the repository. */
const token = `ghp_${'a1B2c3'.repeat(6)}`;

for (const pull of [true, false]) {
  describe(`language server, agents' findings, a client that ${pull ? 'pulls' : 'does not pull'}`, () => {
    const folder = createTemporaryFolder();
    let client: LspClient;
    const gone = new Map<string, readonly string[]>();

    before(async () => {
      const initializationOptions = {
        findings: 'client',
        goneFindings: true,
        clientCommands: [clientCommands.confirm, clientCommands.dismiss],
      };
      client = await LspClient.start({ pull, folder: folder.path, initializationOptions });
      client.connection.onNotification(goneFindingsMessage.method, ({ uri, ids }: GoneFindingsParams) => {
        gone.set(uri, ids);
      });
    });
    after(async () => {
      await client.stop();
      folder.remove();
    });

    const send = (findings: readonly AgentFinding[]) =>
      client.connection.sendNotification(setFindingsMessage.method, {
        folder: pathToFileURL(folder.path).href,
        findings,
      });
    const read = async (uri: string, count: number) =>
      pull ? await client.pull(uri) : await client.pushed(uri, (diagnostics) => diagnostics.length === count);

    it('shows them in files that were never opened, under the name of the agent, where the code is now', async () => {
      folder.write('never-opened.ts', `// two lines\n// more since\n${text}`);
      const uri = client.uri('never-opened.ts');

      await send([finding(uri)]);
      const [shown] = await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

      assert.equal(shown?.source, 'Vireo · Security agent');
      assert.equal(shown.range.start.line, 4);
      assert.equal(shown.range.start.character, 9);
    });

    if (pull)
      it('pushes them while no tab shows the document, though the editor holds it, until it is shown', async () => {
        folder.write('hidden.ts', text);
        const uri = client.uri('hidden.ts');
        const show = (isShown: boolean) =>
          client.connection.sendNotification(showDocumentMessage.method, { uri, isShown });
        await send([finding(uri)]);
        await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
        await client.open('hidden.ts', text);
        await client.pushed(uri, (diagnostics) => diagnostics.length === 0);

        await show(false);
        await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
        await show(true);
        await client.pushed(uri, (diagnostics) => diagnostics.length === 0);
        await show(false);
        await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
        await client.close(uri);
        const [left] = await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

        assert.equal(left?.source, 'Vireo · Security agent');
      });

    it('shows what is of a file as a whole on its first line, whatever that reads, and says what it is', async () => {
      folder.write('whole.ts', text);
      const uri = client.uri('whole.ts');
      const range = { startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

      await send([finding(uri, { message: 'No licence.', range, snippet: '' })]);
      await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
      await client.open('whole.ts', text);
      await client.replace(uri, 'import', '\n\nimport');
      const [shown] = await read(uri, 1);
      await client.close(uri);

      assert.equal(shown?.message, 'No licence. (the file as a whole)');
      assert.equal(shown.range.start.line, 0);
    });

    it('names those whose code is gone, in open files and in others, until it is back', async () => {
      folder.write('here.ts', `// changed since\n`);
      folder.write('masked.ts', `// changed since\n`);
      folder.write('opened.ts', text);
      const [uri, absent, masked, opened] = ['here.ts', 'deleted.ts', 'masked.ts', 'opened.ts'].map((name) =>
        client.uri(name),
      ) as [string, string, string, string];
      await send([
        finding(uri),
        finding(absent, { id: 'f2' }),
        finding(opened, { id: 'f3' }),
        // A mask, which reads like no text: nobody knows.
        finding(masked, { id: 'f4', cwe: [798] }),
      ]);
      await waitFor(() => gone.has(uri) && gone.has(absent), 'what is gone');

      assert.deepEqual([gone.get(uri), gone.get(absent)], [['f1'], ['f2']]);
      assert.equal(gone.has(masked), false);
      assert.equal(gone.has(opened), false);

      await client.open('opened.ts', text);
      await read(opened, 1);
      await client.replace(opened, 'pool.get(id)', 'pool.getOwn(user, id)');
      await read(opened, 0);
      await waitFor(() => gone.get(opened)?.length === 1, 'what went with the edit');
      await client.replace(opened, 'pool.getOwn(user, id)', 'pool.get(id)');
      await read(opened, 1);
      await waitFor(() => gone.get(opened)?.length === 0, 'what has come back');
      assert.deepEqual(gone.get(opened), []);
      await client.close(opened);
      await send([]);
      await waitFor(() => gone.get(uri)?.length === 0, 'what is on no record any more');
    });

    it('shows a secret, of whose line a mask is kept, in a file that was never opened, and follows it', async () => {
      const lines = ['// settings', `const token = "${token}";`, 'export { token };', ''];
      const file = folder.write('secret.ts', lines.join('\n'));
      const uri = client.uri('secret.ts');
      const secret = finding(uri, {
        id: 's1',
        cwe: [798],
        range: { startLine: 1, startColumn: 15, endLine: 1, endColumn: 15 + token.length },
        snippet: `const token = "${`ghp_…(${token.length})`.padEnd(token.length, '*')}";`,
      });

      await send([secret]);
      const [shown] = await client.pushed(uri, (diagnostics) => diagnostics.length === 1);
      writeFileSync(file, ['', '', ...lines].join('\n'));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
      const [moved] = await client.pushed(uri, (diagnostics) => diagnostics[0]?.range.start.line === 3);
      writeFileSync(file, lines.join('\n').replace(token, 'read from the environment'));
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });
      await client.pushed(uri, (diagnostics) => diagnostics.length === 0);
      await waitFor(() => gone.get(uri)?.length === 1, 'what is gone');

      assert.deepEqual(
        { line: shown?.range.start.line, character: shown?.range.start.character },
        { line: 1, character: 15 },
      );
      assert.equal(moved?.source, 'Vireo · Security agent');
      assert.ok(!client.logs.some((line) => line.includes(token)));
      await send([]);
    });

    it('keeps them on their code while the document is edited, and drops them with it', async () => {
      folder.write('edited.ts', text);
      const uri = client.uri('edited.ts');
      await send([finding(uri)]);
      await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

      await client.open('edited.ts', text);
      const [opened] = await read(uri, 1);
      await client.replace(uri, 'export', '// a line\n// another\nexport');
      const shifted = await readAt(4);
      await client.replace(uri, '  return pool', '      return pool');
      const indented = await readAt(4);
      await client.replace(uri, 'pool.get(id)', 'pool.getOwn(user, id)');
      const gone = await read(uri, 0);
      await client.replace(uri, 'pool.getOwn(user, id)', 'pool.get(id)');
      const back = await readAt(4);

      assert.equal(opened?.range.start.line, 2);
      assert.equal(shifted?.range.start.character, 9);
      assert.equal(indented?.range.start.character, 13);
      assert.deepEqual(gone, []);
      assert.equal(back?.source, 'Vireo · Security agent');

      async function readAt(line: number) {
        if (pull) return (await client.pull(uri)).find(({ range }) => range.start.line === line);
        const isAt = (one: { range: { start: { line: number } } }) => one.range.start.line === line;
        const version = client.document(uri).version;
        await waitFor(
          () => client.published.some((one) => one.uri === uri && one.version === version),
          'a push',
        );
        return (await client.pushed(uri, (diagnostics) => diagnostics.some(isAt))).find(isAt);
      }
    });

    it('shows a finding that the engine has too only once, and loses it when it is mended', async () => {
      const flawed = 'export function run() {\n  debugger;\n}\n';
      const uri = await client.open('both.ts', flawed);
      const fingerprint = await fingerprintOf(uri);
      const range = { startLine: 1, startColumn: 2, endLine: 1, endColumn: 11 };
      const both = finding(uri, {
        ruleId: 'debugger-statement',
        fingerprint,
        range,
        snippet: '  debugger;',
      });

      await send([both]);
      await waitFor(async () => (await read(uri, 1))[0]?.source === 'Vireo · Security agent', 'the agent');
      const once = await read(uri, 1);
      await client.replace(uri, '  debugger;\n', '');
      const mended = await read(uri, 0);

      assert.equal(once.length, 1);
      assert.deepEqual(mended, []);
    });

    it('never shows one both pushed and pulled', async () => {
      folder.write('handover.ts', text);
      const uri = client.uri('handover.ts');
      await send([finding(uri)]);
      await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

      await client.open('handover.ts', text);
      const open = await read(uri, 1);
      const pushedWhileOpen = client.published.findLast((one) => one.uri === uri)?.diagnostics;
      await client.close(uri);
      await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

      assert.equal(open.length, 1);
      if (pull) assert.deepEqual(pushedWhileOpen, []);
    });

    it('follows a file that changes on disk', async () => {
      const file = folder.write('on-disk.ts', text);
      const uri = client.uri('on-disk.ts');
      await send([finding(uri)]);
      await client.pushed(uri, (diagnostics) => diagnostics[0]?.range.start.line === 2);

      writeFileSync(file, `// pulled from elsewhere\n${text}`);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri, type: 2 }],
      });

      const [moved] = await client.pushed(uri, (diagnostics) => diagnostics[0]?.range.start.line === 3);
      assert.equal(moved?.source, 'Vireo · Security agent');
    });

    it('takes away what is no longer in the list', async () => {
      folder.write('dismissed.ts', text);
      const uri = client.uri('dismissed.ts');
      await send([finding(uri)]);
      await client.pushed(uri, (diagnostics) => diagnostics.length === 1);

      await send([]);

      await client.pushed(uri, (diagnostics) => diagnostics.length === 0);
    });

    it('offers to confirm or dismiss them', async () => {
      const uri = await client.open('decide.ts', text);
      await send([finding(uri)]);
      const at = { start: { line: 2, character: 10 }, end: { line: 2, character: 10 } };
      await waitFor(async () => (await client.codeActions(uri, at)).length > 0, 'actions');

      const commands = (await client.codeActions(uri, at)).map(({ command }) => command);

      assert.deepEqual(
        commands.map((one) => one?.command),
        [clientCommands.confirm, clientCommands.dismiss],
      );
      assert.deepEqual(commands[0]?.arguments, [{ id: 'f1' }]);
    });

    it('reads no file outside the workspace for them', async () => {
      const outside = createTemporaryFolder();
      const uri = pathToFileURL(outside.write('secret.ts', text)).href;
      const inside = pathToFileURL(folder.write('inside.ts', text)).href;

      await send([finding(uri), finding(inside, { id: 'f2' })]);
      await client.pushed(inside, (diagnostics) => diagnostics.length === 1);
      const elsewhere = await client.pushed(uri, () => true);
      outside.remove();

      assert.deepEqual(elsewhere, []);
    });

    it('logs a message that it does not understand, and goes on', async () => {
      await client.connection.sendNotification(setFindingsMessage.method, { folder: 3 });

      await waitFor(() => client.logs.some((line) => line.includes('not understood')), 'the log');
      const uri = await client.open('goes-on.ts', 'debugger;\n');
      assert.equal((await read(uri, 1)).length, 1);
    });

    async function fingerprintOf(uri: string): Promise<string> {
      const [diagnostic] = await read(uri, 1);
      return findingAddressSchema.shape.fingerprint.parse(diagnostic?.data?.fingerprint);
    }
  });
}
