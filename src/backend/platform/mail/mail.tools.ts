/** The outbox as a tool: what waits, what was sent, and what a person has to decide. */
import * as z from 'zod';
import { mailStates } from '../../../domain/mail/mail-states.ts';
import { defineTool, type Tool } from '../tools/tool.ts';
import { collect, limitField, shorten } from '../tools/tool-fields.ts';
import type { MailRecord } from './outbox/outbox.schema.ts';
import type { OutboxService } from './outbox/outbox.service.ts';

const mailOut = z.object({
  id: z.string(),
  state: z.enum(mailStates),
  kind: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
  nextAt: z.string().nullable(),
  why: z.string().nullable().describe('What is wrong and what to do.'),
});

function toOutput(mail: MailRecord): z.input<typeof mailOut> {
  const { id, state, kind, to, subject, createdAt, sentAt, nextAt, message, dropText } = mail;
  const addresses = to.map(({ address }) => address);
  const why = message ?? dropText;
  return { id, state, kind, to: addresses, subject: shorten(subject), createdAt, sentAt, nextAt, why };
}

export function mailTools(service: OutboxService): readonly Tool[] {
  return [
    defineTool({
      name: 'list_mail',
      title: 'List Mail',
      toolset: 'recurring',
      description:
        'The outbox: how many mails wait, were sent, were refused or may have been sent, whether all of it rests after a restore, and the mails themselves, the newest first.',
      effect: 'read',
      permission: 'mail:read',
      input: z.strictObject({
        state: z.enum(mailStates).optional().describe('Left out: all. may_have_been_sent: a person decides.'),
        limit: limitField,
      }),
      output: z.object({
        isSetUp: z.boolean(),
        rests: z.boolean().describe('Nothing leaves until a person releases it.'),
        accountsWithoutPassword: z.number().int(),
        counts: z.record(z.enum(mailStates), z.number().int()),
        items: z.array(mailOut),
        cut: z.boolean(),
      }),
      async run({ state, limit }, { caller }) {
        const { accounts, accountsWithoutPassword, counts, rests } = await service.status(caller);
        const found = await collect(
          async (cursor) => await service.list(caller, { state, cursor, limit: 500 }),
          { wanted: () => true, limit },
        );
        const { items, cut } = found;
        const output = { isSetUp: accounts > 0, rests, accountsWithoutPassword, counts };
        return { output: { ...output, items: items.map(toOutput), cut }, links: [] };
      },
    }),
  ];
}
