/** Rules of reminders between the page and its host: as they are, as they are typed, and the texts that they write. */
import * as z from 'zod';
import { moneySchema } from '../../src/contract/invoicing/invoice-document-schema.ts';

const textSchema = z.object({ subject: z.string(), body: z.string() });
const laws = ['de', 'at', 'eu'] as const;

export const ruleRowSchema = z.object({
  /** Null: of everyone without a rule of their own. */
  clientId: z.string().nullable(),
  clientName: z.string().nullable(),
  version: z.number().int(),
  steps: z.array(
    z.object({
      afterDays: z.number().int(),
      fee: z
        .union([
          z.object({ kind: z.literal('lump_sum') }),
          z.object({ kind: z.literal('amount'), amount: moneySchema }),
        ])
        .nullable(),
      interest: z.boolean(),
      texts: z.object({ en: textSchema.optional(), de: textSchema.optional() }),
    }),
  ),
  sending: z.enum(['ask', 'auto']),
  deadlineDays: z.number().int(),
  announcement: z.object({ en: z.string().optional(), de: z.string().optional() }),
  law: z.enum(laws).nullable(),
  atFault: z.boolean(),
  /** Of a fee's amount. */
  currency: z.string(),
});
export type RuleRow = z.infer<typeof ruleRowSchema>;

/** Empty: the shipped text. */
const typedText = z.object({ subject: z.string().max(300), body: z.string().max(5000) });

const draftStepSchema = z.object({
  afterDays: z.string().max(10),
  fee: z.enum(['none', 'lump_sum', 'amount']),
  amount: z.string().max(40),
  interest: z.boolean(),
  en: typedText,
  de: typedText,
});
export type DraftStep = z.infer<typeof draftStepSchema>;

/** A rule as it is typed. */
const draftSchema = z.object({
  /** Empty: of everyone. */
  clientId: z.string(),
  version: z.number().int(),
  steps: z.array(draftStepSchema).max(3),
  sending: z.enum(['ask', 'auto']),
  deadlineDays: z.string().max(10),
  announcementEn: z.string().max(1000),
  announcementDe: z.string().max(1000),
  /** Empty: of the practice's country. */
  law: z.enum(['', ...laws]),
  atFault: z.boolean(),
  currency: z.string(),
});
export type RuleDraft = z.infer<typeof draftSchema>;

/** Numbers the drafts: an answer to an older one is dropped. */
const turn = z.number().int().nonnegative();

const textsSchema = z.object({
  consentHash: z.string(),
  recipient: z.object({ name: z.string(), email: z.string().nullable() }),
  /** They have neither fee nor interest, since it is not known what the client is. */
  asksDebtor: z.boolean(),
  letters: z.array(
    z.object({
      step: z.number().int(),
      afterDays: z.number().int(),
      subject: z.string(),
      text: z.string(),
    }),
  ),
});
export type ShownTexts = z.infer<typeof textsSchema>;

/** `steps.0.afterDays`, `deadlineDays`; empty for none. */
const refusalSchema = z.object({ field: z.string(), text: z.string() });
export type RuleRefusal = z.infer<typeof refusalSchema>;

export const ruleHostMessages = [
  z.object({ type: z.literal('ruleTexts'), turn, texts: textsSchema }),
  z.object({ type: z.literal('ruleRefused'), turn, refusal: refusalSchema }),
  z.object({ type: z.literal('ruleSaved'), clientId: z.string() }),
] as const;

export const ruleViewMessages = [
  /** The texts as that client gets them. */
  z.object({ type: z.literal('previewRule'), turn, draft: draftSchema }),
  /** `consentHash`: of the texts that were shown; for a rule that sends by itself. */
  z.object({
    type: z.literal('saveRule'),
    turn,
    draft: draftSchema,
    consentHash: z.string().optional(),
  }),
  z.object({ type: z.literal('removeRule'), clientId: z.string(), version: z.number().int() }),
] as const;
