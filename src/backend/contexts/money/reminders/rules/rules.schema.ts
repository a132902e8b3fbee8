/** Rules of reminders on the wire. */
import * as z from 'zod';
import { interestLaws } from '../../../../../domain/late-interest/interest-laws.ts';
import { mostSteps, reminderSendings } from '../../../../../domain/reminders/reminder-rule.ts';
import {
  idSchema,
  instantSchema,
  lineSchema,
  positiveAmountSchema,
  textSchema,
} from '../../../../platform/http/wire.ts';

const ownTextSchema = z.strictObject({
  subject: lineSchema.min(1).max(300),
  /** May name `{number}`, `{open}`, `{deadline}` and the like; figures, account and contact follow by themselves. */
  body: textSchema.trim().min(1).max(5000),
});

const stepSchema = z.strictObject({
  /** After the later of due date and sending. */
  afterDays: z.int().min(0).max(365),
  /** `lump_sum`: what the law gives to a business. Null: none. */
  fee: z
    .union([
      z.strictObject({ kind: z.literal('lump_sum') }),
      z.strictObject({ kind: z.literal('amount'), amount: positiveAmountSchema }),
    ])
    .nullable()
    .default(null),
  interest: z.boolean().default(false),
  /** By language; left out: the shipped text of the step. */
  texts: z.strictObject({ en: ownTextSchema.optional(), de: ownTextSchema.optional() }).default({}),
});

const announcementSchema = textSchema.trim().min(1).max(1000).optional();

export const ruleFields = {
  steps: z.array(stepSchema).max(mostSteps),
  /** `auto`: Vireo sends by itself, to a client whose texts were seen and allowed. */
  sending: z.enum(reminderSendings).default('ask'),
  /** From a reminder to the deadline that it names. */
  deadlineDays: z.int().min(7).max(90).default(14),
  /** What will follow, for the last reminder; left out where nothing will. */
  announcement: z.strictObject({ en: announcementSchema, de: announcementSchema }).default({}),
  /** Of late interest; null: that of the practice's country. */
  law: z.enum(interestLaws).nullable().default(null),
  /** Austria: a business that is not responsible for the delay owes 4 %. */
  atFault: z.boolean().default(true),
};
export const storedRuleSchema = z.object(ruleFields);
export type StoredRule = z.infer<typeof storedRuleSchema>;

export const putPracticeRuleSchema = z.strictObject(ruleFields).meta({ id: 'PutReminderRule' });
export type PutPracticeRule = z.infer<typeof putPracticeRuleSchema>;

export const previewRuleSchema = z.strictObject(ruleFields).meta({ id: 'PreviewReminderRule' });
export type PreviewRule = z.infer<typeof previewRuleSchema>;

export const putClientRuleSchema = z
  .strictObject({
    ...ruleFields,
    /** Of the preview that was shown: needed for `auto`. */
    consentHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .meta({ id: 'PutClientReminderRule' });
export type PutClientRule = z.infer<typeof putClientRuleSchema>;

export const reminderRuleSchema = z
  .object({
    id: idSchema,
    /** 0: as shipped, or as the practice's. */
    version: z.int().min(0),
    clientId: idSchema.nullable(),
    clientName: z.string().nullable(),
    /** False: the client follows the practice. */
    isOwn: z.boolean(),
    ...ruleFields,
    consentedAt: instantSchema.nullable(),
  })
  .meta({ id: 'ReminderRule' });
export type ReminderRuleReply = z.infer<typeof reminderRuleSchema>;

export const reminderRulesSchema = z
  .object({ items: z.array(reminderRuleSchema) })
  .meta({ id: 'ReminderRules' });

export const ruleTextsSchema = z
  .object({
    /** Of these very texts to this recipient: `auto` is allowed by it. */
    consentHash: z.string(),
    recipient: z.object({ name: z.string(), email: z.string().nullable() }),
    /** True: they have neither fee nor interest, since it is not known whether the client is a business or a consumer. */
    asksDebtor: z.boolean(),
    /** Of an invoice that does not exist, over 1,000.00. */
    letters: z.array(z.object({ step: z.int(), afterDays: z.int(), subject: z.string(), text: z.string() })),
  })
  .meta({ id: 'ReminderRuleTexts' });
export type RuleTexts = z.infer<typeof ruleTextsSchema>;
