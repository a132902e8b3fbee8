/** The use cases of reminders. */
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { listReminders } from './list-reminders.ts';
import { pauseReminders, resumeReminders } from './pause-reminders.ts';
import { previewReminder } from './preview-reminder.ts';
import { toReminder } from './reminder-view.ts';
import type { ReminderPorts } from './reminders.ports.ts';
import { findInvoice, listWritten } from './reminders.repository.ts';
import type { Reminder, ReminderList, ReminderPreview } from './reminders.schema.ts';
import {
  type PutClientRuleOn,
  previewRule,
  putClientRule,
  putPracticeRule,
  removeClientRule,
  showClientRule,
  showRules,
} from './rules/reminder-rules.ts';
import type { PreviewRule, PutPracticeRule, ReminderRuleReply, RuleTexts } from './rules/rules.schema.ts';
import { makeAndSend, type SendOn } from './send-reminder.ts';

export interface RemindersService {
  /** What is overdue. */
  list(caller: Caller): Promise<ReminderList>;
  preview(caller: Caller, invoiceId: string, locale?: string): Promise<ReminderPreview>;
  /** Every one that was written. */
  written(caller: Caller, invoiceId: string): Promise<Reminder[]>;
  send(on: SendOn): Promise<Created<Reminder>>;
  /** Both answer the invoice's next reminder. */
  pause(caller: Caller, invoiceId: string, reason: string): Promise<ReminderPreview>;
  resume(caller: Caller, invoiceId: string): Promise<ReminderPreview>;
  readonly rules: {
    list(caller: Caller): Promise<ReminderRuleReply[]>;
    putPractice(caller: Caller, input: PutPracticeRule, expected?: number): Promise<ReminderRuleReply>;
    get(caller: Caller, clientId: string): Promise<ReminderRuleReply>;
    preview(caller: Caller, clientId: string, input: PreviewRule): Promise<RuleTexts>;
    put(on: PutClientRuleOn): Promise<ReminderRuleReply>;
    remove(caller: Caller, clientId: string, expected?: number): Promise<void>;
  };
}

export function createRemindersService(ports: ReminderPorts): RemindersService {
  const { write } = ports.unitOfWork;
  return {
    list: async (caller) => await listReminders(ports, caller),
    preview: async (caller, id, locale) => await previewReminder(ports, caller, id, locale),
    async written({ actor }, id) {
      const reads = ports.reads(actor);
      if (!(await findInvoice(reads.from('invoices'), id))) throw notFound('invoice');
      return (await listWritten(reads, id)).map(toReminder);
    },

    send: async (on) => await makeAndSend(ports, on),

    async pause(caller, id, reason) {
      await write(caller.actor, async (work) => await pauseReminders(work, { caller, id, reason }));
      return await previewReminder(ports, caller, id);
    },

    async resume(caller, id) {
      await write(caller.actor, async (work) => await resumeReminders(work, id));
      return await previewReminder(ports, caller, id);
    },

    rules: {
      list: async ({ actor }) => [...(await showRules(ports, ports.reads(actor)))],
      putPractice: async (caller, input, expected) =>
        await write(caller.actor, async (work) => await putPracticeRule(ports, work, { input, expected })),
      get: async ({ actor }, clientId) => await showClientRule(ports, ports.reads(actor), clientId),
      preview: async ({ actor }, clientId, input) =>
        await previewRule(ports, ports.reads(actor), { clientId, input }),
      put: async (on) => await write(on.caller.actor, async (work) => await putClientRule(ports, work, on)),
      remove: async (caller, clientId, expected) =>
        await write(
          caller.actor,
          async (work) => await removeClientRule(ports, work, { clientId, expected }),
        ),
    },
  };
}
