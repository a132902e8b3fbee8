/** Events of notifications, which only the person whose they are hears of. */
import * as z from 'zod';
import { defineEvents } from '../../../platform/events/catalogue.ts';

const contentSchema = z.strictObject({ userId: z.string(), type: z.string() });

export const notificationEvents = defineEvents(
  ['notification.created', 'notification.changed', 'notification.deleted'],
  { table: 'notifications', content: contentSchema, subject: 'userId' },
);

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof notificationEvents, unknown> {}
}
