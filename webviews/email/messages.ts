/** The page *Set Up Email*: one account, tried before it is kept, beside the accounts that are there. */
import * as z from 'zod';
import { readySchema } from '../../src/contract/webview/common.ts';
import { mailSecurities, presetNames, signInKinds } from '../../src/domain/mail/mail-presets.ts';
import {
  changedSchema,
  connectionSchema,
  formActs,
  formFailedSchema,
  refusedSchema,
  valuesSchema,
} from '../components/form/form-messages.ts';

export const emailFields = [
  ...(['preset', 'address', 'senderName', 'host', 'port', 'security'] as const),
  ...(['signIn', 'username', 'password', 'clientId', 'testTo', 'isDefault'] as const),
] as const;
export type EmailField = (typeof emailFields)[number];
export type EmailValues = Readonly<Record<EmailField, string>>;

const presetSchema = z.object({
  name: z.enum(presetNames),
  title: z.string(),
  host: z.string().nullable(),
  port: z.number().nullable(),
  security: z.enum(mailSecurities).nullable(),
  signIn: z.array(z.enum(signInKinds)),
  username: z.string().nullable(),
  dailyLimit: z.number().nullable(),
  /** What to know before; empty for nothing. */
  note: z.string(),
});
export type ShownPreset = z.infer<typeof presetSchema>;

const accountSchema = z.object({
  id: z.string(),
  address: z.string(),
  /** Its provider, or its server. */
  server: z.string(),
  isDefault: z.boolean(),
  signIn: z.enum(signInKinds),
  state: z.enum(['ready', 'untested', 'needs_sign_in', 'sign_in_refused']),
  /** The last mail that left by it; empty for none. */
  detail: z.string(),
});
export type ShownAccount = z.infer<typeof accountSchema>;

const testSchema = z.object({
  ok: z.boolean(),
  sentence: z.string(),
  /** In the server's own words; empty where it said nothing. */
  response: z.string(),
  /** As the reader's clock has it. */
  at: z.string(),
});

const contentSchema = z.object({
  type: z.literal('content'),
  /** Id of the account that is edited, or `new`. */
  subject: z.string(),
  values: valuesSchema(emailFields),
  presets: z.array(presetSchema),
  accounts: z.array(accountSchema),
  /** Name of the practice; empty where it has none. */
  business: z.string(),
  /** Nothing is ever sent. */
  isDemo: z.boolean(),
  test: testSchema.optional(),
  answers: z.number().int().optional(),
});
export type EmailContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const emailHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  refusedSchema(emailFields),
  formFailedSchema,
  connectionSchema,
]);
export type EmailHostMessage = z.infer<typeof emailHostMessageSchema>;

const one = z.object({ id: z.string() });

/** View → host. */
export const emailViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  ...formActs,
  z.object({
    type: z.literal('save'),
    saveId: z.number().int().positive(),
    values: changedSchema(emailFields),
  }),
  one.extend({ type: z.literal('edit') }),
  one.extend({ type: z.literal('remove') }),
  one.extend({ type: z.literal('makeDefault') }),
  one.extend({ type: z.literal('signIn') }),
  one.extend({ type: z.literal('test') }),
  z.object({ type: z.literal('add') }),
]);
export type EmailViewMessage = z.infer<typeof emailViewMessageSchema>;
