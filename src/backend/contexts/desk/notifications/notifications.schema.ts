/** Notifications on the wire. */
import * as z from 'zod';
import { noticeLanguages, noticeReasons, noticeSeverities } from '../../../../domain/notifications/notice.ts';
import {
  instantSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
  zoneSchema,
} from '../../../platform/http/wire.ts';

const languageField = z.enum(noticeLanguages).optional().meta({
  description: 'Of the texts; that of the practice when absent',
});

export const languageQuerySchema = z.strictObject({ language: languageField });
export type LanguageQuery = z.infer<typeof languageQuerySchema>;

export const listNotificationsSchema = z.strictObject({
  ...pageQuerySchema.shape,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  unread: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  language: languageField,
});
export type ListNotifications = z.infer<typeof listNotificationsSchema>;

export const notificationItemSchema = recordSchema
  .extend({
    /** `invoice.overdue` */
    type: z.string(),
    reason: z.enum(noticeReasons),
    severity: z.enum(noticeSeverities),
    /** It asks for an act of the person. */
    waiting: z.boolean(),
    title: z.string(),
    detail: z.string(),
    /** The record that it is about. */
    subject: z.object({ kind: z.string(), id: z.string() }),
    /** Causes that are one item. */
    count: z.number().int().positive(),
    occurredAt: instantSchema,
    zone: zoneSchema,
    readAt: instantSchema.nullable(),
  })
  .meta({ id: 'NotificationItem' });
export type NotificationItem = z.infer<typeof notificationItemSchema>;

export const notificationListSchema = pageSchema(notificationItemSchema)
  .extend({
    /** Of all that the person has. */
    unread: z.number().int(),
  })
  .meta({ id: 'NotificationList' });
export type NotificationList = z.infer<typeof notificationListSchema>;

export const putReadSchema = z.strictObject({ read: z.boolean() });
export type PutRead = z.infer<typeof putReadSchema>;

export const readAllSchema = z.strictObject({
  /** Later ones stay unread; all are read when absent. */
  upTo: instantSchema.optional(),
});
export type ReadAll = z.infer<typeof readAllSchema>;

export const unreadSchema = z.object({ unread: z.number().int() }).meta({ id: 'UnreadNotifications' });
