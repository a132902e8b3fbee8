/** One person's project, alone and on a server that they are signed in to: each with its processes, over the same folder. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/paths.ts';
import { ensurePackage } from '../../scripts/start/extension-package.ts';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { type Connection, connectBackend, endRunning } from '../../src/connection/index.ts';
import { productVersion } from '../../src/contract/version.ts';
import { startTestServer } from '../../test/api/set-up-server.ts';
import { processEntry } from '../../test/support/process-entry.ts';
import { waitFor } from '../../test/support/wait-for.ts';
import { isSmoke } from '../size.ts';
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
  const server = await startTestServer({ entry: entryOf('server', 'backend-team.js') });
  const { account, access } = await server.setUp();
  const { rows } = await server.database.pool.query('select pg_backend_pid() as pid');
  const postgresPid = parentOf(Number(rows[0].pid));
  const dataDirectory = path.join(own, 'accounts', 'bench');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  writeAccount(dataDirectory, {
    server: server.url,
    organizationId: account.organizationId,
    organizationName: '',
    email: account.email,
    refreshToken: access.refreshToken,
  });
  const { pid, end, ...project } = await openProject({ own, dataDirectory, folder });
  return {
    ...project,
    cpuSeconds: () => ({
      backend: treeCpuSeconds(pid),
      server: treeCpuSeconds(server.pid),
      postgres: treeCpuSeconds(postgresPid),
    }),
    async stop() {
      await end();
      await server.close();
    },
  };
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
