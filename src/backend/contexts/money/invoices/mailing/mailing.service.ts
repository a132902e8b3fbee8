/** Invoices leave by the outbox; where no account for mail is set up, the draft of another program stays. */
import { stateWith } from '../../../../../domain/payments/balance.ts';
import { localDate } from '../../../../../domain/zones.ts';
import { text } from '../../../../../words/text.ts';
import { requireUpdated } from '../../../../platform/db/changes.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import { toInstant, toInstantOrNull } from '../../../../platform/http/instant.ts';
import type {
  ComposedMail,
  Mail,
  MailKind,
  MailReceipt,
  OutboxMail,
} from '../../../../platform/mail/mail.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import { toInvoice } from '../invoice-view.ts';
import { invoiceEvents } from '../invoices.events.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import { findInvoice, findMailed, type InvoiceHead, updateInvoice } from '../invoices.repository.ts';
import type { InvoiceMailPreview, MailInvoice, PreviewMailQuery, QueuedMail } from './mailing.schema.ts';
import { listAttached, type MailOf, type WrittenMail, writeMail } from './write-mail.ts';

export const invoiceMail = 'money.invoice';

export interface MailingPorts extends InvoicePorts {
  readonly mail: Pick<Mail, 'compose' | 'enqueue' | 'isSetUp' | 'listAbout'>;
}

export interface MailingService {
  preview(caller: Caller, id: string, input: PreviewMailQuery): Promise<InvoiceMailPreview>;
  /** Throws ApiError where it is a draft, nobody is known to send it to, or one about it waits or was sent. */
  mail(caller: Caller, id: string, input: MailInvoice): Promise<QueuedMail>;
}

export function createMailingService(ports: MailingPorts): MailingService {
  return {
    async preview(caller, id, input) {
      const reads = ports.reads(caller.actor);
      const written = await writeMail(ports, { caller, id, input });
      const { recipient, subject, text } = written;
      const files = await listAttached(reads, written);
      const { name, email } = recipient;
      return {
        recipient: email === undefined ? null : { name, address: email },
        subject,
        text,
        attachments: files.map(({ filename, size }) => ({ filename, size })),
        canSend: await ports.mail.isSetUp(reads),
        mails: (await ports.mail.listAbout(reads, about(id))).map(toEarlier).toReversed(),
      };
    },

    async mail(caller, id, { again, ...input }) {
      const { composed } = await composeInvoiceMail(ports, { caller, id, input });
      return await ports.unitOfWork.write(caller.actor, async (work) => {
        if (!again) await requireFirst(ports, work, { id, mailId: input.id });
        return toQueued(await ports.mail.enqueue(work, composed));
      });
    },
  };
}

interface Composing extends Omit<MailOf, 'input'> {
  readonly input: Omit<MailInvoice, 'again'>;
}

/** The exact message, made before the transaction that queues it. */
export async function composeInvoiceMail(
  ports: MailingPorts,
  { caller, id, input }: Composing,
): Promise<{ readonly composed: ComposedMail; readonly written: WrittenMail }> {
  const written = await writeMail(ports, { caller, id, input });
  const { name, email: address } = written.recipient;
  if (address === undefined) {
    throw invalidField('to', 'is needed: the client has no contact for invoices with an address');
  }
  const composed = await ports.mail.compose(caller.actor, {
    id: input.id,
    kind: invoiceMail,
    to: [{ name, address }],
    subject: input.subject ?? written.subject,
    text: input.text ?? written.text,
    attachments: await listAttached(ports.reads(caller.actor), written),
    about: about(id),
  });
  return { composed, written };
}

const about = (id: string) => ({ kind: 'invoice', id });

/** A client who gets an invoice twice may pay it twice. */
export async function requireFirst(
  { mail }: Pick<MailingPorts, 'mail'>,
  { reads }: Work,
  { id, mailId }: { readonly id: string; readonly mailId?: string | undefined },
): Promise<void> {
  const others = (await mail.listAbout(reads, about(id))).filter((each) => each.id !== mailId);
  const said = others.map(({ state }) => sentences[state]).find((sentence) => sentence !== undefined);
  if (said !== undefined) {
    throw new ApiError('conflict', text`${said} Send it again only if the client should get it twice.`, [
      { field: 'again', issue: 'is needed to send it again' },
    ]);
  }
}

const sentences: Readonly<Partial<Record<OutboxMail['state'], string>>> = {
  queued: 'A mail with this invoice waits to be sent.',
  sending: 'A mail with this invoice is being sent.',
  waiting_for_password: 'A mail with this invoice waits for the password of your account.',
  sent: 'This invoice was sent by mail before.',
  may_have_been_sent: 'A mail with this invoice may have been sent.',
};

function toEarlier({ id, state, to, createdAt, sentAt }: OutboxMail): InvoiceMailPreview['mails'][number] {
  return {
    id,
    state,
    to: to.map(({ address }) => address),
    createdAt: toInstant(createdAt),
    sentAt: toInstantOrNull(sentAt ?? null),
  };
}

function toQueued({ id, state, to, subject }: OutboxMail): QueuedMail {
  return { id, state, to: to.map(({ address }) => address), subject };
}

/** Only what a server took is marked as sent, by its receipt. */
export function invoiceMailKind(ports: InvoicePorts): MailKind {
  return {
    name: invoiceMail,
    afterUnknownEnd: 'ask',
    permission: 'invoice:send',
    isReached: async (reads, { about: cause }) => (await findInvoice(reads, cause?.id ?? '')) !== undefined,
    async findObjection({ organizationId, about: cause }) {
      const system = { kind: 'system', organizationId, task: invoiceMail } as const;
      const row = await findMailed(ports.reads(system), cause?.id ?? '');
      if (row === undefined) return { drop: 'The invoice was deleted.' };
      return row.state === 'cancelled' ? { drop: 'The invoice was credited in full.' } : undefined;
    },
    sent: async (work, mail, receipt) => await markSent(ports, work, { mail, receipt }),
  };
}

/** A copy that is mailed later moves no day from which interest runs (docs/reminders.md). */
function firstSent(
  { issue_date: issued, sent_on: before }: Pick<InvoiceHead, 'issue_date' | 'sent_on'>,
  date: string,
): string {
  const sent = issued !== null && date < issued ? issued : date;
  return before !== null && before < sent ? before : sent;
}

async function markSent(
  ports: InvoicePorts,
  { reads, writes, now, log }: Work,
  { mail, receipt }: { readonly mail: OutboxMail; readonly receipt: MailReceipt },
): Promise<void> {
  const row = await findMailed(reads, mail.about?.id ?? '');
  const seller = await ports.findSeller(reads);
  if (row?.document == null || seller === undefined) return;
  const facts = { state: row.state, documentType: row.document_type, isSent: true };
  const date = localDate(receipt.sentAt, seller.zone);
  const change = {
    state: stateWith(facts, amountsOf(row)),
    sent_on: firstSent(row, date),
    sent_to: mail.to.map(({ address }) => address).join(', '),
    sent_via: 'email',
    updated_at: now,
  } as const;
  const update = writes.invariant('invoices').update();
  const changed = requireUpdated(await updateInvoice(update, row, change));
  const shown = { clientName: parseDocument(row.document).buyer.name, today: localDate(now, seller.zone) };
  const [before, after] = [toInvoice(row, shown), toInvoice(changed, shown)];
  await log({ type: invoiceEvents.sent, id: row.id, version: changed.version, before, after });
}
