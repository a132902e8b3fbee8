/** Webhooks, deliveries and tests on the wire. */
import * as z from 'zod';
import { noticeChannels } from '../../../../../domain/notifications/preferences.ts';
import { idSchema, instantSchema, lineSchema, recordSchema } from '../../../../platform/http/wire.ts';

export const webhookSchema = recordSchema.extend({ url: z.string() }).meta({ id: 'NotificationWebhook' });
export type NotificationWebhook = z.infer<typeof webhookSchema>;
export const webhookListSchema = z
  .object({ items: z.array(webhookSchema) })
  .meta({ id: 'NotificationWebhookList' });

export const createWebhookSchema = z.strictObject({ url: lineSchema.min(1).max(2_000) });
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

export const createdWebhookSchema = webhookSchema
  .extend({
    /** Signs its messages (Standard Webhooks); shown this once. */
    secret: z.string(),
  })
  .meta({ id: 'CreatedNotificationWebhook' });
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

export const listDeliveriesSchema = z.strictObject({
  notificationId: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListDeliveries = z.infer<typeof listDeliveriesSchema>;

export const deliverySchema = z
  .object({
    id: idSchema,
    notificationId: idSchema,
    type: z.string(),
    channel: z.enum(noticeChannels),
    state: z.enum(['waiting', 'sent', 'dropped', 'failed']),
    /** Why it waits, was dropped or failed. */
    reason: z.string().nullable(),
    /** When it changed last. */
    at: instantSchema,
    /** Nothing leaves before. */
    dueAt: instantSchema.nullable(),
  })
  .meta({ id: 'NotificationDelivery' });
export type Delivery = z.infer<typeof deliverySchema>;
export const deliveryListSchema = z
  .object({ items: z.array(deliverySchema) })
  .meta({ id: 'NotificationDeliveryList' });

export const sendNotificationSchema = z.strictObject({
  /** Other types are sent with sample values, by those who may write notifications. */
  type: z.string().max(60).default('test'),
  /** All that are set up when absent. */
  channels: z.array(z.enum(noticeChannels)).min(1).max(3).optional(),
  /** A person of the practice; the caller when absent. */
  userId: idSchema.optional(),
});
export type SendNotification = z.infer<typeof sendNotificationSchema>;
