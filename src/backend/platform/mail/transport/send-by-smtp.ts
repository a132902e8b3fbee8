/**
 * One connection for one message. What matters is when it ended: before the message began nothing was sent; after that only
 * an answer of the server tells. The library's pool is not used, since it sends again by itself.
 */
import { isIP } from 'node:net';
import { Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { MailFault } from '../../../../domain/mail/mail-states.ts';
import type { PinnedMailServer } from '../../outbound/outbound.ts';
import type {
  Begins,
  ConnectionLimits,
  Outgoing,
  SignIn,
  TransportEnd,
  TransportServer,
} from './mail-transport.ts';
import { endOfRefusal, endOfSmtpError, isAnswer } from './read-smtp-fault.ts';

const connectionTimeoutMs = 30_000;
const silenceMs = 600_000;
const leaveMs = 1_000;
const chunkBytes = 65_536;
const keptResponse = 1_000;
const known: ReadonlySet<string> = new Set(['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2']);

export async function sendBySmtp(
  limits: ConnectionLimits,
  pinned: PinnedMailServer,
  outgoing: Outgoing,
  held: Held,
): Promise<TransportEnd> {
  return await exchange(openConnection(limits, pinned, outgoing.server), outgoing, held);
}

/** What may still keep it back. */
interface Held {
  readonly signal: AbortSignal;
  readonly begins: Begins;
}

function failed(fault: MailFault, isPermanent: boolean): TransportEnd {
  return { end: 'failed', fault, isPermanent };
}

function openConnection(
  { limits = {}, certificates = [] }: ConnectionLimits,
  { address, host }: PinnedMailServer,
  { port, security }: TransportServer,
): SMTPConnection {
  const timeout = limits.connectionTimeoutMs ?? connectionTimeoutMs;
  const options: SMTPConnectionOptions = {
    // The address, so that the library looks nothing up; the name is that of the certificate.
    host: address.address,
    ...(isIP(host) === 0 && { servername: host }),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    // It would tell the name of this machine.
    name: '[127.0.0.1]',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: limits.silenceMs ?? silenceMs,
    socketCloseTimeout: 0,
    logger: false,
    tls: {
      minVersion: 'TLSv1.2',
      ...(certificates.length > 0 && { ca: [...rootCertificates, ...certificates] }),
    },
  };
  return new SMTPConnection(options);
}

/** How far the message is: the library reads from it once the server asks for it, and never before. */
interface Progress {
  hasBegun: boolean;
  /** All of it, with the final dot, was handed to the connection. */
  hasEnded: boolean;
  /** How it ended is known: nothing more is sent. */
  isOver: boolean;
}

function readMessage(message: Buffer, progress: Progress): Readable {
  return Readable.from(
    (function* chunks() {
      progress.hasBegun = true;
      for (let at = 0; at < message.length; at += chunkBytes) yield message.subarray(at, at + chunkBytes);
      progress.hasEnded = true;
    })(),
    { objectMode: false },
  );
}

async function exchange(
  connection: SMTPConnection,
  { signIn, from, to, message }: Outgoing,
  { signal, begins }: Held,
): Promise<TransportEnd> {
  const progress: Progress = { hasBegun: false, hasEnded: false, isOver: false };
  const { promise, resolve: answer, reject } = Promise.withResolvers<TransportEnd>();
  const resolve = (end: TransportEnd) => {
    progress.isOver = true;
    answer(end);
  };
  const fail = (error: unknown) => resolve(endOf(error, progress));
  const stop = () => {
    if (progress.hasBegun) return;
    resolve({ end: 'stopped' });
    connection.close();
  };
  connection.on('error', fail);
  connection.once('end', () => fail(undefined));
  signal.addEventListener('abort', stop, { once: true });
  const transmit = () => {
    const envelope = { from, to: [...to], size: message.length };
    connection.send(envelope, readMessage(message, progress), (error, info) => {
      if (error || info === undefined) fail(error);
      else resolve(endOfAnswer(info, progress));
    });
  };
  // With PIPELINING the envelope and DATA leave together.
  const send = () =>
    void begins().then(
      (mayBegin) => (mayBegin && !progress.isOver && !signal.aborted ? transmit() : stop()),
      reject,
    );
  connection.connect((error) => {
    if (error) return fail(error);
    if (signal.aborted) return stop();
    if (signIn === undefined) return send();
    const refusal = refuseSignIn(connection, signIn);
    if (refusal !== undefined) return resolve(refusal);
    connection.login(toLogin(signIn), (refused) => (refused ? fail(refused) : send()));
  });
  let isAccepted = false;
  try {
    const end = await promise;
    isAccepted = end.end === 'accepted';
    return end;
  } finally {
    signal.removeEventListener('abort', stop);
    connection.removeListener('error', fail);
    connection.on('error', () => undefined);
    leave(connection, isAccepted);
  }
}

/** A server that took the message is taken leave of, and need not answer. */
function leave(connection: SMTPConnection, isAccepted: boolean): void {
  if (!isAccepted) {
    connection.close();
    return;
  }
  connection.quit();
  setTimeout(() => connection.close(), leaveMs).unref();
}

function refuseSignIn(connection: SMTPConnection, { kind }: NonNullable<SignIn>): TransportEnd | undefined {
  if (!connection.allowsAuth) return failed('sign_in_unsupported', true);
  const isOffered = offeredBy(connection).some((each) => (each === 'XOAUTH2') === (kind === 'xoauth2'));
  return isOffered ? undefined : failed('sign_in_unsupported', true);
}

/** By the reply to EHLO, which is the last one then. */
function offeredBy({ lastServerResponse }: SMTPConnection): readonly string[] {
  const lines = String(lastServerResponse).matchAll(/^250[- ]AUTH[ =](.*)$/gim);
  const offered = [...lines].flatMap(([, names = '']) => names.toUpperCase().split(/[\s=]+/));
  return offered.filter((name) => known.has(name));
}

function toLogin(signIn: NonNullable<SignIn>) {
  const { kind, username: user } = signIn;
  if (kind === 'password') return { user, pass: signIn.password };
  return { user, method: 'XOAUTH2', oauth2: new XOAuth2({ user, accessToken: signIn.accessToken }) };
}

/** A 2xx before all of the message was handed over answers something else. */
function endOfAnswer(
  { response, rejected }: { readonly response: string; readonly rejected: readonly string[] },
  { hasEnded }: Progress,
): TransportEnd {
  if (!hasEnded || !/^2\d\d[ -]/.test(response)) return { end: 'unknown', fault: 'connection_lost' };
  return { end: 'accepted', response: response.slice(0, keptResponse), rejected: [...rejected] };
}

function endOf(error: unknown, { hasBegun }: Progress): TransportEnd {
  const end = endOfSmtpError(error, keptResponse);
  if (!hasBegun) return end;
  return isAnswer(error) ? endOfRefusal(error, keptResponse) : { end: 'unknown', fault: end.fault };
}
