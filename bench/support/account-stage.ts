/** One person's project, alone and on a server that they are signed in to: each with its processes, over the same folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../scripts/paths.ts';
import { ensurePackage } from '../../scripts/start/extension-package.ts';
import { migrations } from '../../src/backend/migrations/index.ts';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { createPostgresDatabase } from '../../src/backend/testing/databases/postgres-databases.ts';
import { type Connection, connectBackend, endRunning } from '../../src/connection/index.ts';
import { productVersion } from '../../src/contract/version.ts';
import { processEntry } from '../../test/support/process-entry.ts';
import { waitFor } from '../../test/support/wait-for.ts';
import { isSmoke } from '../size.ts';
import { findFreePort } from './free-port.ts';
import { parentOf, treeCpuSeconds } from './process-tree.ts';

// biome-ignore lint/suspicious/noExplicitAny: what the API answers, as each benchmark knows it.
type Answer = { readonly status: number; readonly body: any };

export interface ScanStage {
  /** The user's own data folder: what the language server looks into. */
  readonly own: string;
  readonly projectId: string;
  ask(method: string, route: string, body?: object): Promise<Answer>;
  /** Of all its processes so far, by name. */
  cpuSeconds(): Readonly<Record<string, number>>;
  /** The next scan reads all files. */
  forgetScans(): void;
  stop(): Promise<void>;
}

const entryOf = (name: 'backend' | 'server', bundle: string): string =>
  isSmoke ? processEntry(name) : path.join(projectRoot, 'dist', bundle);

interface Local {
  readonly own: string;
  readonly dataDirectory: string;
  readonly folder: string;
}

/** On a backend that is there: its project has the folder. */
async function openProject({ own, dataDirectory, folder }: Local) {
  if (!isSmoke) await ensurePackage(projectRoot);
  const cache = path.join(own, 'bench-cache');
  process.env['VIREO_CACHE'] = cache;
  const options = {
    dataDirectory,
    backendEntry: entryOf('backend', 'backend.js'),
    nodePath: process.execPath,
    version: productVersion,
  };
  const connection = await connectBackend(options);
  const ask = askAt(connection);
  const client = await ask('POST', '/clients', { name: 'Bench', currency: 'EUR' });
  const hourlyRate = { minor: 9_000, currency: 'EUR' };
  const body = { clientId: client.body.id, name: 'Bench', hourlyRate, folder };
  const project = await ask('POST', '/projects', body);
  if (project.status !== 201) throw new Error(JSON.stringify(project.body));
  return {
    own,
    ask,
    projectId: String(project.body.id),
    pid: connection.pid,
    forgetScans: () => rmSync(cache, { recursive: true, force: true }),
    end: async () => await endRunning(dataDirectory),
  };
}

function askAt({ url, token }: Pick<Connection, 'url' | 'token'>): ScanStage['ask'] {
  return async (method, route, body) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-forwarded-proto': 'https',
      ...(body && { 'content-type': 'application/json' }),
    };
    const sent = body && { body: JSON.stringify(body) };
    const reply = await fetch(`${url}/api/v1${route}`, { method, headers, ...sent });
    return { status: reply.status, body: await reply.json() };
  };
}

export async function openAlone(own: string, folder: string): Promise<ScanStage> {
  const { pid, end, ...project } = await openProject({ own, dataDirectory: own, folder });
  return { ...project, cpuSeconds: () => ({ backend: treeCpuSeconds(pid) }), stop: async () => await end() };
}

export async function openSignedIn(own: string, folder: string): Promise<ScanStage> {
  const server = await startTeamServer(path.join(own, 'server'));
  const dataDirectory = path.join(own, 'accounts', 'bench');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  writeAccount(dataDirectory, { server: server.url, organizationName: '', ...(await server.signUp()) });
  const { pid, end, ...project } = await openProject({ own, dataDirectory, folder });
  return {
    ...project,
    cpuSeconds: () => ({
      backend: treeCpuSeconds(pid),
      server: treeCpuSeconds(server.pid),
      postgres: treeCpuSeconds(server.postgresPid),
    }),
    async stop() {
      await end();
      await server.stop();
    },
  };
}

async function startTeamServer(data: string) {
  const database = await createPostgresDatabase(migrations);
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const at = ['--public-url', `https://localhost:${port}`, '--listen', `127.0.0.1:${port}`];
  mkdirSync(data, { recursive: true });
  const args = ['--data', data, ...at, '--behind-proxy', '127.0.0.1'];
  const child = spawn(process.execPath, [entryOf('server', 'backend-team.js'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, VIREO_DATABASE_URL: database.url },
  });
  await firstLineOf(child);
  const { rows } = await database.pool.query('select pg_backend_pid() as pid');
  return {
    url,
    pid: child.pid ?? 0,
    postgresPid: parentOf(Number(rows[0].pid)),
    async signUp() {
      const link = readFileSync(path.join(data, 'set-up-link'), 'utf8').trim();
      const person = {
        name: 'Mara Voss',
        email: 'mara@nordwind.example',
        password: 'a long enough sentence',
      };
      const body = { token: new URL(link).hash.slice(1), ...person };
      const made = await askAt({ url, token: '' })('POST', '/auth/set-up', body);
      const { account, access } = made.body;
      return {
        organizationId: String(account.organizationId),
        email: person.email,
        refreshToken: String(access.refreshToken),
      };
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      await database.giveBack();
    },
  };
}

async function firstLineOf({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) throw new Error('The server has no output.');
  const lines = createInterface(stdout);
  await new Promise((resolve) => lines.once('line', resolve));
}

/** One whole scan to its end. */
export async function scanWhole({ ask, projectId }: ScanStage): Promise<void> {
  let scan: Answer | undefined;
  await waitFor(
    async () => {
      scan = await ask('POST', '/scanner/scan', { projectId, trusted: true });
      return scan.status === 202;
    },
    'the machine to be connected',
    120_000,
  );
  const id = scan?.body.id;
  for (;;) {
    // Seldom: asking costs those that are measured.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { body } = await ask('GET', `/scanner/scans/${id}`);
    if (body.state === 'done') return;
    if (body.state !== 'queued' && body.state !== 'running') throw new Error(JSON.stringify(body));
  }
}
