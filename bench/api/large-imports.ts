/** Files at the limit, taken in over real HTTP: how much memory the backend takes for each, and what others wait meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import { assetPath } from '../../src/workspace/assets.ts';
import { type Benchmark, type BenchRow, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { makePractice } from '../support/practice.ts';
import { type ServerProcess, startServer } from '../support/process.ts';
import { residentMegabytes } from '../support/process-facts.ts';

/** The largest request that is taken, less what stands round the file and what JSON escapes in it. */
const fileBytes = sized(Math.floor(11.2 * 1024 * 1024), 64 * 1024);
const lookEveryMs = 10;
const dayMs = 86_400_000;
/** As the editor starts it. */
const flags = ['--max-semi-space-size=8', '--expose-gc'];
const header =
  'Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

/** Rows of the usual length, of 20 clients, 60 projects and 5 tasks over twenty years. */
function makeFile(): string {
  const rows = [header];
  for (let at = 0, length = 0; length < fileBytes - 1024; at += 1) {
    const day = new Date(Date.UTC(2005, 0, 1) + (at % 7_300) * dayMs).toISOString().slice(0, 10);
    const minutes = Math.floor(at / 7_300) * 10;
    const time = (of: number) =>
      `${String(Math.floor(of / 60) % 24).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}:00`;
    const what = `Client ${at % 20},Project ${at % 60},Task ${at % 5},"Note ${at}, of work"`;
    const row = `${what},Yes,${day},${time(minutes)},${day},${time(minutes + 10)},00:10:00,"a, b",12.50`;
    rows.push(row);
    length += row.length + 1;
  }
  return `${rows.join('\n')}\n`;
}

interface Watched {
  readonly peakMegabytes: number;
  readonly healthMs: number;
  readonly readMs: number;
}

/** The longest that each of two requests waited while `work` was done, and the most memory that was seen. */
async function watch({ url, token, pid }: ServerProcess, work: Promise<unknown>): Promise<Watched> {
  const idle = residentMegabytes(pid);
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let peak = idle;
  const longest = async (path: string): Promise<number> => {
    let most = 0;
    while (!isDone) {
      const startedAt = performance.now();
      await (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
      most = Math.max(most, performance.now() - startedAt);
      await delay(lookEveryMs);
    }
    return most;
  };
  const measure = async (): Promise<void> => {
    while (!isDone) {
      peak = Math.max(peak, residentMegabytes(pid));
      await delay(lookEveryMs);
    }
  };
  const [healthMs, readMs] = await Promise.all([
    longest('/health'),
    longest('/api/v1/projects?limit=1'),
    measure(),
  ]);
  await done;
  return { peakMegabytes: peak - idle, healthMs, readMs };
}

/** A log of 20 MB with the most results that are taken: what a scan of a large project writes. */
function makeLog(): unknown {
  const text = `Too long: ${'x'.repeat(sized(665, 10))}`;
  const results = Array.from({ length: sized(25_000, 100) }, (_, at) => ({
    ruleId: `c/rule-${at % 200}`,
    message: { text: `${at} ${text}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: `src/a${at % 900}.c` }, region: { startLine: 1 + at } },
      },
    ],
  }));
  return { version: '2.1.0', runs: [{ tool: { driver: { name: 'Lint' } }, results }] };
}

interface Probe {
  readonly what: string;
  readonly path: string;
  /** Of the request, for a practice with this project; a small one comes first. */
  body(projectId: string, size: 'small' | 'limit'): string;
}

const probes: readonly Probe[] = [
  ...([true, false] as const).map(
    (dryRun): Probe => ({
      what: dryRun ? 'preview of a time file' : 'import of a time file',
      path: '/imports',
      body: (_projectId, size) =>
        JSON.stringify({
          file: size === 'small' ? `${header}\n` : makeFile(),
          dryRun: dryRun || size === 'small',
        }),
    }),
  ),
  {
    what: 'import of a SARIF log',
    path: '/findings/imports',
    body: (projectId, size) =>
      JSON.stringify({ projectId, log: size === 'small' ? { version: '2.1.0', runs: [] } : makeLog() }),
  },
];

async function send({ url, token }: ServerProcess, path: string, body: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const startedAt = performance.now();
  const reply = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body });
  const told = await reply.text();
  if (!reply.ok) throw new Error(`${path} was answered with ${reply.status}: ${told.slice(0, 300)}`);
  return (performance.now() - startedAt) / 1000;
}

async function measure(probe: Probe): Promise<readonly BenchRow[]> {
  const practice = await makePractice(1);
  const args = ['--data', practice.directory, '--log-level', 'warn'];
  const server = await startServer(assetPath('backend.js'), args, { flags });
  try {
    // As in a backend that has worked for a while: what is loaded once is no part of a file.
    await send(server, probe.path, probe.body(practice.projectId, 'small'));
    const body = probe.body(practice.projectId, 'limit');
    const [seconds, { peakMegabytes, healthMs, readMs }] = await both(
      send(server, probe.path, body),
      (sending) => watch(server, sending),
    );
    const what = `${probe.what} of ${Math.round(body.length / 1024 / 1024)} MB`;
    console.log(`${what}: ${seconds.toFixed(1)} s`);
    return [
      withinLimit(`memory above idle, ${what}`, { ours: peakMegabytes, limit: 256, unit: 'MB' }),
      withinLimit(`longest wait for /health, ${probe.what}`, { ours: healthMs, limit: 100, unit: 'ms' }),
      withinLimit(`longest wait for a list, ${probe.what}`, { ours: readMs, limit: 100, unit: 'ms' }),
    ];
  } finally {
    await server.stop();
    await practice.remove();
  }
}

async function both<T, Other>(work: Promise<T>, beside: (work: Promise<T>) => Promise<Other>) {
  return await Promise.all([work, beside(work)]);
}

export const benchmark: Benchmark = {
  name: 'large-imports',
  async run(): Promise<readonly BenchRow[]> {
    const rows: BenchRow[] = [];
    for (const probe of probes) rows.push(...(await measure(probe)));
    return rows;
  },
};
