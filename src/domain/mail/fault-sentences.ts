/** What is wrong and what to do, for each way in which sending fails. The client translates it by the fault. */
import { mailPresets, type PresetName } from './mail-presets.ts';
import type { MailFault } from './mail-states.ts';

export interface FaultPlace {
  readonly host: string;
  readonly port: number;
  readonly preset: PresetName;
}

type Sentence = (place: FaultPlace) => string;

const sentences: Readonly<Record<MailFault, Sentence>> = {
  name_not_found: ({ host }) =>
    `The server ${host} was not found. Check its name and your connection to the internet.`,
  connection_refused: ({ host, port }) => `${host} takes no connection on port ${port}. Check the port.`,
  connection_lost: ({ host }) => `${host} ended the connection. Try again.`,
  timed_out: ({ host }) => `${host} did not answer in time. Check the port, or a firewall between.`,
  not_allowed: ({ host, port }) =>
    `Vireo sends no mail to ${host} on port ${port}. Use port 25, 465, 587 or 2525 of a server on the internet, or name the server in outbound.json.`,
  tls_missing: ({ host }) =>
    `${host} offers no encryption on this port. Use port 465 with TLS, or another server.`,
  tls_failed: ({ host }) =>
    `The encryption with ${host} failed. Check that port and encryption belong together (465 TLS, 587 STARTTLS).`,
  certificate_invalid: ({ host }) =>
    `The certificate of ${host} is not valid for this name. Check the name of the server.`,
  password_missing: () => 'The password of the account is not at hand. Enter it.',
  sign_in_refused: ({ host, preset }) => {
    const { hint } = mailPresets[preset];
    return `${host} refused to sign you in.${hint === null ? '' : ` ${hint}`}`;
  },
  sign_in_unsupported: ({ host }) =>
    `${host} offers no way to sign in that this account can use. Choose another kind of sign-in.`,
  sender_refused: ({ host }) =>
    `${host} refuses the address of this account as sender. Use an address that belongs to the sign-in.`,
  recipients_refused: ({ host }) => `${host} refuses the recipient. Check the address.`,
  message_refused: ({ host }) => `${host} refuses the message.`,
  message_missing: () => 'The stored message is missing or damaged, so it is not sent. Make it again.',
  later: ({ host }) => `${host} takes the message later. Vireo tries again by itself.`,
  daily_limit: () => 'The daily limit of the account is reached. Vireo goes on by itself.',
  not_yet: () => 'This mail may leave only later. Vireo sends it then by itself.',
  resting: () => 'Mail of this practice rests until a person releases it.',
  rights_missing: () =>
    'The sender of this mail may no longer send it. An administrator releases it, or drops it.',
};

export function describeMailFault(fault: MailFault, place: FaultPlace): string {
  return sentences[fault](place);
}
