/**
 * What the page Notification Settings and its host say to each other. Order of play: view `ready` → host `connection`,
 * `content`; each change is stored at once and answered by another `content`.
 */
import * as z from 'zod';
import { connectionSchema, readySchema, viewFailedSchema } from '../../src/contract/webview/common.ts';

const channel = z.enum(['app', 'email', 'webhook']);
export type Channel = z.infer<typeof channel>;

/** `locked`: always on. */
const cell = z.enum(['on', 'off', 'locked']);

const typeSchema = z.object({
  type: z.string(),
  title: z.string(),
  channels: z.object({ app: cell, email: cell, webhook: cell }),
});
export type TypeRow = z.infer<typeof typeSchema>;

const contentSchema = z.object({
  type: z.literal('content'),
  sections: z.array(
    z.object({
      section: z.enum(['time', 'approvals', 'agents', 'money', 'budgets', 'security']),
      types: z.array(typeSchema),
    }),
  ),
  /** Address that mail goes to; null where no account is set up. */
  email: z.string().nullable(),
  /** `note`: why nothing is sent there; empty otherwise. */
  webhooks: z.array(z.object({ id: z.string(), url: z.string(), note: z.string() })),
  quietHours: z.object({ on: z.boolean(), from: z.string(), to: z.string(), weekends: z.boolean() }),
  zone: z.string(),
  digest: z.object({ on: z.boolean(), at: z.string() }),
  /** Printed time of the last change here; empty before it. */
  saved: z.string(),
});
export type NotificationsContent = z.infer<typeof contentSchema>;

/** Host → view. */
export const notificationsHostMessageSchema = z.discriminatedUnion('type', [
  contentSchema,
  z.object({ type: z.literal('failed'), message: z.string() }),
  connectionSchema,
]);
export type NotificationsHostMessage = z.infer<typeof notificationsHostMessageSchema>;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/** View → host. */
export const notificationsViewMessageSchema = z.discriminatedUnion('type', [
  readySchema,
  viewFailedSchema,
  z.object({ type: z.literal('refresh') }),
  z.object({ type: z.literal('set'), of: z.string().max(100), channel, on: z.boolean() }),
  z.object({
    type: z.literal('setQuiet'),
    on: z.boolean().optional(),
    from: time.optional(),
    to: time.optional(),
    weekends: z.boolean().optional(),
  }),
  z.object({ type: z.literal('setDigest'), on: z.boolean().optional(), at: time.optional() }),
  z.object({ type: z.literal('setUpEmail') }),
  z.object({ type: z.literal('addWebhook') }),
  z.object({ type: z.literal('removeWebhook'), id: z.string().max(36) }),
  z.object({ type: z.literal('enterSecret'), id: z.string().max(36) }),
  z.object({ type: z.literal('sendTest') }),
]);
export type NotificationsViewMessage = z.infer<typeof notificationsViewMessageSchema>;
