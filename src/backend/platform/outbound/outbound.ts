/**
 * The one way out: what the backend sends to an address that somebody named. It looks the name up once and connects to just
 * that address, never to one of a private network unless the user's own settings name the host. No redirect is followed.
 * What it takes is loaded with the first message.
 */
export interface OutboundMessage {
  /** `http` or `https`, without a user name. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal;
}

export interface OutboundCall extends Omit<OutboundMessage, 'body'> {
  readonly method: 'GET' | 'POST';
  /** JSON. */
  readonly body?: string;
  /** In its place: fields of a form, as OAuth takes them. */
  readonly form?: Readonly<Record<string, string>>;
}

export interface OutboundReply {
  readonly status: number;
  /** Text, cut. */
  readonly body: string;
}

export interface Pinned {
  /** Undefined where the host is an address itself. */
  readonly address: ResolvedAddress | undefined;
  readonly host: string;
  readonly port: number;
}

export interface MailServer {
  readonly host: string;
  readonly port: number;
}

export interface PinnedMailServer {
  readonly address: ResolvedAddress;
  /** Without brackets, in lower case. */
  readonly host: string;
  /** By the user's own settings, which is why it may be private, without encryption, and on any port. */
  readonly isNamed: boolean;
}

export interface Outbound {
  /** Where mail is handed over: looked up once and judged as `post` does, on ports of mail alone. @throws OutboundError */
  pinMail(server: MailServer, signal: AbortSignal): Promise<PinnedMailServer>;
  /** Whether the user's own settings name it: only there mail may go without encryption. */
  namesMail(server: MailServer): Promise<boolean>;
  /** Asks an interface that speaks JSON, and reads what it says. Answers any status, also a redirect. @throws OutboundError */
  call(message: OutboundCall): Promise<OutboundReply>;
  /** For a program of its own: what the name stands for now, looked up once and judged as `post` does. @throws OutboundError */
  pin(url: string, signal: AbortSignal): Promise<Pinned>;
  /** Posts JSON. Answers any status, also a redirect. @throws OutboundError */
  post(message: OutboundMessage): Promise<{ readonly status: number }>;
  /** Why nothing is ever sent to this address, as far as it can be told without asking for the name; undefined where it may be. */
  findObjection(url: string): Promise<string | undefined>;
}

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

export interface OutboundOptions {
  /** Hosts that the user's own settings name, as `name` or `name:port`: they may be private. */
  readonly allowedHosts: () => Promise<readonly string[]>;
  /** In place of the system's resolver. */
  readonly resolve?: (name: string) => Promise<readonly ResolvedAddress[]>;
  readonly timeoutMs?: number;
}

export class OutboundError extends Error {
  override readonly name = 'OutboundError';
  /** `refused`: it is not sent there, now or later. `failed`: it may be tried again. */
  readonly code: 'refused' | 'failed';

  constructor(code: OutboundError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }

  static is(error: unknown): error is OutboundError {
    return error instanceof OutboundError;
  }
}
