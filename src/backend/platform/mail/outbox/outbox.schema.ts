/** Mail of the outbox on the wire. */
import * as z from 'zod';
import { dropReasons, mailFaults, mailStates } from '../../../../domain/mail/mail-states.ts';
import { idSchema, instantSchema, pageQuerySchema, pageSchema, recordSchema } from '../../http/wire.ts';

export const recipientSchema = z.object({ name: z.string(), address: z.string() });

export const recipientsSchema = z.object({
  to: z.array(recipientSchema),
  cc: z.array(recipientSchema),
});

export const attachmentsSchema = z.array(
  z.object({
    filename: z.string(),
    contentType: z.string(),
    sha256: z.string(),
    /** Bytes. */
    size: z.number().int(),
  }),
);

export const mailSchema = recordSchema
  .extend({
    accountId: idSchema,
    /** As the part of Vireo that queued it names it: `money.invoice`. */
    kind: z.string(),
    state: z.enum(mailStates),
    /** The record that it is about. */
    about: z.object({ kind: z.string(), id: idSchema }).nullable(),
    from: z.string(),
    ...recipientsSchema.shape,
    subject: z.string(),
    messageId: z.string(),
    attachments: attachmentsSchema,
    attempts: z.number().int(),
    /** When it is tried next by itself. */
    nextAt: instantSchema.nullable(),
    sentAt: instantSchema.nullable(),
    fault: z.enum(mailFaults).nullable(),
    /** What is wrong and what to do, in a sentence. */
    message: z.string().nullable(),
    /** What the server said last. */
    response: z.string().nullable(),
    /** Recipients that the server did not take. */
    rejected: z.array(z.string()),
    dropReason: z.enum(dropReasons).nullable(),
    dropText: z.string().nullable(),
  })
  .meta({ id: 'Mail' });
export type MailRecord = z.infer<typeof mailSchema>;

export const mailTextSchema = z
  .object({
    /** The exact message, as it goes out: each character is one byte. */
    message: z.string(),
    subject: z.string(),
    text: z.string(),
  })
  .meta({ id: 'MailText' });
export type MailText = z.infer<typeof mailTextSchema>;

export const listMailsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  state: z.enum(mailStates).optional(),
  accountId: idSchema.optional(),
});
export type ListMails = z.infer<typeof listMailsSchema>;
export const mailPageSchema = pageSchema(mailSchema).meta({ id: 'MailPage' });

const countSchema = z.number().int();
export const mailStatusSchema = z
  .object({
    accounts: countSchema,
    /** Accounts whose password is not at hand. */
    accountsWithoutPassword: countSchema,
    counts: z.object({
      queued: countSchema,
      sending: countSchema,
      waiting_for_password: countSchema,
      sent: countSchema,
      refused: countSchema,
      may_have_been_sent: countSchema,
      dropped: countSchema,
    }),
    /** Nothing goes out until a person releases it. */
    rests: z.boolean(),
  })
  .meta({ id: 'MailStatus' });
export type MailStatus = z.infer<typeof mailStatusSchema>;
