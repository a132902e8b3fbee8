/** Ten years of a busy practice taken in at once, over real HTTP; the same again; as much beside it; and what others wait meanwhile. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Benchmark, type BenchRow, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice } from './support/practice.ts';
import type { ServerProcess } from './support/process.ts';

/** As many as a file at the limit has. */
const rowCount = sized(70_000, 200);
const lookEveryMs = 20;
const dayMs = 86_400_000;
const header =
  'Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags,Amount (EUR)';

/** Some 19 entries a day over ten years, of 20 clients, 60 projects and 5 tasks. */
function makeFile(note = 'Note'): string {
  const rows = Array.from({ length: rowCount }, (_, at) => {
    const day = new Date(Date.UTC(2016, 0, 1) + (at % 3_652) * dayMs).toISOString().slice(0, 10);
    const hour = String(8 + (Math.floor(at / 3_652) % 10)).padStart(2, '0');
    const what = `Client ${at % 20},Project ${at % 60},Task ${at % 5},"${note} ${at}, of work"`;
    return `${what},Yes,${day},${hour}:00:00,${day},${hour}:45:00,00:45:00,"a, b",75.00`;
  });
  return `${[header, ...rows].join('\n')}\n`;
}

interface Measured {
  readonly seconds: number;
  readonly added: number;
}

async function bring(
  { url, token }: ServerProcess,
  file: string,
  { dryRun = false, status = 201 } = {},
): Promise<Measured> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const startedAt = performance.now();
  const reply = await fetch(`${url}/api/v1/imports`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ file, dryRun }),
  });
  const told = await reply.json();
  if (reply.status !== status)
    throw new Error(`The import was answered with ${reply.status}: ${JSON.stringify(told)}`);
  return { seconds: (performance.now() - startedAt) / 1000, added: told.added };
}

/** The longest that somebody else waited for an answer while `work` was done. */
async function longestWait({ url }: ServerProcess, work: Promise<unknown>): Promise<number> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  let longest = 0;
  while (!isDone) {
    const startedAt = performance.now();
    await (await fetch(`${url}/health`)).text();
    longest = Math.max(longest, performance.now() - startedAt);
    // As often as somebody looks, not as often as can be: that would be a load of its own.
    await delay(lookEveryMs);
  }
  await done;
  return longest;
}

export const benchmark: Benchmark = {
  name: 'import',
  async run(): Promise<readonly BenchRow[]> {
    const practice = await makePractice(1);
    const server = await startBackend(practice.directory);
    try {
      const file = makeFile();
      const importing = bring(server, file);
      const waited = await longestWait(server, importing);
      const [first, again] = [await importing, await bring(server, file)];
      const beside = await bring(server, makeFile('Other'), { dryRun: true, status: 200 });
      if (first.added !== rowCount || again.added !== 0)
        throw new Error(`${first.added} and ${again.added} were added.`);
      return [
        withinLimit('import of 70,000 rows', { ours: first.seconds, limit: 10, unit: 's' }),
        withinLimit('the same again, which adds nothing', { ours: again.seconds, limit: 10, unit: 's' }),
        withinLimit('preview of 70,000 rows that share time with as many', {
          ours: beside.seconds,
          limit: 10,
          unit: 's',
        }),
        withinLimit('longest wait for /health meanwhile', { ours: waited, limit: 500, unit: 'ms' }),
      ];
    } finally {
      await server.stop();
      await practice.remove();
    }
  },
};
