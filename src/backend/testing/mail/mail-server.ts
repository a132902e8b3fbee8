/** A real mail server for tests: it counts what it accepted, and a test says how it behaves. */
import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { testCertificate, testKeyPem } from './test-certificate.ts';

export interface AcceptedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Buffer;
  readonly messageId: string;
}

/** Where a reply other than acceptance is given: `421 Later`, `550 No such mailbox`. */
export interface Replies {
  connect?: string | undefined;
  auth?: string | undefined;
  from?: string | undefined;
  /** Of one recipient, or of all. */
  to?: ((address: string) => string | undefined) | undefined;
  /** After the final dot; what it refuses is not counted. */
  data?: string | undefined;
}

export interface MailServer {
  readonly port: number;
  /** In the order in which they were accepted. */
  readonly accepted: AcceptedMail[];
  readonly signedIn: { readonly method: string; readonly username: string; readonly secret: string }[];
  readonly replies: Replies;
  /** Done before the reply to the final dot, after the message was counted. */
  beforeReply: () => Promise<void>;
  /** Ends every connection without a word. */
  cutAll(): void;
  parse(mail: AcceptedMail): Promise<ParsedMail>;
  close(): Promise<void>;
}

function toError(reply: string): Error {
  const responseCode = Number(reply.slice(0, 3));
  return Object.assign(new Error(reply.slice(4)), { responseCode });
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const replies: Replies = {};
  const accepted: AcceptedMail[] = [];
  const signedIn: MailServer['signedIn'] = [];
  const done = (reply: string | undefined) => (reply === undefined ? null : toError(reply));
  const server = new SMTPServer({
    key: String(testKeyPem),
    cert: testCertificate,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    logger: false,
    authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'],
    onConnect: (_session, callback) => callback(done(replies.connect)),
    onAuth({ method, username = '', password, accessToken }, _session, callback) {
      signedIn.push({ method, username, secret: password ?? accessToken ?? '' });
      if (replies.auth === undefined) callback(null, { user: username });
      else callback(toError(replies.auth));
    },
    onMailFrom: (_address, _session, callback) => callback(done(replies.from)),
    onRcptTo: ({ address }, _session, callback) => callback(done(replies.to?.(address))),
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        if (replies.data !== undefined) return callback(toError(replies.data));
        const raw = Buffer.concat(chunks);
        const [, messageId = ''] = /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1')) ?? [];
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        accepted.push({ from, to: rcptTo.map(({ address }) => address), raw, messageId });
        it.beforeReply().then(
          () => callback(null),
          (error: unknown) => callback(error as Error),
        );
      });
    },
    ...options,
  });
  const sockets = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  // What a test cuts ends in errors here.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const it: MailServer = {
    port: (server.server.address() as AddressInfo).port,
    accepted,
    signedIn,
    replies,
    beforeReply: async () => undefined,
    cutAll() {
      for (const socket of sockets) socket.destroy();
    },
    parse: async ({ raw }) => await simpleParser(raw),
    close: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
  return it;
}
