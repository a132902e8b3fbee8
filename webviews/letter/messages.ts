/**
 * What the page Send Invoice and its host say to each other. Order of play: view `ready` → host `connection`, `content`;
 * `choose` is answered by `content` with the files of that choice; `send` by `content` in which the mail is listed, or by
 * `refused`. What is typed stays in the page.
 */
import * as z from 'zod';
import { attachedChoices } from '../../src/contract/invoicing/attached-choices.ts';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const attached = z.enum(attachedChoices);

const contentSchema = z.object({
  type: z.literal('content'),
  invoiceId: z.string(),
  /** `Invoice 2026-0031, Nordwind GmbH` */
  title: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  attached,
  files: z.array(z.string()),
  /** An account for mail is set up. */
  canSend: z.boolean(),
  /** What was written about the invoice before, the newest first. */
  mails: z.array(
    z.object({ id: z.string(), tone: z.enum(['ok', 'warn', 'danger', 'muted']), line: z.string() }),
  ),
  /** One of them was sent, waits or may have been sent. */
  isAgain: z.boolean(),
});
export type LetterContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const letterHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('refused'), message: z.string() }),
  z.object({ type: z.literal('failed'), message: z.string() }),
  connectionSchema,
]);
export type LetterHostMessage = z.infer<typeof letterHostMessageSchema>;

/** View → host. */
export const letterViewMessageSchema = z.discriminatedUnion('type', [
  readySchema.extend({ invoiceId: z.string().max(36).optional() }),
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('choose'), attached }),
  z.object({
    type: z.literal('send'),
    to: z.string().max(320),
    subject: z.string().max(200),
    text: z.string().max(20_000),
    /** As the page shows it. */
    attached,
    isAgain: z.boolean(),
  }),
  z.object({ type: z.literal('openInvoice') }),
  z.object({ type: z.literal('openOutbox') }),
  z.object({ type: z.literal('setUp') }),
]);
export type LetterViewMessage = z.infer<typeof letterViewMessageSchema>;

/** What the page keeps through a reload: what was typed, of the invoice that it is for. */
export interface LetterState {
  readonly invoiceId: string;
  readonly to?: string | undefined;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
}
