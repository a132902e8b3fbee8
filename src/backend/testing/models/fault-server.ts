/**
 * A provider of models as bad as they come, byte by byte: streams that are cut anywhere, pieces of any size, no end.
 * It keeps what it was sent, so that a test can look for what should not have left.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedCall {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Resolves once the caller has let go of the answer, or it has ended. */
  readonly over: Promise<unknown>;
}

export type Script = (reply: ServerResponse) => Promise<void> | void;

export interface FaultServer {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** One for each call; the last one for all that follow. */
  play(...scripts: readonly Script[]): void;
  close(): Promise<void>;
}

export async function startFaultServer(): Promise<FaultServer> {
  const calls: ReceivedCall[] = [];
  let scripts: readonly Script[] = [];
  const answer = async (request: IncomingMessage, reply: ServerResponse) => {
    const over = once(reply, 'close');
    const body = await text(request);
    calls.push({ path: request.url ?? '', headers: request.headers, body, over });
    const [script = status(500, {}), ...rest] = scripts;
    if (rest.length > 0) scripts = rest;
    await script(reply);
  };
  const server = createServer((request, reply) => {
    // Who hangs up in the middle of a script is what many of them are about.
    answer(request, reply).catch(() => reply.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    calls,
    play: (...given) => {
      scripts = given;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function status(code: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Script {
  return (reply) => {
    reply.writeHead(code, { 'content-type': 'application/json', ...headers });
    reply.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

export interface Sending {
  /** Where the bytes are parted, each piece in a packet of its own. */
  readonly splitAt?: readonly number[];
  /** `whole` and `cut` end the connection in order, `reset` breaks it, `never` leaves it open. */
  readonly end?: 'whole' | 'reset' | 'never';
}

/** Without a length and without chunks: its end is the end of the connection, as when a proxy gives up. */
export function send(bytes: Uint8Array, { splitAt = [], end = 'whole' }: Sending = {}): Script {
  return async (reply) => {
    reply.useChunkedEncodingByDefault = false;
    reply.writeHead(200, { 'content-type': 'text/event-stream', connection: 'close' });
    reply.socket?.setNoDelay(true);
    reply.flushHeaders();
    const marks = [0, ...splitAt, bytes.length];
    for (const [at, from] of marks.slice(0, -1).entries()) {
      await new Promise((resolve) => reply.write(bytes.subarray(from, marks[at + 1]), resolve));
      if (at < marks.length - 2) await new Promise(setImmediate);
    }
    if (end === 'whole') reply.end();
    if (end === 'reset') reply.socket?.resetAndDestroy();
  };
}

/** A byte now and then, and no end. */
export function drip(bytes: Uint8Array, everyMs: number): Script {
  return (reply) => {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.flushHeaders();
    let at = 0;
    const timer = setInterval(() => {
      reply.write(bytes.subarray(at, at + 1));
      at += 1;
    }, everyMs);
    reply.once('close', () => clearInterval(timer));
  };
}

/** Takes the request and says nothing. */
export const silence: Script = (reply) => void reply.socket;

const encoder = new TextEncoder();

export interface RecordedAnswer {
  readonly text?: readonly string[];
  /** Its input in the pieces in which it comes. */
  readonly calls?: readonly { readonly tool: string; readonly input: readonly string[] }[];
  readonly usage?: { readonly input: number; readonly output: number } | undefined;
  /** As the provider says it. */
  readonly finish?: string;
}

function line(data: unknown): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}

/** As servers of the shape of OpenAI stream it. */
export function openAiBytes({ text: pieces = [], calls = [], usage, finish }: RecordedAnswer): Uint8Array {
  const chunk = (delta: object, why: string | null = null) =>
    line({
      id: 'c1',

      model: 'm',
      choices: [{ index: 0, delta, finish_reason: why }],
    });
  const callChunks = calls.flatMap(({ tool, input }, index) => [
    chunk({
      tool_calls: [{ index, id: `call_${index}`, type: 'function', function: { name: tool, arguments: '' } }],
    }),
    ...input.map((piece) => chunk({ tool_calls: [{ index, function: { arguments: piece } }] })),
  ]);
  const told = usage && {
    prompt_tokens: usage.input,
    completion_tokens: usage.output,
    total_tokens: usage.input + usage.output,
  };
  const lines = [
    ...pieces.map((content) => chunk({ role: 'assistant', content })),
    ...callChunks,
    chunk({}, finish ?? (calls.length > 0 ? 'tool_calls' : 'stop')),
    ...(told
      ? [
          line({
            id: 'c1',

            model: 'm',
            choices: [],
            usage: told,
          }),
        ]
      : []),
    'data: [DONE]\n\n',
  ];
  return encoder.encode(lines.join(''));
}

/** As Anthropic streams it. */
export function anthropicBytes({ text: pieces = [], calls = [], usage, finish }: RecordedAnswer): Uint8Array {
  const event = (type: string, data: object) => `event: ${type}\n${line({ type, ...data })}`;
  const block = (index: number, opening: object, deltas: readonly object[]) => [
    event('content_block_start', { index, content_block: opening }),
    ...deltas.map((delta) => event('content_block_delta', { index, delta })),
    event('content_block_stop', { index }),
  ];
  const textBlock = pieces.map((piece) => ({ type: 'text_delta', text: piece }));
  const first = pieces.length > 0 ? 1 : 0;
  const message = {
    id: 'm1',
    type: 'message',
    role: 'assistant',
    model: 'm',
    content: [],
    stop_reason: null,
    stop_sequence: null,
  };
  const lines = [
    event('message_start', {
      message: { ...message, usage: { input_tokens: usage?.input ?? 0, output_tokens: 1 } },
    }),
    event('ping', {}),
    ...(first === 1 ? block(0, { type: 'text', text: '' }, textBlock) : []),
    ...calls.flatMap(({ tool, input }, at) =>
      block(
        first + at,
        { type: 'tool_use', id: `toolu_${at}`, name: tool, input: {} },
        input.map((partial_json) => ({ type: 'input_json_delta', partial_json })),
      ),
    ),
    event('message_delta', {
      delta: { stop_reason: finish ?? (calls.length > 0 ? 'tool_use' : 'end_turn'), stop_sequence: null },
      usage: { output_tokens: usage?.output ?? 0 },
    }),
    event('message_stop', {}),
  ];
  return encoder.encode(lines.join(''));
}

/** What stands before the first blank line that ends an event. */
export function firstEvent(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, Buffer.from(bytes).indexOf('\n\n') + 2);
}
