/** A scan of a server's project runs where the files are: server, local backend of the account and its work process are real. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { severitySchema } from '../../src/contract/findings.ts';
import { LspClient } from '../lsp/lsp-client.ts';
import { waitFor } from '../support/wait-for.ts';
import { setUpOneBackend } from './set-up-one-backend.ts';
import { setUpServer } from './set-up-server.ts';

const weakCode =
  "const { exec } = require('node:child_process');\nexec('ls ' + process.argv[2]);\neval(process.argv[3]);\n";

describe('a scan of a server’s project', () => {
  const stage = setUpOneBackend();
  const server = setUpServer();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-scanned-'));
    writeFileSync(path.join(folder, 'main.js'), weakCode);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  type Ask = (
    method: string,
    route: string,
    body?: object,
  ) => Promise<{ readonly status: number; readonly body: ReturnType<typeof JSON.parse> }>;

  interface Steps {
    readonly ask: Ask;
    readonly direct: Ask;
    readonly projectId: string;
  }

  /** From the first commit on, the default branch alone is on record. */
  async function requireMainAlone({ ask, direct, projectId }: Steps): Promise<void> {
    const scanHere = async () => {
      const { body } = await ask('POST', '/scanner/scan', { projectId, trusted: true });
      let ended = body;
      await waitFor(async () => {
        ended = (await ask('GET', `/scanner/scans/${body.id}`)).body;
        return ended.state === 'done' || ended.state === 'failed';
      }, 'the end of a scan of a checkout');
      return ended;
    };
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'First');
    const onMain = await scanHere();
    const commit = git('rev-parse', 'HEAD').trim();
    assert.deepEqual([onMain.isOnRecord, onMain.branch, onMain.commit], [true, 'main', commit]);
    git('checkout', '--quiet', '-b', 'feature-x');
    writeFileSync(path.join(folder, 'own.js'), weakCode);
    const own = await scanHere();
    assert.deepEqual(
      [own.isOnRecord, own.notOnRecord],
      [false, { why: 'branch', branch: 'feature-x', commit, knownCommit: commit }],
    );
    const { body: views } = await ask('GET', `/findings/views?projectId=${projectId}`);
    assert.ok(views.items[0].findings.some((finding: { path: string }) => finding.path === 'own.js'));
    const { body: after } = await direct('GET', `/findings?projectId=${projectId}`);
    assert.deepEqual(after.items, (await ask('GET', `/findings?projectId=${projectId}`)).body.items);
    assert.ok(!JSON.stringify(after).includes('own.js'));
  }

  /** In an editor that knows no account: the folder is a project of one. */
  async function requireSquiggles({ direct, projectId }: Pick<Steps, 'direct' | 'projectId'>): Promise<void> {
    const findings = async () => (await direct('GET', `/findings?projectId=${projectId}`)).body.items;
    const [finding] = (await findings()).filter(({ path: file }: { path: string }) => file === 'main.js');
    // Edited here, and on record nowhere.
    const other = finding.severity === 'critical' ? 'low' : 'critical';
    writeFileSync(path.join(folder, '.vireo.yml'), `rules:\n  ${finding.ruleId}: ${other}\n`);
    const editor = await LspClient.start({
      pull: true,
      folder,
      initializationOptions: {},
      env: { VIREO_DATA: stage.directory },
    });
    try {
      const uri = await editor.open('main.js', weakCode, 'javascript');
      const shown = async () =>
        (await editor.pull(uri)).find(({ data }) => data.fingerprint === finding.fingerprint)?.data;
      await waitFor(async () => (await shown())?.id === finding.id, 'the findings of the server');
      assert.equal((await shown())?.severity, severitySchema.parse(finding.severity));

      const decide = async (decision: string, body: object) =>
        assert.equal((await direct('POST', `/findings/${finding.id}/${decision}`, body)).status, 200);
      await decide('dismiss', { reason: 'Only in this test' });
      await waitFor(async () => (await shown()) === undefined, 'the squiggle to go');
      await decide('reopen', {});
      await waitFor(async () => (await shown())?.id === finding.id, 'the squiggle to come back');
    } finally {
      await editor.stop();
    }
  }

  it('runs on the machine that has the folder, and its findings are the server’s, without a path of it', async () => {
    const { account, access } = await server.setUp();
    const directory = path.join(stage.directory, 'accounts', 'nordwind');
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    writeAccount(directory, {
      server: server.url,
      organizationId: account.organizationId,
      organizationName: '',
      email: account.email,
      refreshToken: access.refreshToken,
    });
    const local = await stage.connect({ dataDirectory: directory });
    const askAt = (url: string, token: string) => async (method: string, route: string, body?: object) => {
      const json = body && { 'content-type': 'application/json' };
      const headers = { authorization: `Bearer ${token}`, 'x-forwarded-proto': 'https', ...json };
      const sent = body && { body: JSON.stringify(body) };
      const reply = await fetch(`${url}/api/v1${route}`, { method, headers, ...sent });
      return { status: reply.status, body: await reply.json() };
    };
    const ask = askAt(local.url, local.token);
    const { body: client } = await ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const made = await ask('POST', '/projects', { clientId: client.id, name: 'Shop', hourlyRate });
    const projectId = made.body.id;

    const nowhere = await ask('POST', '/scanner/scan', { projectId });
    assert.deepEqual(
      [nowhere.status, nowhere.body.error.message],
      [409, 'No machine of yours that has this project is connected.'],
    );
    assert.equal((await ask('PATCH', `/projects/${projectId}`, { folder })).body.folder, folder);
    let asked = nowhere;
    await waitFor(async () => {
      asked = await ask('POST', '/scanner/scan', { projectId, trusted: false });
      return asked.status !== 409;
    }, 'the machine to be connected');
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    let scan = asked;
    await waitFor(async () => {
      scan = await ask('GET', `/scanner/scans/${asked.body.id}`);
      return scan.body.state === 'done' || scan.body.state === 'failed';
    }, 'the end of the scan');

    assert.equal(scan.body.state, 'done', JSON.stringify(scan.body));
    // The server itself shows them as well, and nothing of the machine.
    const direct = askAt(server.url, access.accessToken);
    const found = await direct('GET', `/findings?projectId=${projectId}`);
    assert.ok(found.body.items.length > 0);
    const seen = [
      found,
      await direct('GET', `/projects/${projectId}`),
      await direct('GET', '/events?since=0'),
    ];
    assert.ok(!JSON.stringify(seen).includes(folder), 'no path of the machine');
    const stack = await ask('GET', `/scanner/stack?projectId=${projectId}`);
    assert.equal(stack.status, 200, JSON.stringify(stack.body));

    await requireMainAlone({ ask, direct, projectId });
    await requireSquiggles({ direct, projectId });
  });
});
