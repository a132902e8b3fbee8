/** A daily backup that failed, and the first after it that did not. Their subject is the practice. */
import * as z from 'zod';
import { defineEvents } from '../events/catalogue.ts';

export const failedBackupSchema = z.strictObject({
  what: z.enum(['failed', 'not_copied']),
  because: z.string(),
});

export const backupEvents = {
  ...defineEvents(['backup.failed'], { table: 'organizations', content: failedBackupSchema }),
  ...defineEvents(['backup.recovered'], { table: 'organizations', content: null }),
};

export const backupEventTypes = ['backup.failed', 'backup.recovered'] as const;

declare module '../events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof backupEvents, unknown> {}
}
