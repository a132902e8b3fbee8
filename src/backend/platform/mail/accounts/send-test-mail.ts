/** One small mail, at once and beside the outbox: whether the account sends, and what is wrong where it does not. */
import { v7 as newId } from 'uuid';
import type { MailFault } from '../../../../domain/mail/mail-states.ts';
import { ApiError } from '../../http/api-error.ts';
import { mailer } from '../mail-ports.ts';
import { composeMail } from '../outbox/compose-mail.ts';
import type { SignIn } from '../transport/mail-transport.ts';
import type { AccountsPorts } from './accounts.ports.ts';
import type { AccountRow } from './accounts.repository.ts';

const longestMs = 60_000;

interface Tested {
  readonly fault: MailFault | null;
  readonly response?: string | undefined;
}

/** @throws ApiError in the demo, which never sends */
export async function sendTestMail(ports: AccountsPorts, account: AccountRow, to: string): Promise<Tested> {
  await requireNoDemo(ports, account);
  const found = await ports.mail.findSignIn.find(account);
  if ('missing' in found) return { fault: 'password_missing' };
  if ('later' in found) return { fault: found.later };
  return await tryAccount(ports, account, { to, signIn: found.signIn });
}

/** The account need not be stored. */
export async function tryAccount(
  ports: AccountsPorts,
  account: AccountRow,
  { to, signIn }: { readonly to: string; readonly signIn: SignIn },
): Promise<Tested> {
  const test = {
    id: newId(),
    kind: 'test',
    accountId: account.id,
    to: [{ address: to }],
    subject: 'Test mail from Vireo',
    text: 'This account sends mail from Vireo.',
    isAutomatic: true,
  };
  const { message } = await composeMail(ports, ports.reads(mailer(account.organization_id)), test, account);
  const outgoing = { server: account, signIn, from: account.address, to: [to], message };
  const end = await ports.transport.send(outgoing, AbortSignal.timeout(longestMs));
  if (end.end === 'accepted') return { fault: null, response: end.response };
  return { fault: 'fault' in end ? end.fault : 'timed_out', response: end.response };
}

export async function requireNoDemo(
  { outgoing, reads }: AccountsPorts,
  { organization_id }: AccountRow,
): Promise<void> {
  if ((await outgoing.restReason(reads(mailer(organization_id)))) === 'demo')
    throw new ApiError('state_forbids', 'The demo never sends mail.');
}
