/** An invoice leaves by mail: always as a proposal that a person has read. */
import * as z from 'zod';
import { mailStates } from '../../../../../domain/mail/mail-states.ts';
import { idSchema } from '../../../../platform/http/wire.ts';
import { dryRun } from '../../../../platform/tools/dry-run.ts';
import { defineTool, type Tool, type ToolUse } from '../../../../platform/tools/tool.ts';
import { linkTo, wordsFor } from '../../../../platform/tools/tool-fields.ts';
import {
  composeInvoiceMail,
  type MailingPorts,
  type MailingService,
  requireFirst,
} from './mailing.service.ts';

const input = z.strictObject({
  invoiceId: idSchema.describe('Of an issued one, from list_invoices.'),
});

const output = z.object({
  id: z.string(),
  state: z.enum(mailStates),
  to: z.array(z.string()),
  subject: z.string(),
});

const inputOf = ({ actId }: ToolUse) => ({ id: actId, format: 'pdf' as const });

export function mailingTools(ports: MailingPorts, service: MailingService): readonly Tool[] {
  return [
    defineTool({
      name: 'send_invoice',
      title: 'Send Invoice',
      toolset: 'invoices',
      isUsual: true,
      description:
        "Sends an issued invoice with its PDF to the client's contact for billing. It leaves only once the person has seen the mail and clicked.",
      effect: 'outward',
      permission: 'invoice:send',
      input,
      output,
      async preview({ invoiceId }, use) {
        const { caller } = use;
        const say = wordsFor(use);
        const of = { caller, id: invoiceId, input: inputOf(use) };
        const { written } = await composeInvoiceMail(ports, of);
        await dryRun(
          ports.unitOfWork,
          caller.actor,
          async (work) => await requireFirst(ports, work, { id: invoiceId, mailId: use.actId }),
        );
        const { recipient, subject, text, files, document } = written;
        const number = document.number ?? '';
        return {
          title: say(`Send invoice ${number}`, `Rechnung ${number} senden`),
          action: say('Send', 'Senden'),
          changes: [
            { label: say('To', 'An'), after: recipient.email ?? '' },
            { label: say('Subject', 'Betreff'), after: subject },
            { label: say('Text', 'Text'), after: text },
            { label: say('Files', 'Dateien'), after: files.map(({ name }) => name).join(', ') },
          ],
          note: say('It is sent by mail.', 'Es wird per Mail gesendet.'),
          links: [linkTo('invoice', invoiceId)],
        };
      },
      async run({ invoiceId }, use) {
        const body = { ...inputOf(use), again: false };
        const queued = await service.mail(use.caller, invoiceId, body);
        return { output: queued, links: [linkTo('invoice', invoiceId)] };
      },
      async findDone({ invoiceId }, { caller, actId }) {
        const about = { kind: 'invoice', id: invoiceId };
        const mails = await ports.mail.listAbout(ports.reads(caller.actor), about);
        const mail = mails.find(({ id }) => id === actId);
        if (mail === undefined) return undefined;
        const { id, state, subject } = mail;
        const to = mail.to.map(({ address }) => address);
        return { output: { id, state, to, subject }, links: [linkTo('invoice', invoiceId)] };
      },
    }),
  ];
}
