/** What we add to a provider's own time to its first token, and what a backend loads before a model is first asked. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import { openAiBytes, type Script, startFaultServer } from '../../src/backend/testing/models/fault-server.ts';
import { chatServerFrameSchema } from '../../src/contract/coach/coach-chat.ts';
import { assetPath } from '../../src/workspace/assets.ts';
import { type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';
import { type ServerProcess, startServer } from '../support/process.ts';

const rounds = sized(200, 3);
const limitMs = 20;
const providerMs = 30;

const chunk = (content: string): string => {
  const choices = [{ index: 0, delta: { role: 'assistant', content }, finish_reason: null }];
  return `data: ${JSON.stringify({ id: 'c', model: 'm', choices })}\n\n`;
};

const answer: Script = async (reply) => {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  await delay(providerMs);
  reply.write(chunk('First. '));
  reply.end(openAiBytes({ text: ['Second.'], usage: { input: 10, output: 2 } }));
};

/** Tells of each module that is read, before it is. */
const teller = `data:text/javascript,${encodeURIComponent(
  "import{registerHooks}from'node:module';import{appendFileSync}from'node:fs';" +
    "registerHooks({load(url,context,next){appendFileSync(process.env.VIREO_BENCH_LOADED,url+'\\n');return next(url,context)}})",
)}`;
/** Of the bundles, or of the sources where nothing is bundled. */
const ofModels =
  /dist\/(?:models|mcp)\.js$|platform\/models\/engine\/|src\/mcp\/|node_modules\/(?:ai|@ai-sdk|@modelcontextprotocol)\//;

async function timeRaw(url: string): Promise<number> {
  const startedAt = performance.now();
  const reply = await fetch(`${url}/chat/completions`, { method: 'POST', body: '{}' });
  const reader = reply.body?.getReader();
  await reader?.read();
  const elapsed = performance.now() - startedAt;
  await reader?.cancel();
  return elapsed;
}

async function openSocket({ url, token }: ServerProcess): Promise<WebSocket> {
  const headers = { authorization: `Bearer ${token}` };
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ai/chat`, { headers });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

/** From asking to the first text, once the answer is over. */
async function timeOurs(socket: WebSocket, model: string): Promise<number> {
  const messageId = newId();
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let first: number | undefined;
  const startedAt = performance.now();
  const take = (data: unknown): void => {
    const frame = chatServerFrameSchema.parse(JSON.parse(String(data)));
    if (frame.type === 'delta') first ??= performance.now() - startedAt;
    if (frame.type === 'done') resolve(first ?? Number.NaN);
    if (frame.type === 'failed') reject(new Error(frame.message));
  };
  socket.on('message', take);
  const text = 'how many hours last week?';
  socket.send(JSON.stringify({ type: 'ask', sessionId: newId(), messageId, text, zone: 'UTC', model }));
  return await promise.finally(() => socket.off('message', take));
}

async function countLoaded(file: string): Promise<number> {
  const urls = (await readFile(file, 'utf8')).split('\n');
  if (urls.length < 100) throw new Error('Modules were not counted.');
  return urls.filter((url) => ofModels.test(url)).length;
}

async function addProvider({ url, token }: ServerProcess, baseUrl: string): Promise<void> {
  const reply = await fetch(`${url}/api/v1/ai/providers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ preset: 'ollama', title: 'Own', baseUrl, models: [{ id: 'm' }] }),
  });
  if (!reply.ok) throw new Error(await reply.text());
}

async function measure(server: ServerProcess, loaded: string): Promise<BenchRow[]> {
  const provider = await startFaultServer();
  provider.play(answer);
  const socket = await openSocket(server);
  try {
    await timeOurs(socket, 'built-in');
    await addProvider(server, provider.url);
    const before = await countLoaded(loaded);
    await timeOurs(socket, 'auto');
    if ((await countLoaded(loaded)) === before)
      throw new Error('What a model needs was not seen to be loaded.');
    const [raw, ours]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      raw.push(await timeRaw(provider.url));
      ours.push(await timeOurs(socket, 'auto'));
    }
    const added = percentile(ours, 0.95) - percentile(raw, 0.95);
    return [
      withinLimit(`first token, added to the provider's own, p95 of ${rounds}`, {
        ours: added,
        limit: limitMs,
        unit: 'ms',
      }),
      {
        name: 'modules of models or MCP loaded before first use',
        unit: 'modules',
        ours: before,
        peer: 0,
        peerName: 'limit',
        ratio: before,
        goal: '= 0',
        ok: before === 0,
      },
    ];
  } finally {
    socket.close();
    await provider.close();
  }
}

export async function measureFirstToken(): Promise<BenchRow[]> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'vireo-bench-'));
  const loaded = path.join(directory, 'loaded.txt');
  const args = ['--data', path.join(directory, 'data'), '--log-level', 'warn'];
  const runtime = { flags: ['--import', teller], env: { VIREO_BENCH_LOADED: loaded } };
  const server = await startServer(assetPath('backend.js'), args, runtime);
  try {
    return await measure(server, loaded);
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}
