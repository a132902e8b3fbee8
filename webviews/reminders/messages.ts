/**
 * What the Reminders page and its host say to each other. Order of play: view `ready` → host `connection`, `content`;
 * `select` is answered by `detail`, and each change of an invoice, a reminder or a rule by another `content`. When a
 * reminder is due, what it says and what it asks for is the backend's to say.
 */
import * as z from 'zod';
import { isoDateSchema, moneySchema } from '../../src/contract/invoicing/invoice-document-schema.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';
import { ruleHostMessages, ruleRowSchema, ruleViewMessages } from './rule-messages.ts';

const whyNone = [
  'draft',
  'credit_note',
  'paid',
  'wholly_credited',
  'written_off',
  'no_due_date',
  'not_sent',
  'no_steps',
  'no_step_left',
] as const;
export type WhyNone = (typeof whyNone)[number];

const planSchema = z.object({
  state: z.enum(['ready', 'scheduled', 'paused', 'nothing']),
  /** Counts from 1; null where none is next. */
  step: z.number().int().nullable(),
  steps: z.number().int(),
  on: isoDateSchema.nullable(),
  because: z.enum(whyNone).nullable(),
  pausedBecause: z.string().nullable(),
  /** It leaves by itself. */
  bySelf: z.boolean(),
  /** It would ask for more, were it known whether the client is a business or a consumer. */
  asksDebtor: z.boolean(),
});
export type Plan = z.infer<typeof planSchema>;

const aboutInvoice = {
  invoiceId: z.string(),
  number: z.string(),
  clientId: z.string(),
  clientName: z.string(),
  daysLate: z.number().int(),
  total: moneySchema,
  open: moneySchema,
  plan: planSchema,
};
const overdueSchema = z.object({ ...aboutInvoice, dueDate: isoDateSchema });
export type OverdueRow = z.infer<typeof overdueSchema>;

const upcomingSchema = z.object({
  on: isoDateSchema,
  kind: z.enum(['reminder', 'due']),
  step: z.number().int().nullable(),
  invoiceId: z.string(),
  number: z.string(),
  clientName: z.string(),
  open: moneySchema,
});
export type UpcomingRow = z.infer<typeof upcomingSchema>;

const undatedSchema = upcomingSchema.pick({ invoiceId: true, number: true, clientName: true, open: true });

const letterSchema = z.object({
  step: z.number().int(),
  subject: z.string(),
  text: z.string(),
  deadline: isoDateSchema,
  open: moneySchema,
  fee: moneySchema.nullable(),
  interest: moneySchema.nullable(),
  interestParts: z.array(
    z.object({
      from: isoDateSchema,
      to: isoDateSchema,
      days: z.number().int(),
      open: moneySchema,
      /** Percent a year. */
      percent: z.string(),
    }),
  ),
  toPay: moneySchema,
});
export type Letter = z.infer<typeof letterSchema>;

const pastSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reminder'),
    id: z.string(),
    on: isoDateSchema,
    step: z.number().int(),
    state: z.enum(['queued', 'sent', 'unknown', 'dropped']),
    via: z.enum(['mail', 'other']),
    email: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    droppedBecause: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('step'),
    on: isoDateSchema,
    step: z.enum([
      'created',
      'issued',
      'sent',
      'paid',
      'discounted',
      'refunded',
      'transferred',
      'written_off',
      'reversed',
      'credited',
    ]),
    amount: moneySchema.nullable(),
  }),
]);
export type PastRow = z.infer<typeof pastSchema>;

