/** Which fault an error of the library is. */
import type { MailFault } from '../../../../domain/mail/mail-states.ts';
import type { TransportEnd } from './mail-transport.ts';

type Failed = Extract<TransportEnd, { readonly end: 'failed' }>;

/** As the library says it. */
interface SmtpError {
  readonly code?: string;
  /** That of the platform, where the library has one of its own. */
  readonly originalCode?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

function read(error: unknown): SmtpError {
  return typeof error === 'object' && error !== null ? error : {};
}

/** The server said 4xx or 5xx. */
export function isAnswer(error: unknown): boolean {
  const { responseCode = 0 } = read(error);
  return responseCode >= 400 && responseCode < 600;
}

const certificateCode = /CERT|SELF_SIGNED|LEAF_SIGNATURE|ISSUER/;
const networkFaults: Readonly<Record<string, MailFault>> = {
  ENOTFOUND: 'name_not_found',
  EAI_AGAIN: 'name_not_found',
  ECONNREFUSED: 'connection_refused',
  EHOSTUNREACH: 'connection_refused',
  ENETUNREACH: 'connection_refused',
  ETIMEDOUT: 'timed_out',
};

/** An error before the message began. */
export function endOfSmtpError(error: unknown, kept: number): Failed {
  if (isAnswer(error)) return endOfRefusal(error, kept);
  const { code = '', originalCode = code, command = '', message = '' } = read(error);
  return { end: 'failed', ...faultOf({ code, originalCode, command, message }) };
}

type Facts = Required<Pick<SmtpError, 'code' | 'originalCode' | 'command' | 'message'>>;

function faultOf(facts: Facts): Pick<Failed, 'fault' | 'isPermanent'> {
  const { code, originalCode, message } = facts;
  if (code === 'EAUTH') return { fault: 'sign_in_unsupported', isPermanent: true };
  if (code === 'EMESSAGE') return { fault: 'message_refused', isPermanent: true };
  const network = networkFaults[originalCode] ?? networkFaults[code];
  if (network !== undefined && code !== 'ETLS') return { fault: network, isPermanent: false };
  if (certificateCode.test(originalCode) || /certificate|altnames/i.test(message)) {
    return { fault: 'certificate_invalid', isPermanent: false };
  }
  return { fault: isTls(facts) ? 'tls_failed' : 'connection_lost', isPermanent: false };
}

function isTls({ code, originalCode, message }: Facts): boolean {
  return code === 'ETLS' || /SSL|TLS|EPROTO$/.test(originalCode) || /\bTLS\b|SSL routines/.test(message);
}

/** What refused it, by the command that was answered. */
const refusals: readonly (readonly [RegExp, MailFault])[] = [
  [/^AUTH/, 'sign_in_refused'],
  [/^STARTTLS/, 'tls_missing'],
  [/^MAIL/, 'sender_refused'],
  [/^RCPT/, 'recipients_refused'],
];

/** The server refused: for good by a 5xx, for now by a 4xx. */
export function endOfRefusal(error: unknown, kept: number): Failed {
  const { command = '', response = '', responseCode = 0 } = read(error);
  const said = { response: response.slice(0, kept) };
  if (responseCode < 500) return { end: 'failed', fault: 'later', isPermanent: false, ...said };
  return { end: 'failed', fault: faultOfRefusal(command, responseCode), isPermanent: true, ...said };
}

function faultOfRefusal(command: string, responseCode: number): MailFault {
  // Sign-in is required (RFC 4954 §6), or its kind is not known (RFC 5321 §4.2.4).
  if (responseCode === 530 && !command.startsWith('STARTTLS')) return 'sign_in_refused';
  if (command.startsWith('AUTH') && (responseCode === 504 || responseCode === 502)) {
    return 'sign_in_unsupported';
  }
  return refusals.find(([named]) => named.test(command))?.[1] ?? 'message_refused';
}
