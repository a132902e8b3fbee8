/**
 * Memory of what stands between a server and the machines of its people: the local backend of an account that nobody uses, and a
 * server with 500 machines that are connected and have nothing to do.
 */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { projectRoot } from '../../scripts/paths.ts';
import { ensurePackage } from '../../scripts/start/extension-package.ts';
import { writeAccount } from '../../src/backend/proxy/account-file.ts';
import { toFrames } from '../../src/contract/runner/frames.ts';
import { type FromRunner, runnerPath, runnerProtocol } from '../../src/contract/runner/runner-messages.ts';
import { productVersion } from '../../src/contract/version.ts';
import { type StartedServer, startTestServer } from '../../test/api/set-up-server.ts';
import { createAsk } from '../../test/support/ask-backend.ts';
import { makeDataDirectory } from '../../test/support/backend-process.ts';
import { waitFor } from '../../test/support/wait-for.ts';
import { type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { isSmoke, sized } from '../size.ts';
import { startBackend } from '../support/backend.ts';
import { canReadProcesses, residentMegabytes } from '../support/process-facts.ts';

const settledMs = sized(60_000, 200);
const collectedMs = sized(5_000, 200);
const machines = sized(500, 4);
/** As many as a server takes. */
const machinesOfPerson = 20;
const pingMs = 20_000;

const limitMegabytes = { account: 85, machines: 60 };

interface SetUp {
  readonly account: { readonly organizationId: string; readonly email: string };
  readonly access: { readonly accessToken: string; readonly refreshToken: string };
}

async function idleAccount(server: StartedServer, { account, access }: SetUp): Promise<number> {
  const { directory, remove } = await makeDataDirectory({ isEmpty: true });
  writeAccount(directory, {
    server: server.url,
    organizationId: account.organizationId,
    organizationName: '',
    email: account.email,
    refreshToken: access.refreshToken,
  });
  const backend = await startBackend(directory, '--detached', '--idle-seconds', '600');
  try {
    const ask = createAsk(backend);
    const { body: client } = await ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const hourlyRate = { minor: 9_000, currency: 'EUR' };
    const { body: project } = await ask('POST', '/projects', {
      clientId: client.id,
      name: 'Shop',
      hourlyRate,
    });
    await ask('PATCH', `/projects/${project.id}`, { folder: directory });
    await waitFor(
      async () => (await ask('PUT', '/runner', { trusted: [] })).body.connected === true,
      'the machine to be connected',
    );
    await wait(settledMs);
    return residentMegabytes(backend.pid);
  } finally {
    await backend.stop();
    await remove();
  }
}

/** Resolves when the server has said welcome. */
async function connectMachine(url: string, token: string, number: number): Promise<WebSocket> {
  const line = new WebSocket(`${url.replace('http', 'ws')}${runnerPath}`, {
    headers: { authorization: `Bearer ${token}`, 'x-forwarded-proto': 'https' },
    perMessageDeflate: false,
  });
  const hello: FromRunner = {
    type: 'hello',
    protocol: runnerProtocol,
    version: productVersion,
    machine: { id: `machine-${number}`, name: `Machine ${number}` },
    projects: [`project-${number}`],
    running: [],
  };
  line.once('open', () => {
    for (const frame of toFrames(hello)) line.send(frame);
  });
  const said = await new Promise((resolve, reject) => {
    line.once('message', (data) => resolve(String(data)));
    line.once('error', reject);
    line.once('close', (code) => reject(new Error(`machine ${number} was sent away: ${code}`)));
  });
  if (!String(said).includes('welcome')) throw new Error(`machine ${number} is not welcome: ${said}`);
  return line;
}

/** After a minute, without what nothing holds any more. */
async function heldMegabytes(pid: number): Promise<number> {
  await wait(settledMs);
  process.kill(pid, 'SIGUSR2');
  await wait(collectedMs);
  return residentMegabytes(pid);
}

async function tokensOf(server: StartedServer, first: SetUp): Promise<readonly string[]> {
  const tokens = [first.access.accessToken];
  while (tokens.length * machinesOfPerson < machines) {
    const name = `Person ${tokens.length}`;
    const who = { name, email: `person-${tokens.length}@example.org`, password: 'a long enough sentence' };
    tokens.push((await server.join(first.access.accessToken, who)).access.accessToken);
  }
  return tokens;
}

/** What they take on the server, in megabytes, after a minute in which each has pinged. */
async function idleMachines(server: StartedServer, first: SetUp): Promise<number> {
  const tokens = await tokensOf(server, first);
  const before = await heldMegabytes(server.pid);
  const lines: WebSocket[] = [];
  for (let number = 0; number < machines; number += 1)
    lines.push(await connectMachine(server.url, tokens[Math.floor(number / machinesOfPerson)] ?? '', number));
  const pings = setInterval(() => {
    for (const line of lines) line.ping();
  }, pingMs);
  try {
    const held = await heldMegabytes(server.pid);
    const gone = lines.filter(({ readyState }) => readyState !== WebSocket.OPEN).length;
    if (gone > 0) throw new Error(`${gone} machines are not connected any more.`);
    return held - before;
  } finally {
    clearInterval(pings);
    for (const line of lines) line.terminate();
  }
}

export const benchmark: Benchmark = {
  name: 'runner-memory',
  async run(): Promise<readonly BenchRow[]> {
    if (!canReadProcesses) return [];
    if (!isSmoke) await ensurePackage(projectRoot);
    const collects = path.join(projectRoot, 'bench/support/collect-on-signal.cjs');
    const server = await startTestServer({
      ...(!isSmoke && { entry: path.join(projectRoot, 'dist/backend-team.js') }),
      flags: ['--expose-gc', '--require', collects],
    });
    try {
      const first = await server.setUp();
      const account = await idleAccount(server, first);
      const more = await idleMachines(server, first);
      const unit = 'MB';
      return [
        withinLimit('idle local backend of an account', {
          ours: account,
          limit: limitMegabytes.account,
          unit,
        }),
        withinLimit(`${machines} idle machines on a server`, {
          ours: more,
          limit: limitMegabytes.machines,
          unit,
        }),
      ];
    } finally {
      await server.close();
    }
  },
};
