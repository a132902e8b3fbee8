/** Hands one message to one server, and says how that ended. */
import type { MailSecurity } from '../../../../domain/mail/mail-presets.ts';
import type { AttemptEnd } from '../../../../domain/mail/mail-states.ts';
import type { Outbound } from '../../outbound/outbound.ts';

export interface TransportServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
}

/** Undefined for a server that wants none. */
export type SignIn =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'xoauth2'; readonly username: string; readonly accessToken: string }
  | undefined;

export interface Outgoing {
  readonly server: TransportServer;
  readonly signIn: SignIn;
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message, as it is stored. */
  readonly message: Buffer;
}

export type TransportEnd = AttemptEnd & {
  /** What the server said last, cut. */
  readonly response?: string | undefined;
  /** Recipients that it did not take, of a message that it took for others. */
  readonly rejected?: readonly string[];
};

export type Begins = () => Promise<boolean>;

export interface MailTransport {
  /**
   * Never throws for what a server or a network does. `signal` stops it until the message begins. `begins` is done before the
   * server is asked to take it (DATA): nothing is sent where it answers false, or throws, which is thrown on.
   */
  send(outgoing: Outgoing, signal: AbortSignal, begins?: Begins): Promise<TransportEnd>;
}

export interface TransportLimits {
  readonly connectionTimeoutMs?: number;
  /** Of silence: RFC 5321 §4.5.3.2.6 gives a server ten minutes for the reply to the final dot. */
  readonly silenceMs?: number;
}

export interface TransportPorts extends ConnectionLimits {
  readonly outbound: Pick<Outbound, 'pinMail'>;
}

export interface ConnectionLimits {
  readonly limits?: TransportLimits | undefined;
  /** Beside those that the platform trusts. */
  readonly certificates?: readonly string[] | undefined;
}
