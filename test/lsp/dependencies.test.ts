import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver/node';
import { explainMessage } from '../../src/contract/explanation.ts';
import type { FindingData } from '../../src/contract/lsp-messages.ts';
import { importAdvisories } from '../../src/workspace/dependencies/advisories/import-advisories.ts';
import { OsvServer } from '../support/osv-server.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const { Hint } = DiagnosticSeverity;

const advisory = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  affected: [
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
    { package: { ecosystem: 'PyPI', name: 'idna' }, versions: ['3.6'], ranges: [pythonRange()] },
  ],
};

function pythonRange() {
  return { type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '3.7' }] };
}

const manifest = `{
    "name": "shop",
    "version": "1.0.0",
    "dependencies": {
        "debug":   "4.3.4"
    }
}
`;
const lock = JSON.stringify({
  name: 'shop',
  version: '1.0.0',
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', version: '1.0.0', dependencies: { debug: '4.3.4' } },
    'node_modules/debug': {
      version: '4.3.4',
      resolved: 'https://registry.npmjs.org/debug/-/debug-4.3.4.tgz',
      deprecated: 'no longer kept',
      hasInstallScript: true,
    },
  },
});

describe('language server, dependencies', () => {
  const folder = createTemporaryFolder();
  const data = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    folder.write('package.json', manifest);
    folder.write('package-lock.json', lock);
    folder.write('requirements.txt', 'idna==3.6\nrequests\n');
    folder.write('.vireo.yml', 'ignore: [{ rule: dependency-install-script, reason: known }]\n');
    const source = data.write('advisory.json', JSON.stringify(advisory));
    await importAdvisories({ folder: path.join(data.path, 'advisories'), source, now: new Date() });
    client = await LspClient.start({ pull: true, folder: folder.path, env: { VIREO_DATA: data.path } });
  });
  after(async () => {
    await client.stop();
    folder.remove();
    data.remove();
  });

  async function diagnosticsOf(
    uri: string,
    isEnough: (found: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]> {
    let found: readonly Diagnostic[] = [];
    await waitFor(async () => {
      found = await client.pull(uri);
      return isEnough(found);
    }, 'the diagnostics');
    return found;
  }
  const isFound = (found: readonly Diagnostic[]): boolean => found.length > 0;
  const save = async (uri: string): Promise<void> =>
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });

  it('marks the entry of a vulnerable package, obeys .vireo.yml, and asks the client to ask again', async () => {
    const uri = await client.open('package.json', manifest, 'json');
    const found = await diagnosticsOf(uri, isFound);

    assert.deepEqual(found.map(({ code }) => code).sort(), [
      'dependency-deprecated',
      'dependency-vulnerable',
    ]);
    const flaw = found.find(({ code }) => code === 'dependency-vulnerable');
    assert.equal(flaw?.range.start.line, 4);
    assert.match(String(flaw.message), /debug 4\.3\.4: Slow on long texts .*fixed in 4\.3\.5/);
    await waitFor(() => client.refreshes > 0, 'to be asked to ask again');
    await client.close(uri);
  });

  it('explains it, and why it matters', async () => {
    const uri = await client.open('package.json', manifest, 'json');
    const flaw = (await diagnosticsOf(uri, isFound)).find(({ code }) => code === 'dependency-vulnerable');
    const { fingerprint } = (flaw?.data ?? {}) as Partial<FindingData>;
    const told = await client.connection.sendRequest(explainMessage.method, { uri, fingerprint });

    assert.match(JSON.stringify(told), /The flaw is public: tools that look for it are, too/);
    await client.close(uri);
  });

  it('offers the least upgrade as an edit of the requirement alone, and no fix of all at once', async () => {
    const uri = await client.open('package.json', manifest, 'json');
    const [flaw] = await diagnosticsOf(uri, isFound);
    assert.ok(flaw);

    const actions = await client.codeActions(uri, flaw.range);
    const upgrade = actions.find(({ title }) => title.startsWith('Upgrade'));
    assert.equal(upgrade?.title, 'Upgrade debug to 4.3.5');
    assert.equal(
      actions.some(({ title }) => title.startsWith('Fix all')),
      false,
    );
    await client.applyEdit(upgrade.edit ?? {});

    assert.equal(client.document(uri).getText(), manifest.replace('4.3.4', '4.3.5'));
    await client.close(uri);
  });

  it('moves with the text, goes with an edit of its own entry, and is back with a save that does not mend it', async () => {
    const uri = await client.open('package.json', manifest, 'json');
    await diagnosticsOf(uri, isFound);

    await client.replace(uri, '    "name"', '\n\n    "name"');
    const moved = await client.pull(uri);
    assert.deepEqual([...new Set(moved.map(({ range }) => range.start.line))], [6]);
    const [upgrade] = await client.codeActions(uri, moved[0]?.range ?? assert.fail('none'), ['quickfix']);
    assert.match(JSON.stringify(upgrade?.edit), /"line":6/);

    await client.replace(uri, '"4.3.4"', '"~4.3.4"');
    assert.deepEqual(await client.pull(uri), []);

    folder.write('package.json', client.document(uri).getText());
    await save(uri);
    const again = await diagnosticsOf(uri, isFound);
    assert.deepEqual([...new Set(again.map(({ range }) => range.start.line))], [6]);
    await client.close(uri);
    folder.write('package.json', manifest);
  });

  it('reads a requirements file, which is no language of the scanner', async () => {
    const text = 'idna==3.6\nrequests\n';
    const uri = await client.open('requirements.txt', text, 'pip-requirements');
    const found = await diagnosticsOf(uri, isFound);

    assert.deepEqual(found.map(({ code, range }) => [code, range.start.line]).sort(), [
      ['dependency-unpinned', 1],
      ['dependency-vulnerable', 0],
    ]);
    const [flaw] = found.filter(({ code }) => code === 'dependency-vulnerable');
    const actions = await client.codeActions(uri, flaw?.range ?? assert.fail('none'));
    const upgrade = actions.find(({ title }) => title === 'Upgrade idna to 3.7');
    await client.applyEdit(upgrade?.edit ?? {});
    assert.equal(client.document(uri).getText(), text.replace('3.6', '3.7'));
    await client.close(uri);
  });

  it('looks again when a lock file changes on disk', async () => {
    const uri = await client.open('package.json', manifest, 'json');
    await diagnosticsOf(uri, isFound);
    folder.write('package-lock.json', lock.replace('"deprecated":"no longer kept",', ''));
    const lockUri = client.uri('package-lock.json');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: lockUri, type: 2 }],
    });

    const found = await diagnosticsOf(uri, (each) => each.length === 1);
    assert.equal(found[0]?.code, 'dependency-vulnerable');
    assert.equal(readFileSync(path.join(folder.path, 'package.json'), 'utf8'), manifest);
    await client.close(uri);
  });

  it('shows a flaw at every manifest that brings it, each with its own upgrade', async () => {
    const inner = '{\n  "name": "cart",\n  "dependencies": {\n    "debug": "^4.3.0"\n  }\n}\n';
    folder.write('packages/cart/package.json', inner);
    const entries = {
      ...JSON.parse(lock).packages,
      'node_modules/cart': { resolved: 'packages/cart', link: true },
      'packages/cart': { name: 'cart', dependencies: { debug: '^4.3.0' } },
    };
    folder.write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: entries }));
    const outerUri = await client.open('package.json', manifest, 'json');
    const innerUri = await client.open('packages/cart/package.json', inner, 'json');
    const isVulnerable = (found: readonly Diagnostic[]) =>
      found.some(({ code }) => code === 'dependency-vulnerable');

    await diagnosticsOf(outerUri, isVulnerable);
    const [flaw] = (await diagnosticsOf(innerUri, isVulnerable)).filter(
      ({ code }) => code === 'dependency-vulnerable',
    );
    const actions = await client.codeActions(innerUri, flaw?.range ?? assert.fail('none'));
    await client.applyEdit(actions.find(({ title }) => title === 'Upgrade debug to 4.3.5')?.edit ?? {});

    assert.equal(flaw?.range.start.line, 3);
    assert.equal(client.document(innerUri).getText(), inner.replace('4.3.0', '4.3.5'));
    assert.equal(client.document(outerUri).getText(), manifest);
    for (const uri of [outerUri, innerUri]) await client.close(uri);
    folder.write('package-lock.json', lock);
  });

  it('fades what the baseline knows, though its lines have moved, and not what is new', async () => {
    const { code, stderr } = await runCli(['baseline', 'create', '--data', data.path], { cwd: folder.path });
    assert.equal(code, 0, stderr);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('.vireo/baseline.json'), type: 1 }],
    });
    folder.write('requirements.txt', '# ours\n\nidna==3.6\nrequests\nflask\n');
    const text = '# ours\n\nidna==3.6\nrequests\nflask\n';
    const uri = await client.open('requirements.txt', text, 'pip-requirements');

    const found = await diagnosticsOf(uri, (each) => each.some(({ data: told }) => told?.isNew === false));

    assert.deepEqual(
      found
        .map(({ range, severity, data: told }) => [range.start.line, severity === Hint, told?.isNew])
        .sort(),
      [
        [2, true, false],
        [3, true, false],
        [4, false, true],
      ],
    );
    await client.close(uri);
  });
});

