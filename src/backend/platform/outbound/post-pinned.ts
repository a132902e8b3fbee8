/** Sends one message to the address that its name stands for at that moment, and to no other. */
import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Logger } from '../log/logger.ts';
import { isPublicAddress } from './addresses.ts';
import {
  type MailServer,
  type OutboundCall,
  OutboundError,
  type OutboundMessage,
  type OutboundOptions,
  type OutboundReply,
  type Pinned,
  type PinnedMailServer,
  type ResolvedAddress,
} from './outbound.ts';
import { sendPinned } from './send-pinned.ts';
import { findMailTarget, findTarget, refusePrivate, type Target } from './target.ts';

const defaultTimeoutMs = 15_000;
const formType = 'application/x-www-form-urlencoded';
const largestBody = 256_000;
/** Who sends more than this is cut off. */
const largestReply = 64_000;
/** Of what is read. */
const largestKept = 2_000_000;

export async function postPinned(
  message: OutboundMessage,
  options: OutboundOptions,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<{ readonly status: number }> {
  const { status } = await exchange({ ...message, method: 'POST', keeps: 0 }, options, logger);
  return { status };
}

export async function callPinned(
  message: OutboundCall,
  options: OutboundOptions,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<OutboundReply> {
  const { form, ...rest } = message;
  const filled =
    form === undefined ? rest : { ...rest, body: new URLSearchParams(form).toString(), type: formType };
  return await exchange({ ...filled, keeps: largestKept }, options, logger);
}

export async function pin(url: string, options: OutboundOptions, signal: AbortSignal): Promise<Pinned> {
  const target = findTarget(url, await options.allowedHosts());
  const address = await findAddress(target, options.resolve ?? resolveByName, signal);
  const port = Number(target.url.port) || (target.url.protocol === 'https:' ? 443 : 80);
  return { host: target.host, port, address: isIP(target.host) === 0 ? address : undefined };
}

export async function pinMail(
  server: MailServer,
  options: OutboundOptions,
  signal: AbortSignal,
): Promise<PinnedMailServer> {
  const target = findMailTarget(server, await options.allowedHosts());
  const address = await findAddress(target, options.resolve ?? resolveByName, signal);
  return { address, host: target.host, isNamed: target.isAllowed };
}

interface Exchange extends OutboundCall {
  /** Of the answer, in bytes. */
  readonly keeps: number;
  /** Of the body; JSON when absent. */
  readonly type?: string;
}

async function exchange(
  message: Exchange,
  options: OutboundOptions,
  logger: Pick<Logger, 'info' | 'warn'>,
): Promise<OutboundReply> {
  if (Buffer.byteLength(message.body ?? '') > largestBody) {
    throw new OutboundError('refused', 'Nothing is sent there: the message is too large.');
  }
  const startedAt = performance.now();
  const facts = () => ({ host: URL.parse(message.url)?.host, ms: Math.round(performance.now() - startedAt) });
  try {
    const target = findTarget(message.url, await options.allowedHosts());
    const limit = AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs);
    const signal = message.signal ? AbortSignal.any([limit, message.signal]) : limit;
    const address = await findAddress(target, options.resolve ?? resolveByName, signal);
    const reply = await send({ target, address, message, signal });
    logger.info({ ...facts(), status: reply.status }, 'outbound: sent');
    return reply;
  } catch (error) {
    const told = OutboundError.is(error) ? error : new OutboundError('failed', describe(error), error);
    logger.warn({ ...facts(), why: told.message }, `outbound: ${told.code}`);
    throw told;
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'There was no answer in time.';
  const code = (error as NodeJS.ErrnoException).code;
  return `It was not delivered${code === undefined ? '' : ` (${code})`}.`;
}

async function resolveByName(name: string): Promise<readonly ResolvedAddress[]> {
  const found = await lookup(name, { all: true });
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }));
}

/** One private address among several is enough to refuse the name: it could be the next one that is connected to. */
async function findAddress(
  { host, isAllowed }: Target,
  resolve: NonNullable<OutboundOptions['resolve']>,
  signal: AbortSignal,
): Promise<ResolvedAddress> {
  const family = isIP(host);
  const found =
    family === 0 ? await within(resolve(host), signal) : [{ address: host, family } as ResolvedAddress];
  const [first] = found;
  if (first === undefined) throw new OutboundError('failed', `${host} is not known.`);
  if (!isAllowed && !found.every(({ address }) => isPublicAddress(address))) throw refusePrivate(host);
  return first;
}

/** Looking a name up takes no signal. */
async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Sending {
  readonly target: Target;
  readonly address: ResolvedAddress;
  readonly message: Exchange;
  readonly signal: AbortSignal;
}

async function send({ target: { url }, address, message, signal }: Sending): Promise<OutboundReply> {
  const { method, body, type = 'application/json' } = message;
  const headers = { ...message.headers, ...(body !== undefined && { 'content-type': type }) };
  const replied = sendPinned({ url, address, method, headers, body, signal });
  return await drain(await replied, message.keeps);
}

async function drain(reply: IncomingMessage, keeps: number): Promise<OutboundReply> {
  const kept: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of reply) {
      size += (chunk as Buffer).length;
      if (size <= keeps) kept.push(chunk as Buffer);
      // The status has been said: whatever else there is does not matter.
      if (size > Math.max(largestReply, keeps)) break;
    }
  } finally {
    reply.destroy();
  }
  return { status: reply.statusCode ?? 0, body: Buffer.concat(kept).toString('utf8') };
}