const detailSchema = z.object({
  ...aboutInvoice,
  dueDate: isoDateSchema.nullable(),
  /** The address is null where the client has no contact with one. */
  recipient: z.object({ name: z.string(), email: z.string().nullable() }),
  /** As it would be written now; null where none is next, or where `problem` says why. */
  letter: letterSchema.nullable(),
  /** Names of files. */
  attachments: z.array(z.string()),
  /** When it would leave if it were sent now; null for at once, and where it cannot be sent yet. */
  leavesAt: z.string().nullable(),
  problem: z.string().nullable(),
  /** The newest first. */
  history: z.array(pastSchema),
});
export type Detail = z.infer<typeof detailSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  /** Local date that all of it is of. */
  today: isoDateSchema,
  /** One sum a currency, the practice's own first. */
  overdue: z.array(moneySchema),
  /** The latest first. */
  items: z.array(overdueSchema),
  upcoming: z.array(upcomingSchema),
  /** Unpaid, without a reminder: nobody is late with them. */
  withoutDueDate: z.array(undatedSchema),
  /** The practice's first. */
  rules: z.array(ruleRowSchema),
  /** Without a rule of their own. */
  clients: z.array(z.object({ id: z.string(), name: z.string(), currency: z.string() })),
  /** Of the practice's amounts. */
  currency: z.string(),
  mail: z.object({
    isSetUp: z.boolean(),
    /** Mails that wait for a password. */
    waiting: z.number().int().nonnegative(),
    /** Why nothing leaves by itself, and whether a person can release it. */
    rest: z.object({ sentence: z.string(), canRelease: z.boolean() }).nullable(),
  }),
  detail: detailSchema.nullable(),
});
export type RemindersContent = z.infer<typeof contentSchema>;

const ofInvoice = { invoiceId: z.string() };

/** Host → view. */
export const remindersHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('detail'), detail: detailSchema }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  /** What became of an act on that invoice. */
  z.object({ type: z.literal('outcome'), ...ofInvoice, isRefusal: z.boolean(), text: z.string() }),
  /** *Remind…* of an invoice, from elsewhere: it takes the place of what the rail shows. */
  z.object({ type: z.literal('show'), ...ofInvoice }),
  connectionSchema,
  ...ruleHostMessages,
]);
export type RemindersHostMessage = z.infer<typeof remindersHostMessageSchema>;

/** What the reader saw it ask for. */
const shownSchema = letterSchema.pick({ open: true, fee: true, interest: true, deadline: true });
export type Shown = z.infer<typeof shownSchema>;

/** As it was shown; subject and text only where they were edited. */
const reminderToSend = {
  ...ofInvoice,
  step: z.number().int().min(1).max(3),
  shown: shownSchema,
  subject: z.string().min(1).max(300).optional(),
  text: z.string().min(1).max(20_000).optional(),
};

/** View → host. */
export const remindersViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ invoiceId: z.string().optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('select'), ...ofInvoice }),
  z.object({ type: z.literal('send'), ...reminderToSend }),
  /** It was sent by another program. */
  z.object({ type: z.literal('recordSent'), ...reminderToSend }),
  /** All that are ready: the host asks once, with the list. */
  z.object({ type: z.literal('sendReady') }),
  z.object({ type: z.literal('copyText'), text: z.string().max(20_400) }),
  z.object({ type: z.literal('pause'), ...ofInvoice }),
  z.object({ type: z.literal('resume'), ...ofInvoice }),
  z.object({ type: z.literal('recordPayment'), ...ofInvoice }),
  z.object({ type: z.literal('openInvoice'), ...ofInvoice }),
  z.object({ type: z.literal('sendInvoice'), ...ofInvoice }),
  z.object({ type: z.literal('markSent'), ...ofInvoice }),
  z.object({ type: z.literal('editClient'), clientId: z.string() }),
  z.object({
    type: z.literal('setDebtor'),
    clientId: z.string(),
    debtor: z.enum(['business', 'consumer']),
  }),
  z.object({ type: z.literal('setUpMail') }),
  z.object({ type: z.literal('releaseMail') }),
  z.object({ type: z.literal('openOutbox') }),
  ...ruleViewMessages,
]);
export type RemindersViewMessage = z.infer<typeof remindersViewMessageSchema>;

/** What the view keeps through a reload. */
export interface RemindersViewState {
  readonly invoiceId?: string | undefined;
}
