import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Diagnostic,
  DiagnosticSeverity,
  type DidChangeWatchedFilesRegistrationOptions,
  type RegistrationParams,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

const { Warning, Information, Hint } = DiagnosticSeverity;
const known = 'export function run(name: string) {\n  debugger;\n  return name;\n}\n';
const more = `${known}export function more(name: string) {\n  return eval(name);\n}\n`;
/** The known flaw in a function of another name, further down. */
const moved = `// a line\n${more.replace('run', 'start')}`;

describe('language server, beside a baseline', () => {
  let folder: TemporaryFolder;
  let cache: TemporaryFolder;
  let client: LspClient;
  let watched: string[];

  beforeEach(async () => {
    [folder, cache] = [createTemporaryFolder(), createTemporaryFolder()];
    folder.write('a.ts', known);
    folder.write('closed.ts', known);
  });
  afterEach(async () => {
    await client.stop();
    for (const each of [folder, cache]) each.remove();
  });

  async function makeBaseline(): Promise<void> {
    const { code, stderr } = await runCli(['baseline', 'create'], { cwd: folder.path });
    assert.equal(code, 0, stderr);
  }

  async function start(settings: unknown = null): Promise<void> {
    client = await LspClient.start({
      pull: true,
      folder: folder.path,
      settings,
      env: { VIREO_CACHE: cache.path },
    });
    watched = [];
    client.onRequest('client/registerCapability', (params) => {
      const { registrations } = params as RegistrationParams;
      for (const { method, registerOptions } of registrations) {
        if (method !== 'workspace/didChangeWatchedFiles') continue;
        const { watchers } = registerOptions as DidChangeWatchedFilesRegistrationOptions;
        watched.push(...watchers.map(({ globPattern }) => String(globPattern)));
      }
      return null;
    });
  }

  const told = (found: readonly Diagnostic[]) =>
    found.map(({ code, severity, data }) => [code, severity, data.isNew]);
  const shown = async (uri: string) => told(await client.pull(uri));
  const changed = (name: string) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path.join(folder.path, name)).href, type: 2 }],
    });

  it('fades what it knows, though its function has another name and place now, and says what is new', async () => {
    await makeBaseline();
    await start();
    const uri = await client.open('a.ts', moved);

    await waitFor(async () => (await shown(uri)).some(([, , isNew]) => isNew === false), 'the baseline');

    const found = await shown(uri);
    assert.deepEqual(
      found.filter(([code]) => code === 'debugger-statement'),
      [['debugger-statement', Hint, false]],
    );
    const [evaluated] = found.filter(([, , isNew]) => isNew === true);
    assert.ok(evaluated !== undefined && evaluated[1] !== Hint, JSON.stringify(found));
  });

  it('shows it as any other, or not at all, as the setting says', async () => {
    await makeBaseline();
    await start({ baseline: 'show' });
    const uri = await client.open('a.ts', known);
    await waitFor(async () => (await shown(uri))[0]?.[2] === false, 'the baseline');
    const [first] = await shown(uri);
    assert.ok(first?.[1] === Warning || first?.[1] === Information, JSON.stringify(first));

    client.settings = { baseline: 'hide' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });

    assert.deepEqual(await shown(uri), []);
    assert.equal(await client.hover(uri, 1, 4), null);
  });

  it('treats files that nobody opened alike', async () => {
    await makeBaseline();
    folder.write('closed.ts', more);
    await start();
    const pull = async () => {
      const params = { previousResultIds: [] };
      const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>(
        'workspace/diagnostic',
        params,
      );
      const [closed] = items.filter(({ uri }) => uri === client.uri('closed.ts'));
      return closed?.kind === 'full' ? told(closed.items) : [];
    };
    await waitFor(async () => (await pull()).some(([, severity]) => severity === Hint), 'the baseline');

    const [flaw, ...others] = await pull();

    assert.deepEqual(flaw, ['debugger-statement', Hint, false]);
    assert.ok(
      others.length > 0 && others.every(([, severity, isNew]) => severity !== Hint && isNew === true),
    );
    client.settings = { baseline: 'hide' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.deepEqual(await pull(), others);
  });

  it('follows its file: made, changed, gone, and wherever the settings have it', async () => {
    folder.write('.vireo.yml', 'baseline: known/findings.json\n');
    await start();
    const uri = await client.open('a.ts', known);
    await waitFor(async () => (await shown(uri)).length > 0, 'the flaw');
    assert.deepEqual(
      (await shown(uri)).map(([, , isNew]) => isNew),
      [undefined],
    );
    await waitFor(() => watched.includes('**/findings.json'), 'the file to be watched');

    await makeBaseline();
    await changed('known/findings.json');
    await waitFor(async () => (await shown(uri))[0]?.[2] === false, 'the baseline');

    rmSync(path.join(folder.path, 'known'), { recursive: true });
    await changed('known/findings.json');
    await waitFor(async () => (await shown(uri))[0]?.[2] === undefined, 'its end');
    assert.notEqual((await shown(uri))[0]?.[1], Hint);
  });

  it('is read where only its folder was told', async () => {
    await start();
    const uri = await client.open('a.ts', known);
    await waitFor(async () => (await shown(uri)).length > 0, 'the flaw');

    await makeBaseline();
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(path.join(folder.path, '.vireo')).href, type: 1 }],
    });

    await waitFor(async () => (await shown(uri))[0]?.[2] === false, 'the baseline');
  });
});
