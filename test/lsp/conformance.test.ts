import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed =
  "export const greet = (name: string) => '𝒳' + name;\nexport function run() {\n  debugger;\n}\n";
const whole = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };

describe('language server, what it declares (LSP 3.17)', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;
  let uri: string;

  before(async () => {
    folder.write('other.ts', flawed);
    const codeActionLiteralSupport = { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } };
    const codeAction = {
      codeActionLiteralSupport,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    };
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      codeAction,
      env: { VIREO_CACHE: folder.path },
    });
    uri = await client.open('a.ts', flawed);
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  const ask = <Answer>(method: string, params: unknown): Promise<Answer> =>
    client.connection.sendRequest<Answer>(method, params);

  /** How each thing that may be declared is shown to be there. */
  const probes: Readonly<Record<string, () => Promise<void>>> = {
    async textDocumentSync() {
      assert.deepEqual(client.capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
      const own = await client.open('sync.ts', 'export {};\n');
      await client.change(own, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'debugger;\n' },
        { text: flawed },
        { range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } }, text: '' },
      ]);
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: own } });
      assert.deepEqual(await client.pull(own), []);
      await client.close(own);
    },
    async hoverProvider() {
      const hover = await client.hover(uri, 2, 4);
      assert.deepEqual(hover?.range, { start: { line: 2, character: 2 }, end: { line: 2, character: 11 } });
      assert.equal(await client.hover(uri, 3, 0), null);
      assert.equal(await client.hover(client.uri('not-open.ts'), 0, 0), null);
    },
    async completionProvider() {
      const config = await client.open('.vireo.yml', 'sev', 'yaml');
      const position = { line: 0, character: 3 };
      const items = await ask<unknown[]>('textDocument/completion', {
        textDocument: { uri: config },
        position,
      });
      assert.ok(items.length > 0);
      await client.close(config);
    },
    async codeActionProvider() {
      const declared = client.capabilities.codeActionProvider;
      assert.ok(typeof declared === 'object' && declared.resolveProvider === true);
      for (const kind of declared.codeActionKinds ?? []) {
        const actions = await client.codeActions(uri, whole, [kind]);
        assert.ok(actions.length > 0, kind);
        assert.ok(
          actions.every((action) => action.kind === kind),
          kind,
        );
      }
      const [fixAll] = await client.codeActions(uri, whole, ['source.fixAll.vireo']);
      const resolved = await ask<CodeAction>('codeAction/resolve', fixAll);
      assert.equal(resolved.title, fixAll?.title);
      assert.equal(resolved.edit?.documentChanges?.length, 1);
      assert.deepEqual(await ask('codeAction/resolve', { title: 'Of somebody else' }), {
        title: 'Of somebody else',
      });
    },
    async executeCommandProvider() {
      const { commands = [] } = client.capabilities.executeCommandProvider ?? {};
      assert.ok(commands.length > 0);
      // None of them breaks on arguments that are none; what they do is tested where they are offered.
      for (const command of commands) {
        assert.equal(await ask('workspace/executeCommand', { command, arguments: [{ wrong: true }] }), null);
      }
      assert.equal(await ask('workspace/executeCommand', { command: 'of.somebody.else' }), null);
    },
    async diagnosticProvider() {
      assert.deepEqual(client.capabilities.diagnosticProvider, {
        identifier: 'vireo',
        interFileDependencies: true,
        workspaceDiagnostics: true,
      });
      const report = await client.pullReport(uri);
      assert.ok(report.kind === 'full' && report.items.length > 0);
      for (const diagnostic of report.items) assertWithin(diagnostic, client.document(uri).getText());
      assert.equal((await client.pullReport(uri, report.resultId)).kind, 'unchanged');
      const { items } = await ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      const versions = items.map((each) => [each.uri, each.version]);
      assert.deepEqual(versions.toSorted(), [
        [uri, 1],
        [client.uri('other.ts'), null],
      ]);
    },
    async workspace() {
      const added = createTemporaryFolder();
      const event = { added: [{ uri: `file://${added.path}`, name: 'added' }], removed: [] };
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      added.write('b.ts', flawed);
      const { items } = await ask<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds: [],
      });
      assert.ok(items.some((each) => each.uri.endsWith('/b.ts')));
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: event.added },
      });
      added.remove();
    },
  };

  for (const [capability, probe] of Object.entries(probes)) it(`answers for ${capability}`, probe);

  it('declares nothing that is not tried here', () => {
    assert.deepEqual(Object.keys(client.capabilities).sort(), Object.keys(probes).sort());
  });

  it('refuses what it does not declare, and leaves optional notifications alone', async () => {
    await assert.rejects(ask('textDocument/definition', { textDocument: { uri } }), { code: -32601 });
    await client.connection.sendNotification('$/somebodyElses', {});

    assert.ok((await client.pull(uri)).length > 0);
  });
});

/** Lines and columns of a text as clients count by default: UTF-16 code units. */
function assertWithin({ range }: Diagnostic, text: string): void {
  const lines = text.split('\n');
  for (const { line, character } of [range.start, range.end]) {
    assert.ok(character <= (lines[line]?.length ?? -1), JSON.stringify(range));
  }
}