describe('language server, advisories online', () => {
  const folder = createTemporaryFolder();
  const data = createTemporaryFolder();
  const osv = new OsvServer();
  const warnings: string[] = [];
  let url: string;
  let client: LspClient;

  before(async () => {
    url = await osv.start();
    folder.write('package.json', manifest);
    folder.write('package-lock.json', lock);
    const env = { VIREO_DATA: data.path, VIREO_OSV_URL: url };
    client = await LspClient.start({ pull: true, folder: folder.path, env });
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      warnings.push(message);
    });
  });
  after(async () => {
    await client.stop();
    await osv.stop();
    folder.remove();
    data.remove();
  });

  async function codesOf(uri: string): Promise<readonly unknown[]> {
    return (await client.pull(uri)).map(({ code }) => code);
  }
  const log = (): string => client.logs.join('\n');

  it('asks nobody unless the user says so', async () => {
    osv.knows(advisory);
    const uri = await client.open('package.json', manifest, 'json');
    await waitFor(() => /Dependencies: Vulnerabilities were not looked for/.test(log()), 'what is known');

    assert.deepEqual((await codesOf(uri)).includes('dependency-vulnerable'), false);
    assert.deepEqual(osv.asked, []);
    await client.close(uri);
  });

  it('asks the service about names and versions once the user does, and logs that it did', async () => {
    client.logs.length = 0;
    const uri = await client.open('package.json', manifest, 'json');
    // What the opening set off is over: the next look is that of the setting, and the only one.
    await waitFor(() => /Vulnerabilities were not looked for/.test(log()), 'the look of the opening');
    client.settings = { advisories: 'online' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await waitFor(async () => (await codesOf(uri)).includes('dependency-vulnerable'), 'the flaw');

    assert.match(log(), new RegExp(`Dependencies: Advisories: asked of ${url} at 20`));
    assert.deepEqual(osv.asked[0]?.body, {
      queries: [{ package: { ecosystem: 'npm', name: 'debug' }, version: '4.3.4' }],
    });
    await client.close(uri);
  });

  it('keeps nothing for a document that was closed before the look at its folder was over', async () => {
    const isOver = () => waitFor(() => /Advisories: asked of/.test(log()), 'the end of the look');
    const held = Promise.withResolvers<void>();
    const { answer } = osv;
    osv.answer = async (asked) => {
      await held.promise;
      return await answer(asked);
    };
    const asked = osv.asked.length;
    const uri = await client.open('package.json', manifest, 'json');
    await waitFor(() => osv.asked.length > asked, 'the service to be asked');
    await client.close(uri);
    await client.pull(uri);

    client.logs.length = 0;
    held.resolve();
    await isOver();
    client.logs.length = 0;
    await client.open('package.json', '{ "name": "another" }\n', 'json');
    await isOver();

    assert.deepEqual(await codesOf(uri), []);
    await client.close(uri);
  });

  it('makes do with what was imported where it cannot be asked, and says so once', async () => {
    osv.answer = () => 503;
    const source = data.write('advisory.json', JSON.stringify(advisory));
    await importAdvisories({ folder: path.join(data.path, 'advisories'), source, now: new Date() });
    for (const _time of ['once', 'twice']) {
      client.logs.length = 0;
      const uri = await client.open('package.json', manifest, 'json');
      await waitFor(
        () => /answered 503.*Advisories: 1 of PyPI, npm, the newest of 2026-11-01/.test(log()),
        'word',
      );
      await waitFor(async () => (await codesOf(uri)).includes('dependency-vulnerable'), 'the flaw');
      await client.close(uri);
    }

    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0] ?? '',
      /answered 503\. Packages were compared with the advisories on this machine instead/,
    );
  });
});
