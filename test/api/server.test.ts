import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import https from 'node:https';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { connect, type TLSSocket } from 'node:tls';
import { migrations } from '../../src/backend/migrations/index.ts';
import type { TlsPair } from '../../src/backend/team/tls-files.ts';
import {
  createPostgresDatabase,
  type PostgresDatabase,
} from '../../src/backend/testing/databases/postgres-databases.ts';
import { firstPair, secondPair } from '../../src/backend/testing/team/server-certificates.ts';
import { teamStartSchema } from '../../src/contract/backend-start.ts';
import { exitOf, makeDataDirectory } from '../support/backend-process.ts';
import { processEntry } from '../support/process-entry.ts';
import { runCliProcess } from '../support/run-cli-process.ts';
import { waitFor } from '../support/wait-for.ts';

const name = 'vireo.example';

interface Server {
  readonly child: ChildProcess;
  readonly start: ReturnType<typeof teamStartSchema.parse>;
  readonly port: number;
  /** Lines of its log so far. */
  readonly log: readonly string[];
}

describe('a server on PostgreSQL', () => {
  let database: PostgresDatabase;
  let folder: string;
  let remove: () => Promise<void>;
  const children: ChildProcess[] = [];
  let server: Server;

  const file = (of: string) => path.join(folder, of);

  /** As a renewal does it: whole files, moved into place. */
  async function place({ cert, key }: TlsPair): Promise<void> {
    await writeFile(file('new-cert'), cert);
    await writeFile(file('new-key'), key, { mode: 0o600 });
    await rename(file('new-cert'), file('cert.pem'));
    await rename(file('new-key'), file('key.pem'));
  }

  async function start(data = 'data', more: readonly string[] = []): Promise<Server> {
    const own = ['--data', file(data), '--public-url', `https://${name}`, '--listen', '127.0.0.1:0'];
    const tls = ['--tls-cert', file('cert.pem'), '--tls-key', file('key.pem')];
    const command = [processEntry('cli'), 'serve', '--team', '--json'];
    const child = spawn(process.execPath, [...command, ...own, ...tls, ...more], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, VIREO_DATABASE_URL: database.url },
    });
    children.push(child);
    const log: string[] = [];
    createInterface(child.stderr).on('line', (line) => void log.push(line));
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once('line', resolve);
      child.once('close', (code) => reject(new Error(`ended with ${code}: ${log.join('\n')}`)));
    });
    const started = teamStartSchema.parse(JSON.parse(line));
    const port = 'listening' in started ? Number(new URL(started.listening).port) : 0;
    return { child, start: started, port, log };
  }

  before(async () => {
    ({ directory: folder, remove } = await makeDataDirectory({ isEmpty: true }));
    database = await createPostgresDatabase(migrations);
    await place(firstPair);
    server = await start('data', ['--open-registration']);
  });
  after(async () => {
    for (const child of children) child.kill('SIGKILL');
    await Promise.all(children.map(exitOf));
    await database.giveBack();
    await remove();
  });

  interface Asked {
    readonly headers?: Readonly<Record<string, string>>;
    readonly method?: string;
    readonly body?: string;
  }
  async function ask(url: string, { headers = {}, method = 'GET', body = '' }: Asked = {}) {
    return await new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
      const request = https.request(
        {
          host: '127.0.0.1',
          port: server.port,
          servername: name,
          ca: [firstPair.cert, secondPair.cert],
          path: url,
          method,
          agent: false,
          headers: { host: name, ...headers },
        },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8').on('data', (part) => {
            text += part;
          });
          reply.on('end', () => resolve({ status: reply.statusCode, text }));
        },
      );
      request.on('error', reject).end(body);
    });
  }

  /** The certificate that it shows now, or why there is no connection. */
  async function greet(options: { readonly maxVersion?: 'TLSv1.2' } = {}): Promise<string> {
    const socket: TLSSocket = connect({
      port: server.port,
      host: '127.0.0.1',
      rejectUnauthorized: false,
      ...options,
    });
    try {
      return await new Promise<string>((resolve) => {
        socket.once('secureConnect', () => resolve(socket.getPeerX509Certificate()?.toString() ?? ''));
        socket.once('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)));
      });
    } finally {
      socket.destroy();
    }
  }

  it('says where it is, and answers by TLS 1.3 alone, to its own name alone', async () => {
    assert.ok('listening' in server.start);
    assert.equal(server.start.url, `https://${name}`);
    assert.equal((await ask('/ready')).status, 200);
    assert.equal((await ask('/ready', { headers: { host: 'evil.example' } })).status, 421);
    assert.match(await greet({ maxVersion: 'TLSv1.2' }), /ALERT_PROTOCOL_VERSION|ECONNRESET/);
    assert.equal((await ask('/api/v1/clients')).status, 401);
    assert.equal((await ask('/api/v1/shutdown', { method: 'POST' })).status, 404);
  });

  it('logs each request, by the pattern of its route, where nobody asked for less', async () => {
    await ask('/api/v1/clients/01234567-89ab-7def-8123-456789abcdef');
    const logged = () => server.log.filter((line) => line.includes('"msg":"request"')).join('\n');
    await waitFor(() => logged().includes('"route":"/api/v1/clients/:id","status":401'), 'its line');
    assert.equal(logged().includes('89ab-7def'), false);
  });

  it('says at its start that nobody can register before it sends mail', async () => {
    await waitFor(
      () => server.log.some((line) => line.startsWith('Registration is open, but')),
      'its sentence',
    );
  });

  it('offers the link of its first administrator to its operator alone, and lets them sign in once by it', async () => {
    const link = (await readFile(file('data/set-up-link'), 'utf8')).trim();
    assert.equal((await stat(file('data/set-up-link'))).mode & 0o777, 0o600);
    assert.equal(
      server.log.some((line) => line.includes(link)),
      true,
    );
    assert.match(link, /^https:\/\/vireo\.example\/set-up#/);

    const json = { 'content-type': 'application/json' };
    const person = { name: 'Mara Voss', email: 'mara@example.com', password: 'seven lorries over the hill' };
    const body = JSON.stringify({ ...person, token: link.split('#')[1] });
    const signUp = async () => await ask('/api/v1/auth/set-up', { method: 'POST', headers: json, body });
    const signedIn = await signUp();
    const bearer = { authorization: `Bearer ${JSON.parse(signedIn.text).access.accessToken}` };

    assert.equal((await ask('/api/v1/users/me', { headers: bearer })).status, 200);
    await waitFor(
      async () =>
        await stat(file('data/set-up-link')).then(
          () => false,
          () => true,
        ),
      'the end of the file of the link',
    );
    assert.match(String((await signUp()).status), /^4/);
    assert.equal(server.log.join('').includes(person.password), false);
  });

  it('lets its operator make a link by which a person sets another password, once', async () => {
    const make = async (email: string) =>
      await runCliProcess(['server', 'reset-password', email, '--public-url', `https://${name}`], {
        env: { VIREO_DATABASE_URL: database.url },
      });
    assert.match(
      (await make('nobody@example.com')).stdout,
      /^vireo: No account on this server has the address/,
    );

    const { code, stdout } = await make('mara@example.com');
    assert.equal(code, 0, stdout);
    const token = /https:\/\/vireo\.example\/reset#(vil_[\w-]+)/.exec(stdout)?.[1];
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ token, password: 'nine lorries over the hill' });
    const reset = async () => await ask('/api/v1/auth/reset/confirm', { method: 'POST', headers, body });
    assert.deepEqual([(await reset()).status, (await reset()).status], [204, 410]);
    const { rows } = await database.pool.query('select email_verified from identities');
    assert.deepEqual(rows, [{ email_verified: 0 }]);
    const noted = await database.pool.query("select 1 from events where type = 'user.password_link_made'");
    assert.equal(noted.rowCount, 1);
  });

  it('goes on while its operator removes a second factor, which is said in a sentence where there is none', async () => {
    const reset = async (email: string) =>
      await runCliProcess(['server', 'reset-second-factor', email], {
        env: { VIREO_DATABASE_URL: database.url },
      });
    const [none, nobody] = [await reset('mara@example.com'), await reset('nobody@example.com')];
    assert.deepEqual([none.code, nobody.code], [2, 2]);
    assert.match(none.stdout, /^vireo: The account mara@example\.com has no second factor\./);
    assert.match(nobody.stdout, /^vireo: No account on this server has the address/);
    await database.pool.query('update identities set two_factor_enabled = 1');

    const { code, stdout } = await reset('mara@example.com');

    assert.equal(code, 0, stdout);
    assert.match(stdout, /^The second factor of mara@example\.com was removed/);
    const { rows } = await database.pool.query('select two_factor_enabled from identities');
    assert.deepEqual(rows, [{ two_factor_enabled: 0 }]);
    const open = await database.pool.query('select 1 from sessions where ended_at is null');
    assert.equal(open.rowCount, 0);
    assert.equal((await ask('/ready')).status, 200);
  });

  it('believes no address that a client names, and no more than its limits of size', async () => {
    await ask('/health', { headers: { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' } });
    await waitFor(
      () => server.log.some((line) => line.includes('"route":"/health"')),
      'the line of the request',
    );
    assert.equal(server.log.join('').includes('203.0.113.9'), false);
    assert.equal(
      server.log.some((line) => line.includes('"address":"127.0.0.1"')),
      true,
    );

    assert.equal((await ask('/health', { headers: { long: 'x'.repeat(20_000) } })).status, 413);
    const large = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'x'.repeat(1_100_000),
    };
    assert.equal((await ask('/api/v1/unsubscribe/none', large)).status, 413);
  });

  it('serves a renewed certificate without a restart, and keeps it when the next one is broken', async () => {
    const renewed = await greet();
    await place(secondPair);
    await waitFor(async () => (await greet()) !== renewed, 'the renewed certificate');
    const kept = await greet();
    await place({ cert: firstPair.cert, key: secondPair.key });
    await waitFor(() => server.log.some((line) => line.includes('is not served')), 'the refusal of the pair');

    assert.equal(await greet(), kept);
    assert.equal((await ask('/ready')).status, 200);
    await place(secondPair);
  });

  it('is the only one of its database and of its folder', async () => {
    const [ofDatabase, ofFolder] = await Promise.all([start('other'), start()]);

    assert.ok('error' in ofDatabase.start && 'error' in ofFolder.start);
    assert.match(ofDatabase.start.error.message, /Another Vireo server serves this database/);
    assert.match(ofFolder.start.error.message, /Another Vireo process uses the data folder/);
    assert.deepEqual([await exitOf(ofDatabase.child), await exitOf(ofFolder.child)], [2, 2]);
  });

  it('ends where it loses the lock of its database, and starts again after it was killed', async () => {
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'vireo server' and datname = current_database()`,
    );
    assert.equal(await exitOf(server.child), 2);
    server = await start();
    server.child.kill('SIGKILL');
    await exitOf(server.child);
    server = await start();
    assert.equal((await ask('/ready')).status, 200);
    assert.equal((await stat(file('data'))).mode & 0o077, 0);
    await assert.rejects(stat(file('data/set-up-link')), 'an administrator is there');

    server.child.kill('SIGTERM');
    assert.equal(await exitOf(server.child), 0);
  });
});
