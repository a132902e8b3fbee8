import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  type ProgressToken,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import {
  setFindingsMessage,
  type WorkspaceScanParams,
  workspaceScanMessage,
} from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
const sound = 'export const run = () => 1;\n';

interface Pull {
  readonly reports: readonly WorkspaceDocumentDiagnosticReport[];
  readonly partials: number;
}

describe('language server, diagnostics of the workspace', () => {
  let folder: TemporaryFolder;
  let other: TemporaryFolder;
  let cache: TemporaryFolder;
  let client: LspClient;
  let statuses: WorkspaceScanParams[];

  beforeEach(async () => {
    [folder, other, cache] = [createTemporaryFolder(), createTemporaryFolder(), createTemporaryFolder()];
    statuses = [];
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      moreFolders: [other.path],
      initializationOptions: { findings: 'none', workspaceScanStatus: true },
      env: { VIREO_CACHE: cache.path },
    });
    client.connection.onNotification(workspaceScanMessage.method, (status: WorkspaceScanParams) => {
      statuses.push(status);
    });
  });
  afterEach(async () => {
    await client.stop();
    for (const each of [folder, other, cache]) each.remove();
  });

  /** As an editor pulls that takes partial results. */
  async function pull(previous: Pull['reports'] = [], token?: CancellationTokenSource): Promise<Pull> {
    const partialResultToken: ProgressToken = `pull-${Math.random()}`;
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    let partials = 0;
    const listening = client.connection.onProgress(
      WorkspaceDiagnosticRequest.partialResult,
      partialResultToken,
      ({ items }) => {
        partials += 1;
        reports.push(...items);
      },
    );
    const previousResultIds = previous.flatMap(({ uri, resultId }) =>
      resultId === undefined ? [] : [{ uri, value: resultId }],
    );
    try {
      const params = { previousResultIds, partialResultToken };
      const last = await client.connection.sendRequest(WorkspaceDiagnosticRequest.type, params, token?.token);
      reports.push(...last.items);
    } finally {
      listening.dispose();
    }
    return { reports, partials };
  }

  function shown({ reports }: Pull): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      reports
        .map((report): [string, unknown] => [
          path.basename(fileURLToPath(report.uri)),
          report.kind === 'full' ? report.items.map(({ code }) => code) : 'unchanged',
        ])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  it('tells each file of each folder, as soon as it is read', async () => {
    folder.write('src/a.ts', flawed);
    folder.write('src/sound.ts', sound);
    folder.write('node_modules/x/index.js', flawed);
    other.write('b.py', 'def f(a):\n    return a == None\n');

    const first = await pull();

    assert.deepEqual(shown(first), { 'a.ts': ['debugger-statement'], 'b.py': ['none-comparison'] });
    assert.ok(first.partials >= 2);
    assert.deepEqual(
      statuses.findLast(({ state }) => state === 'done'),
      { findings: 2, files: 2, done: 3, total: 3, cached: 0, state: 'done', notes: [] },
    );
  });

  it('counts no mistake in the settings as a finding', async () => {
    folder.write('src/a.ts', flawed);
    await client.open('.vireo.yml', 'severity: grave\n', 'yaml');

    const pulled = await pull();

    assert.deepEqual(shown(pulled), { '.vireo.yml': ['vireo-config'], 'a.ts': ['debugger-statement'] });
    const { findings, files } = statuses.findLast(({ state }) => state === 'done') ?? {};
    assert.deepEqual({ findings, files }, { findings: 1, files: 1 });
  });

  it('leaves what an agent brought as well to the agent, who tells it already, and counts it', async () => {
    const on = await LspClient.start({
      pull: true,
      folder: other.path,
      initializationOptions: { findings: 'client', workspaceScanStatus: true },
      env: { VIREO_CACHE: cache.path },
    });
    on.connection.onNotification(workspaceScanMessage.method, (status: WorkspaceScanParams) => {
      statuses.push(status);
    });
    try {
      other.write('told.ts', flawed);
      const ask = () =>
        on.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
          previousResultIds: [],
        });
      const [report] = (await ask()).items;
      const [found] = report?.kind === 'full' ? report.items : [];
      const range = { startLine: 1, startColumn: 2, endLine: 1, endColumn: 11 };
      const graded = { category: 'quality', severity: 'low', confidence: 'high', cwe: [], owasp: [] };
      const finding = {
        id: 'f1',
        agent: 'Security agent',
        uri: on.uri('told.ts'),
        ruleId: 'debugger-statement',
        message: 'Told already.',
        range,
        steps: [],
        snippet: '  debugger;',
        ...graded,
        fingerprint: found?.data?.fingerprint,
      };

      await on.connection.sendNotification(setFindingsMessage.method, {
        folder: pathToFileURL(other.path).href,
        findings: [finding],
      });
      const [told] = await on.pushed(on.uri('told.ts'), ({ length }) => length === 1);

      statuses.length = 0;
      assert.deepEqual((await ask()).items, []);
      const done = statuses.find(({ state }) => state === 'done');
      assert.deepEqual({ findings: done?.findings, files: done?.files }, { findings: 1, files: 1 });
      assert.equal(told?.source, 'Vireo · Security agent');
      assert.deepEqual(
        { message: told?.message, fixable: told?.data?.fixable },
        { message: found?.message, fixable: found?.data?.fixable },
      );
    } finally {
      await on.stop();
    }
  });

  it('answers a client that takes no partial results', async () => {
    folder.write('a.ts', flawed);

    const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });

    assert.deepEqual(
      items.map(({ uri, version }) => ({ uri, version })),
      [{ uri: client.uri('a.ts'), version: null }],
    );
  });

  it('says what is unchanged, and takes back what is gone', async () => {
    folder.write('a.ts', flawed);
    folder.write('b.ts', flawed);
    const gone = folder.write('gone.ts', flawed);
    const first = await pull();
    folder.write('b.ts', sound);
    rmSync(gone);

    const second = await pull(first.reports);

    assert.deepEqual(shown(second), { 'a.ts': 'unchanged', 'b.ts': [], 'gone.ts': [] });
  });

  it('tells open documents as they are in the editor, with their version', async () => {
    folder.write('a.ts', flawed);
    const uri = await client.open('a.ts', sound);
    await client.replace(uri, 'run', 'walk');

    const { reports } = await pull();

    assert.deepEqual(
      reports.map((report) => [report.uri, report.version, report.kind === 'full' && report.items.length]),
      [[uri, 2, 0]],
    );
  });

  it('goes by the settings of the project and of the user', async () => {
    folder.write('a.ts', flawed);
    folder.write('.vireo.yml', 'exclude: [generated]\nrules: { debugger-statement: off }\n');
    folder.write('generated/g.ts', flawed);
    other.write('b.ts', flawed);
    // The folders may have been read before the file was there.
    const changes = [{ uri: client.uri('.vireo.yml'), type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await waitFor(async () => Object.keys(shown(await pull())).length === 1, 'the settings to be read');

    assert.deepEqual(shown(await pull()), { 'b.ts': ['debugger-statement'] });
    client.settings = { enabled: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });

    assert.deepEqual(shown(await pull()), {});
  });

  it('reads no more files than the limit says, those changed last, and tells how many it left', async () => {
    client.settings = { workspaceFileLimit: 2 };
    for (const name of ['a.ts', 'b.ts', 'c.ts']) folder.write(name, flawed);

    const { reports } = await pull();

    assert.equal(reports.length, 2);
    assert.match(statuses.at(-1)?.notes.join() ?? '', /^1 files? .* left out: the limit is 2/);
  });

  it('tells of no more files with findings than files, though open ones stand outside the limit', async () => {
    client.settings = { workspaceFileLimit: 1 };
    for (const name of ['a.ts', 'b.ts']) folder.write(name, flawed);
    for (const name of ['c.ts', 'd.ts']) await client.open(name, flawed, 'typescript');

    await pull();

    const { files = 0, done = 0 } = statuses.at(-1) ?? {};
    assert.deepEqual([files, done >= files], [3, true]);
  });

  it('ends when it is cancelled, and does not begin anew when asked again', async () => {
    const count = 800;
    // Long enough that a busy machine, too, gets to the cancelling before the end.
    const long = flawed.repeat(25);
    for (let index = 0; index < count; index += 1) folder.write(`src/f${index}.ts`, `// ${index}\n${long}`);
    const source = new CancellationTokenSource();
    const pulling = pull([], source);
    await waitFor(() => statuses.some(({ done }) => done > 0), 'the first results');
    source.cancel();
    await assert.rejects(pulling, { code: -32800 });
    assert.equal(statuses.at(-1)?.state, 'cancelled');

    const again = await pull();

    assert.equal(again.reports.length, count);
    const last = statuses.at(-1);
    assert.equal(last?.state, 'done');
    assert.ok(last.cached > 0 && last.cached < count, `${last.cached} files were read before`);
  });
});
