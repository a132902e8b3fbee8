/** Reminders as tools: which are ready, the text of the next one, and sending it, always as a proposal. */
import * as z from 'zod';
import { idSchema } from '../../../platform/http/wire.ts';
import { dryRun } from '../../../platform/tools/dry-run.ts';
import { defineTool, type Tool, type ToolUse } from '../../../platform/tools/tool.ts';
import {
  amountOut,
  clientIdField,
  limitField,
  linkOut,
  linkTo,
  listOut,
  toAmount,
  wordsFor,
} from '../../../platform/tools/tool-fields.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import { findReminder } from './reminders.repository.ts';
import type { OverdueInvoice, Reminder, ReminderPreview } from './reminders.schema.ts';
import type { RemindersService } from './reminders.service.ts';
import { foreseeDays, sendReminder } from './send-reminder.ts';

const states = ['ready', 'scheduled', 'paused', 'nothing'] as const;

const planOut = z.object({
  state: z.enum(states).describe('ready: it may leave now. scheduled: on the day of on.'),
  step: z.number().int().nullable(),
  on: z.string().nullable(),
  because: z.string().nullable(),
  asksDebtor: z
    .boolean()
    .describe('True: fee and interest are left out until the client is said to be a business or a consumer.'),
});

const overdueOut = z.object({
  invoiceId: z.string(),
  number: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  dueDate: z.string(),
  daysLate: z.number().int(),
  open: amountOut,
  reminder: planOut,
  link: linkOut,
});

function toPlan({ state, step, on, because, pausedBecause, asksDebtor }: OverdueInvoice['plan']) {
  return { state, step, on, because: because ?? pausedBecause, asksDebtor };
}

function toOverdue(invoice: OverdueInvoice): z.input<typeof overdueOut> {
  const { invoiceId, number, clientId, clientName, dueDate, daysLate, open, plan } = invoice;
  const link = linkTo('invoice', invoiceId);
  const reminder = toPlan(plan);
  return { invoiceId, number, clientId, clientName, dueDate, daysLate, open: toAmount(open), reminder, link };
}

interface ReminderTools {
  readonly ports: ReminderPorts;
  readonly service: RemindersService;
}

export function reminderTools(tools: ReminderTools): readonly Tool[] {
  return [listTool(tools.service), getTool(tools.service), sendTool(tools)];
}

const invoiceIdField = idSchema.describe('Id of an issued invoice, from list_reminders or list_invoices.');

function listTool(service: RemindersService): Tool {
  return defineTool({
    name: 'list_reminders',
    title: 'List Reminders',
    toolset: 'reminders',
    description:
      'Overdue invoices, the latest first, and which reminder of each is ready, scheduled or paused.',
    effect: 'read',
    permission: 'reminder:read',
    input: z.strictObject({
      state: z.enum(states).optional().describe('ready: those that may leave now. Left out: all.'),
      clientId: clientIdField.optional(),
      limit: limitField,
    }),
    output: listOut(overdueOut),
    async run({ state, clientId, limit }, { caller }) {
      const { items } = await service.list(caller);
      const found = items.filter(
        (invoice) =>
          (state === undefined || invoice.plan.state === state) &&
          (clientId === undefined || invoice.clientId === clientId),
      );
      const cut = found.length > limit;
      return { output: { items: found.slice(0, limit).map(toOverdue), cut }, links: [] };
    },
  });
}

