/**
 * A mail may wait for weeks, for a password or a release. As it leaves, its sender must still be allowed to send it; where they
 * are not, it waits for an administrator, who lets it leave by their own rights or drops it.
 */
import { type Actor, isPerson, type Person } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import type { Reads } from '../../reach/reads.ts';
import type { Work } from '../../unit-of-work.ts';
import type { MailKind } from '../mail.ts';
import type { MailPorts } from '../mail-ports.ts';
import { toOutboxMail } from './mail-record.ts';
import type { MailRow } from './mails.repository.ts';

interface SenderPorts extends Pick<MailPorts, 'readAgain'> {
  findKind(name: string): MailKind | undefined;
}

/** The product's own mail has no sender: its cause was asked. */
export function senderOf(actor: Actor): Pick<MailRow, 'sender_id' | 'sender_key'> {
  if (!isPerson(actor)) return { sender_id: null, sender_key: null };
  return { sender_id: actor.userId, sender_key: actor.kind === 'key' ? actor.prefix : null };
}

/** In the transaction that lets it leave. */
export async function maySenderSend(
  ports: SenderPorts,
  work: Pick<Work, 'reads' | 'as'>,
  row: MailRow,
): Promise<boolean> {
  if (row.sender_id === null) return true;
  const sender = await readSender(ports, work.reads, row);
  if (sender === undefined) return false;
  const kind = ports.findKind(row.kind);
  if (kind?.permission !== undefined && grantOf(sender, kind.permission) === undefined) return false;
  return (await kind?.isReached?.(work.as(sender).reads, toOutboxMail(row))) ?? true;
}

/** As they are now. */
async function readSender(
  { readAgain }: SenderPorts,
  reads: Reads,
  { organization_id: organizationId, sender_id: userId, sender_key: prefix }: MailRow,
): Promise<Person | undefined> {
  if (userId === null) return undefined;
  // What is asked for is read again: these rights open nothing.
  const person = { organizationId, userId, role: 'viewer' } as const;
  const asked: Person =
    prefix === null
      ? { kind: 'user', ...person }
      : { kind: 'key', keyId: '', permissions: [], prefix, ...person };
  return await readAgain(reads, asked);
}
