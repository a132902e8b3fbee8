/** What leaves with an invoice, on the wire. */
import * as z from 'zod';
import { mailStates } from '../../../../../domain/mail/mail-states.ts';
import { emailSchema } from '../../../../platform/http/fields/identifier-fields.ts';
import { idSchema, instantSchema, lineSchema, textSchema } from '../../../../platform/http/wire.ts';
import { mailedFiles } from '../../model/mailed-files.ts';

export const previewMailQuerySchema = z.strictObject({ ...mailedFiles, to: emailSchema.optional() });
export type PreviewMailQuery = z.infer<typeof previewMailQuerySchema>;

const recipientSchema = z.object({ name: z.string(), address: z.string() });

export const invoiceMailPreviewSchema = z
  .object({
    /** The contact for invoices, else the client's own address; null where neither has one. */
    recipient: recipientSchema.nullable(),
    subject: z.string(),
    text: z.string(),
    attachments: z.array(z.object({ filename: z.string(), size: z.number().int() })),
    /** An account for mail is set up: without one it is opened as a draft of another program. */
    canSend: z.boolean(),
    /** What was written about it before, the newest first. */
    mails: z.array(
      z.object({
        id: idSchema,
        state: z.enum(mailStates),
        to: z.array(z.string()),
        createdAt: instantSchema,
        sentAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'InvoiceMailPreview' });
export type InvoiceMailPreview = z.infer<typeof invoiceMailPreviewSchema>;

export const mailInvoiceSchema = z
  .strictObject({
    /** Of the mail: the same id again is the mail that is there. */
    id: idSchema.optional(),
    ...mailedFiles,
    /** Left out: as the preview says. */
    to: emailSchema.optional(),
    subject: lineSchema.min(1).max(200).optional(),
    text: textSchema.min(1).max(20_000).optional(),
    /** Also where one about it waits, was sent, or may have been sent. */
    again: z.boolean().default(false),
  })
  .meta({ id: 'MailInvoice' });
export type MailInvoice = z.infer<typeof mailInvoiceSchema>;

export const queuedMailSchema = z
  .object({ id: idSchema, state: z.enum(mailStates), to: z.array(z.string()), subject: z.string() })
  .meta({ id: 'QueuedInvoiceMail' });
export type QueuedMail = z.infer<typeof queuedMailSchema>;
