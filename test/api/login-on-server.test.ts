/** `vireo login` against a server process: the code is compared, the account is made and used, and signing out ends it there. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { endRunning, listAccounts } from '../../src/connection/index.ts';
import { exitOf, makeDataDirectory } from '../support/backend-process.ts';
import { cliEntry, runCliProcess } from '../support/run-cli-process.ts';
import { waitFor } from '../support/wait-for.ts';
import { person, setUpServer } from './set-up-server.ts';

describe('signing in to a server from the command line', () => {
  const server = setUpServer();
  let own: string;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    ({ directory: own, remove } = await makeDataDirectory({ isEmpty: true }));
  });
  afterEach(async () => {
    for (const { directory } of listAccounts(own)) await endRunning(directory).catch(() => undefined);
    await remove();
  });

  const vireo = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await runCliProcess(args, { env: { VIREO_DATA: own } });
    return { code, out: stdout, err: stderr };
  };

  interface Login {
    readonly child: ChildProcess;
    readonly said: () => string;
    readonly out: Promise<string>;
  }

  /** Until it shows its code. */
  async function startLogin(): Promise<Login & { readonly userCode: string }> {
    const child = spawn(process.execPath, [cliEntry, 'login', server.url, '--no-open', '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, VIREO_DATA: own },
    });
    const err: string[] = [];
    child.stderr.on('data', (part) => err.push(String(part)));
    const out = text(child.stdout);
    const said = () => err.join('');
    const find = () => /^ {4}([A-Z]{4}-[A-Z]{4})$/m.exec(said())?.[1];
    await waitFor(() => find() !== undefined || child.exitCode !== null, 'the code');
    return { child, said, out, userCode: find() ?? assert.fail(said()) };
  }

  it('waits for the person, keeps the account, uses it, and signs out', async () => {
    const { access } = await server.setUp();
    const login = await startLogin();
    const host = new URL(server.url).host;
    assert.match(login.said(), new RegExp(`open https://${host}/device in a browser`));
    const { userCode } = login;
    const shown = await server.post('/auth/device/check', { userCode }, access.accessToken);
    assert.match(shown.body.device, /, command line$/);
    await server.post('/auth/device/approve', { userCode }, access.accessToken);
    assert.equal(await exitOf(login.child), 0, login.said());

    const { name, ...made } = JSON.parse(await login.out);
    assert.equal(made.email, person.email);
    const file = path.join(own, 'accounts', name, 'account.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.ok(!(await login.out).includes(JSON.parse(readFileSync(file, 'utf8')).refreshToken));

    assert.equal((await vireo('client', 'add', 'Acme')).code, 0);
    const { out } = await vireo('api', 'GET', '/auth/sessions');
    const devices = JSON.parse(out).items.map(({ device }: { device: string }) => device);
    assert.ok(
      devices.some((device: string) => device.endsWith(', command line')),
      out,
    );
    const { default: used, items } = JSON.parse((await vireo('account', 'list', '--json')).out);
    assert.equal(used, name);
    assert.deepEqual(
      items.map((each: { isSignedIn: boolean }) => each.isSignedIn),
      [true],
    );
    const local = await vireo('client', 'list', '--as', 'local');
    assert.match(local.err, /There is no practice in/);

    assert.equal((await vireo('logout')).code, 0);
    const sessions = await fetch(`${server.url}/api/v1/auth/sessions`, {
      headers: { authorization: `Bearer ${access.accessToken}` },
    });
    const left = (await sessions.json()) as { readonly items: readonly { readonly device: string }[] };
    assert.ok(!left.items.some(({ device }) => device.endsWith(', command line')));
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).refreshToken, null);
    const refused = await vireo('client', 'list', '--as', name);
    assert.deepEqual([refused.code, /sign in again/.test(refused.err)], [2, true], refused.err);
  });

  it('ends with Ctrl-C, and when it is refused, and keeps nothing', async () => {
    const { access } = await server.setUp();
    const cancelled = await startLogin();
    cancelled.child.kill('SIGINT');
    assert.equal(await exitOf(cancelled.child), 2);
    assert.match(cancelled.said(), /cancelled/);
    const refused = await startLogin();
    await server.post('/auth/device/deny', { userCode: refused.userCode }, access.accessToken);

    assert.equal(await exitOf(refused.child), 2);
    assert.match(refused.said(), /refused the sign-in/);
    assert.deepEqual(listAccounts(own), []);
  });
});
