/** A backend that is killed while a provider streams a paid answer: what was read is there, booked, and not asked again. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { WebSocket } from 'ws';
import {
  type FaultServer,
  type Script,
  startFaultServer,
} from '../../../src/backend/testing/models/fault-server.ts';
import { type ReceivedFrame, receivedFrameSchema } from '../../../src/contract/coach/coach-chat.ts';
import { emptyAnswer, foldFrame } from '../../../src/contract/coach/fold-answer.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../../support/backend-process.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { waitFor } from '../../support/wait-for.ts';

const kills = Number(process.env['VIREO_ANSWER_KILLS'] ?? 3);
const seed = Number(process.env['VIREO_SEED'] ?? Date.now());
/** What was read this long before the kill may not be lost. */
const keptWithinMs = 250;

/** A word every 10 ms, and no end. */
const slowly: Script = (reply) => {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.flushHeaders();
  let said = 0;
  const timer = setInterval(() => {
    const choices = [
      { index: 0, delta: { role: 'assistant', content: `word${said} ` }, finish_reason: null },
    ];
    reply.write(`data: ${JSON.stringify({ id: 'c', model: 'm', choices })}\n\n`);
    said += 1;
  }, 10);
  reply.once('close', () => clearInterval(timer));
};

interface Reader {
  readonly frames: readonly { readonly at: number; readonly frame: ReceivedFrame }[];
  send(frame: object): void;
  close(): void;
}

async function openReader({ url, token }: BackendProcess): Promise<Reader> {
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/v1/ai/chat`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const frames: { at: number; frame: ReceivedFrame }[] = [];
  socket.on('message', (data) => {
    frames.push({ at: performance.now(), frame: receivedFrameSchema.parse(JSON.parse(String(data))) });
  });
  // The kill breaks it.
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('open', resolve));
  return { frames, send: (frame) => socket.send(JSON.stringify(frame)), close: () => socket.terminate() };
}

const textOf = (frames: readonly ReceivedFrame[]): string =>
  frames.reduce(foldFrame, emptyAnswer('')).markdown;

describe(`a backend killed in ${kills} paid answers (seed ${seed})`, function () {
  this.timeout(60_000 + kills * 60_000);
  let server: FaultServer;
  let backend: BackendProcess;
  let directory: string;
  let remove: () => Promise<void>;

  before(async () => {
    server = await startFaultServer();
    server.play(slowly);
    ({ directory, remove } = await makeDataDirectory());
    backend = await startBackend(directory);
    const price = { inputMicroUsd: 1_000_000, outputMicroUsd: 2_000_000 };
    const models = [{ id: 'm', price }];
    const body = { preset: 'ollama', title: 'Own', baseUrl: server.url, models };
    const made = await backend.ask('POST', '/ai/providers', body);
    assert.ok(made.status < 300, JSON.stringify(made.body));
  });
  after(async () => {
    await backend.kill();
    await server.close();
    await remove();
  });

  /** Asks, reads a while, and is killed; what had been read early enough to be kept. */
  async function killWhileReading(question: object, readMs: number): Promise<{ kept: string; read: string }> {
    const reader = await openReader(backend);
    reader.send({ type: 'ask', text: 'Long?', zone: 'UTC', ...question });
    const first = () => reader.frames.find(({ frame }) => frame.type === 'delta');
    await waitFor(() => first() !== undefined, 'the first word');
    const until = (first()?.at ?? 0) + readMs;
    await waitFor(() => performance.now() >= until, 'the moment of the kill');
    const killedAt = performance.now();
    await backend.kill();
    reader.close();
    const early = reader.frames.filter(({ at }) => at <= killedAt - keptWithinMs);
    return {
      kept: textOf(early.map(({ frame }) => frame)),
      read: textOf(reader.frames.map(({ frame }) => frame)),
    };
  }

  it('leaves what was read, the cost and a way on, and asks nothing again', async () => {
    const random = seededRandom(seed);
    for (let round = 0; round < kills; round += 1) {
      const [sessionId, messageId] = [newId(), newId()];
      const { kept, read } = await killWhileReading({ sessionId, messageId }, random() * 900);
      backend = await startBackend(directory);

      const { items } = (await backend.ask('GET', `/ai/sessions/${sessionId}/messages`)).body;
      const { answer } = items[0];
      assert.deepEqual(
        { itemsCount: items.length, state: answer.state, code: answer.failure.code },
        { itemsCount: 1, state: 'failed', code: 'interrupted' },
      );
      assert.ok(answer.markdown.startsWith(kept), `lost: ${kept.slice(answer.markdown.length)}`);
      assert.match(answer.markdown, /^(?:word\d+ )*$/);
      assert.ok(read.startsWith(answer.markdown) || answer.markdown.startsWith(read), 'another text');

      const calls = (await backend.ask('GET', '/ai/spending/calls')).body.items;
      assert.equal(calls.length, round + 1);
      const { day } = (await backend.ask('GET', '/ai/spending')).body;
      const costs: readonly number[] = calls.map(({ cost }: { cost: { microUsd: number } }) => cost.microUsd);
      // Settled by the start: nobody else would, and what stays reserved holds the cap.
      assert.deepEqual(
        { messageId: calls[0].messageId, state: calls[0].state, calls: day.calls },
        { messageId, state: 'estimated', calls: round + 1 },
      );
      assert.ok(calls[0].cost.microUsd > 0);
      const { costMicroUsd, isEstimated } = answer.usage;
      assert.deepEqual(
        { costMicroUsd, isEstimated },
        { costMicroUsd: calls[0].cost.microUsd, isEstimated: true },
        'not told below the answer',
      );
      assert.deepEqual(
        { spent: day.spent.microUsd, reserved: day.reserved.microUsd },
        { spent: costs.reduce((sum, each) => sum + each, 0), reserved: 0 },
      );

      await comeBack({ sessionId, messageId }, answer.markdown);
      assert.equal(server.calls.length, round + 1, 'it was asked again');
    }
  });

  /** With `resume` from the start and the middle, and with the same question again. */
  async function comeBack(question: { sessionId: string; messageId: string }, text: string): Promise<void> {
    const { messageId } = question;
    const asks = [
      { type: 'resume', messageId, offset: -1 },
      { type: 'resume', messageId, offset: 2 },
      { type: 'ask', text: 'Long?', zone: 'UTC', ...question },
    ];
    for (const [index, frame] of asks.entries()) {
      const reader = await openReader(backend);
      reader.send(frame);
      await waitFor(() => reader.frames.some((each) => each.frame.type === 'failed'), 'the end');
      reader.close();
      const frames = reader.frames.map((each) => each.frame);
      const last = frames.at(-1);
      assert.equal(last?.type === 'failed' ? last.code : last?.type, 'interrupted');
      assert.ok(
        frames.some(({ type }) => type === 'usage'),
        'no cost',
      );
      if (index !== 1) assert.equal(textOf(frames), text);
      else assert.ok(text.endsWith(textOf(frames)));
      const [from = 0] = frames.map(({ offset }) => offset);
      assert.deepEqual(
        frames.map(({ offset }) => offset),
        frames.map((_, at) => from + at),
      );
    }
  }
});
