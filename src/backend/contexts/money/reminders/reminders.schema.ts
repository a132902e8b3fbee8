/** Reminders on the wire. */
import * as z from 'zod';
import {
  dateSchema,
  idSchema,
  instantSchema,
  lineSchema,
  moneySchema,
  nameSchema,
  recordSchema,
  textSchema,
} from '../../../platform/http/wire.ts';

const noReminder = [
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

export const planSchema = z
  .object({
    /** `ready`: may leave now. `scheduled`: on `on`. `nothing`: says why in `because`. */
    state: z.enum(['ready', 'scheduled', 'paused', 'nothing']),
    /** Counts from 1; null where none is next. */
    step: z.int().nullable(),
    /** How many the rule has. */
    steps: z.int(),
    /** Local date. */
    on: dateSchema.nullable(),
    because: z.enum(noReminder).nullable(),
    /** What a person wrote when they paused it. */
    pausedBecause: z.string().nullable(),
    /** True: it leaves by itself. */
    bySelf: z.boolean(),
    /**
     * True: its rule has a fee or interest, and it is not known whether the client is a business or a consumer. It asks for
     * neither then, and leaves by itself only once `debtor` of the client says it.
     */
    asksDebtor: z.boolean(),
  })
  .meta({ id: 'ReminderPlan' });
export type WirePlan = z.infer<typeof planSchema>;

const overdueSchema = z.object({
  invoiceId: idSchema,
  number: z.string(),
  clientId: idSchema,
  clientName: z.string(),
  dueDate: dateSchema,
  daysLate: z.int(),
  total: moneySchema,
  open: moneySchema,
  plan: planSchema,
});

export const reminderListSchema = z
  .object({
    /** Local date that all of it is of. */
    today: dateSchema,
    /** What is overdue, one sum a currency, the practice's own first. */
    overdue: z.array(moneySchema),
    /** The latest first. */
    items: z.array(overdueSchema),
    /** Within 14 days: reminders that are scheduled, and invoices that become due. */
    upcoming: z.array(
      z.object({
        on: dateSchema,
        kind: z.enum(['reminder', 'due']),
        step: z.int().nullable(),
        invoiceId: idSchema,
        number: z.string(),
        clientName: z.string(),
        open: moneySchema,
      }),
    ),
    /** Unpaid, and nobody is late with them: no reminder is written. */
    withoutDueDate: z.array(
      z.object({
        invoiceId: idSchema,
        number: z.string(),
        clientName: z.string(),
        open: moneySchema,
      }),
    ),
  })
  .meta({ id: 'ReminderList' });
export type ReminderList = z.infer<typeof reminderListSchema>;
export type OverdueInvoice = ReminderList['items'][number];

const interestPartSchema = z.object({
  from: dateSchema,
  to: dateSchema,
  days: z.int(),
  open: moneySchema,
  /** Percent a year. */
  percent: z.string(),
});

const letterSchema = z.object({
  step: z.int(),
  subject: z.string(),
  text: z.string(),
  deadline: dateSchema,
  open: moneySchema,
  /** Shown, and booked by nobody. */
  fee: moneySchema.nullable(),
  interest: moneySchema.nullable(),
  interestParts: z.array(interestPartSchema),
  toPay: moneySchema,
});

export const reminderPreviewSchema = z
  .object({
    invoiceId: idSchema,
    number: z.string(),
    clientId: idSchema,
    clientName: z.string(),
    dueDate: dateSchema.nullable(),
    daysLate: z.int(),
    total: moneySchema,
    open: moneySchema,
    plan: planSchema,
    /** The client's contact for invoices; its address is null where none has one. */
    recipient: z.object({ name: z.string(), email: z.string().nullable() }),
    /** The next step as it would be written now; null where none is next, or where `problem` says why. */
    letter: letterSchema.nullable(),
    /** Names of the files that go with it. */
    attachments: z.array(z.string()),
    /** When it would leave if it were sent now: null for at once, and where it cannot be sent yet. */
    leavesAt: instantSchema.nullable(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'ReminderPreview' });
export type ReminderPreview = z.infer<typeof reminderPreviewSchema>;

export const sendReminderSchema = z
  .strictObject({
    id: idSchema.optional(),
    /** That was shown: another one is next by now where it is refused. */
    step: z.int().min(1).max(3),
    /** `other`: it was sent by another program, and is recorded. */
    via: z.enum(['mail', 'other']).default('mail'),
    /** Of the preview: it is refused where any of it is another by now. Needed with a text of one's own. */
    shown: z
      .strictObject({
        open: moneySchema,
        fee: moneySchema.nullable(),
        interest: moneySchema.nullable(),
        deadline: dateSchema,
      })
      .optional(),
    /** In place of what the preview shows. */
    subject: lineSchema.min(1).max(300).optional(),
    text: textSchema.trim().min(1).max(20_000).optional(),
  })
  .meta({ id: 'SendReminder' });
export type SendReminder = z.infer<typeof sendReminderSchema>;

export const reminderSchema = recordSchema
  .extend({
    invoiceId: idSchema,
    clientId: idSchema,
    step: z.int(),
    /** `unknown`: it may have been sent. `dropped`: it was not, and may be written again. */
    state: z.enum(['queued', 'sent', 'unknown', 'dropped']),
    via: z.enum(['mail', 'other']),
    /** Local date. */
    writtenOn: dateSchema,
    recipient: z.string(),
    email: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    deadline: dateSchema,
    open: moneySchema,
    fee: moneySchema.nullable(),
    interest: moneySchema.nullable(),
    /** True: nobody sent it, the client's reminders leave by themselves. */
    bySelf: z.boolean(),
    /** While it is queued: it leaves then, and not before; null for at once. */
    leavesAt: instantSchema.nullable(),
    droppedBecause: z.string().nullable(),
  })
  .meta({ id: 'Reminder' });
export type Reminder = z.infer<typeof reminderSchema>;

/** Every one that was written, the first first. */
export const invoiceRemindersSchema = z
  .object({ items: z.array(reminderSchema) })
  .meta({ id: 'InvoiceReminders' });

export const pauseSchema = z.strictObject({ reason: nameSchema }).meta({ id: 'PauseReminders' });

/** What events say of a pause: whose reminders rest, and why. */
export const pausedSchema = z.object({
  invoiceId: idSchema,
  reason: z.string(),
  pausedAt: instantSchema,
});
