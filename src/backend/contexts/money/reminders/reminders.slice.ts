/** Reminders of overdue invoices: rules, what rests, and every one that was written. */
import { defineSlice } from '../../../platform/slice.ts';
import { reminderMailKind } from './outbox/reminder-mail.ts';
import { dueRemindersKind } from './outbox/send-due.ts';
import { overdueNotices } from './overdue.notices.ts';
import { reminderFailedNotices } from './reminder-failed.notices.ts';
import { reminderEvents } from './reminders.events.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import { remindersRoutes } from './reminders.routes.ts';
import { reminderScope } from './reminders.scope.ts';
import { createRemindersService } from './reminders.service.ts';
import { reminderTools } from './reminders.tools.ts';
import { rulesRoutes } from './rules/rules.routes.ts';

export const remindersSlice = defineSlice({
  name: 'money/reminders',
  tables: ['reminder_rules', 'reminder_pauses', 'reminders'],
  reads: ['invoices', 'clients', 'payments', 'payment_allocations'],
  people: ['reminder_rules.consented_by', 'reminder_pauses.paused_by', 'reminders.written_by'],
  permissions: {
    'reminder:read': { billing_admin: 'all' },
    'reminder:write': { billing_admin: 'all' },
  },
  scope: reminderScope,
  events: reminderEvents,
  uses: { clients: ['reminders.client_id', 'reminder_rules.client_id'] },
  mount(ports: ReminderPorts) {
    const service = createRemindersService(ports);
    ports.mail.declare(reminderMailKind(ports));
    return {
      routes: [...remindersRoutes(service), ...rulesRoutes(service)],
      schedules: [dueRemindersKind(ports)],
      tools: reminderTools({ ports, service }),
      notices: { ...overdueNotices(ports), ...reminderFailedNotices },
    };
  },
});
