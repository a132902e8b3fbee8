/** How long the coach lets one wait for the first word of an answer, over its socket, on 100,000 entries. */
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { chatServerFrameSchema } from '../src/contract/coach/coach-chat.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';
import { sized } from './size.ts';
import { startBackend } from './support/backend.ts';
import { makePractice } from './support/practice.ts';
import type { ServerProcess } from './support/process.ts';

const entries = sized(100_000, 200);
const limitMs = 100;
const rounds = sized(20, 2);

/** From one that an index answers to ones that must look at every entry. */
const questions = [
  'how many hours last week?',
  'how many hours did I work this year?',
  'what did I last work on?',
  'how many hours on Project 7?',
  'hours by project last month',
  'what is unbilled?',
  'hours by month this year',
  'average hours per day this year',
  'hours this year compared to last year',
  'unbilled by project',
  'what share of my time is billable this year?',
  'hours by week this year',
  'hours by person this year',
  'average hours per week this year',
  'what was my longest day this year?',
  'how many days did I work this year?',
  'how many entries did I record this year?',
  'utilisation this year',
  'overtime this year',
  'what is my effective hourly rate this year?',
  'which entries have no note this year?',
  'which project took most of my time this year?',
  'what is left of my budgets?',
  'hours in the last 10 years',
  'which time is on no timesheet?',
  // Answered by frames.
  'how many hours this year without Project 7?',
  'hours on weekends this year',
  'on how many days did I work more than 8 hours this year?',
  'entries longer than 3 hours this year',
  'hours in the last 10 years without Project 7',
  'hours this year without Project 7 by week',
];

async function open({ url, token }: ServerProcess): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ai/chat`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

/** Milliseconds from asking to the first text. */
async function timeFirstWord(socket: WebSocket, text: string): Promise<number> {
  const messageId = newId();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let first: number | undefined;
  const startedAt = performance.now();
  const take = (data: unknown): void => {
    const frame = chatServerFrameSchema.parse(JSON.parse(String(data)));
    if (frame.type === 'delta') {
      first ??= performance.now() - startedAt;
    } else if (frame.type === 'done' && first !== undefined) {
      resolve(first);
    } else if (frame.type === 'failed') {
      reject(new Error(frame.message));
    }
  };
  socket.on('message', take);
  socket.send(JSON.stringify({ type: 'ask', sessionId: newId(), messageId, text, zone: 'UTC' }));
  try {
    return await promise;
  } finally {
    socket.off('message', take);
  }
}

/** The questions of an empty chat: asked whenever one is opened. */
async function measureOffered({ url, token }: ServerProcess): Promise<BenchRow> {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const headers = { authorization: `Bearer ${token}` };
    const reply = await fetch(`${url}/api/v1/ai/questions?zone=UTC`, { headers });
    if (!reply.ok) throw new Error(await reply.text());
    await reply.json();
    samples.push(performance.now() - startedAt);
  }
  const name = `questions of an empty chat, p95 of ${rounds}`;
  return withinLimit(name, { ours: percentile(samples, 0.95), limit: limitMs, unit: 'ms' });
}

async function measure(server: ServerProcess): Promise<BenchRow[]> {
  const socket = await open(server);
  const rows: BenchRow[] = [];
  for (const question of questions) {
    const samples: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      samples.push(await timeFirstWord(socket, question));
    }
    const name = `first word of "${question}", p95 of ${rounds}`;
    rows.push(withinLimit(name, { ours: percentile(samples, 0.95), limit: limitMs, unit: 'ms' }));
  }
  socket.close();
  return [...rows, await measureOffered(server)];
}

export const benchmark: Benchmark = {
  name: 'coach',
  async run() {
    const practice = await makePractice(entries);
    try {
      const server = await startBackend(practice.directory);
      try {
        return await measure(server);
      } finally {
        await server.stop();
      }
    } finally {
      await practice.remove();
    }
  },
};