function getTool(service: RemindersService): Tool {
  return defineTool({
    name: 'get_reminder',
    title: 'Get Reminder',
    toolset: 'reminders',
    description:
      'The next reminder of an invoice as it would be written now: recipient, text, fee, interest.',
    effect: 'read',
    permission: 'reminder:read',
    input: z.strictObject({ invoiceId: invoiceIdField }),
    output: z.object({
      number: z.string(),
      clientName: z.string(),
      open: amountOut,
      reminder: planOut,
      to: z.string().nullable(),
      letter: z
        .object({
          step: z.number().int(),
          subject: z.string(),
          text: z.string(),
          deadline: z.string(),
          fee: amountOut.nullable(),
          interest: amountOut.nullable(),
          toPay: amountOut,
        })
        .nullable()
        .describe('Null where none is next, or where problem says why.'),
      problem: z.string().nullable(),
      link: linkOut,
    }),
    async run({ invoiceId }, { caller, locale }) {
      const preview = await service.preview(caller, invoiceId, locale);
      const { number, clientName, open, plan, recipient, problem } = preview;
      const output = { number, clientName, open: toAmount(open), reminder: toPlan(plan), problem };
      const link = linkTo('invoice', invoiceId);
      return { output: { ...output, to: recipient.email, letter: toLetter(preview), link }, links: [link] };
    },
  });
}

function toLetter({ letter }: ReminderPreview) {
  if (letter === null) return null;
  const { step, subject, text, deadline, fee, interest, toPay } = letter;
  return {
    step,
    subject,
    text,
    deadline,
    fee: fee && toAmount(fee),
    interest: interest && toAmount(interest),
    toPay: toAmount(toPay),
  };
}

const sendInput = z.strictObject({
  invoiceId: invoiceIdField,
  step: z.number().int().min(1).max(3).describe('That of get_reminder: it is refused once another is next.'),
});

const sentOut = z.object({
  id: z.string(),
  step: z.number().int(),
  state: z.string(),
  to: z.string().nullable(),
});

function noteOf(
  { leavesAt, writtenOn }: Pick<Reminder, 'leavesAt' | 'writtenOn'>,
  say: ReturnType<typeof wordsFor>,
): string {
  return leavesAt === null
    ? say('It is sent by mail.', 'Es wird per Mail gesendet.')
    : say(
        `It is sent by mail on the morning of ${writtenOn}: reminders leave on working days, never at night.`,
        `Es wird am Morgen des ${writtenOn} per Mail gesendet: an einem Werktag und nie nachts.`,
      );
}

function toRequest({ invoiceId, step }: z.output<typeof sendInput>, { caller, actId }: ToolUse) {
  return { caller, invoiceId, input: { id: actId, step, via: 'mail' as const } };
}

function sendTool({ ports, service }: ReminderTools): Tool {
  const done = ({
    id,
    invoiceId,
    step,
    state,
    email,
  }: Awaited<ReturnType<typeof service.send>>['record']) => ({
    output: { id, step, state, to: email },
    links: [linkTo('invoice', invoiceId)],
  });
  return defineTool({
    name: 'send_reminder',
    title: 'Send Reminder',
    toolset: 'reminders',
    description:
      'Sends the next reminder of an overdue invoice. It leaves only once the person has seen it and clicked.',
    effect: 'outward',
    permission: 'reminder:write',
    input: sendInput,
    output: sentOut,
    async preview(input, use) {
      const say = wordsFor(use);
      await foreseeDays(ports, toRequest(input, use));
      const { record } = await dryRun(
        ports.unitOfWork,
        use.caller.actor,
        async (work) => await sendReminder(ports, work, toRequest(input, use)),
      );
      const { number } = await service.preview(use.caller, input.invoiceId);
      return {
        title: say(
          `Send reminder ${record.step} for ${number}`,
          `Zahlungserinnerung ${record.step} zu ${number} senden`,
        ),
        action: say('Send', 'Senden'),
        changes: [
          { label: say('To', 'An'), after: record.email ?? '' },
          { label: say('Subject', 'Betreff'), after: record.subject },
          { label: say('Text', 'Text'), after: record.text },
        ],
        note: noteOf(record, say),
        links: [linkTo('invoice', input.invoiceId)],
      };
    },
    run: async (input, use) => done((await service.send(toRequest(input, use))).record),
    async findDone({ invoiceId }, { caller, actId }) {
      const row = await findReminder(ports.reads(caller.actor), actId);
      if (row === undefined) return undefined;
      const [made] = (await service.written(caller, invoiceId)).filter(({ id }) => id === actId);
      return made && done(made);
    },
  });
}
