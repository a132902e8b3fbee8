/** Webhooks, deliveries and tests on the wire. */
import * as z from 'zod';
import { noticeChannels } from '../../../../../domain/notifications/preferences.ts';
import { idSchema, instantSchema, lineSchema, recordSchema } from '../../../../platform/http/wire.ts';

export const webhookSchema = recordSchema
  .extend({
    url: z.string(),
    /** `missing` after a restore on another machine: nothing is sent until another one is entered or made. */
    signing: z.enum(['ready', 'missing']),
  })
  .meta({ id: 'NotificationWebhook' });
export type NotificationWebhook = z.infer<typeof webhookSchema>;
export const webhookListSchema = z
  .object({ items: z.array(webhookSchema) })
  .meta({ id: 'NotificationWebhookList' });

export const createWebhookSchema = z.strictObject({ url: lineSchema.min(1).max(2_000) });
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

/** In the form of the standard, of 24 to 64 bytes. */
export const putWebhookSecretSchema = z.strictObject({
  /** That which its receiver has; a new one is made when absent. */
  secret: z
    .string()
    .regex(/^whsec_(?:[A-Za-z0-9+/]{4}){8,21}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/)
    .optional(),
});
export type PutWebhookSecret = z.infer<typeof putWebhookSecretSchema>;

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
