/** Events of reminders, of their rules, and of what rests. */
import { defineEvents } from '../../../platform/events/catalogue.ts';
import { failedReminderSchema } from './outbox/failed-reminder.ts';
import { pausedSchema, reminderSchema } from './reminders.schema.ts';
import { reminderRuleSchema } from './rules/rules.schema.ts';

export const reminderEvents = {
  ...defineEvents(['reminder.queued', 'reminder.sent', 'reminder.dropped'], {
    table: 'reminders',
    content: reminderSchema,
  }),
  ...defineEvents(['reminder-rule.changed', 'reminder-rule.deleted'], {
    table: 'reminder_rules',
    content: reminderRuleSchema,
  }),
  ...defineEvents(['invoice.reminders-paused', 'invoice.reminders-resumed'], {
    table: 'invoices',
    content: pausedSchema,
  }),
  /** It should have left by itself: once of each invoice, step and reason. */
  ...defineEvents(['invoice.reminder-failed'], { table: 'invoices', content: failedReminderSchema }),
};

declare module '../../../platform/events/catalogue.ts' {
  interface EventCatalogue extends Record<keyof typeof reminderEvents, unknown> {}
}
