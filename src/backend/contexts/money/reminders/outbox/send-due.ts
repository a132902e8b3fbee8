/** Reminders that leave by themselves: each hour, to clients whose texts a person has seen, by that person's rights. */
import type { Person } from '../../../../../domain/policy/actor.ts';
import { addDays, localDate } from '../../../../../domain/zones.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { ScheduleKind } from '../../../../platform/schedules/schedule-kind.ts';
import { loadReminded } from '../letters/load-reminded.ts';
import type { ReminderPorts } from '../reminders.ports.ts';
import { listConsents, listDue } from '../reminders.repository.ts';
import { sendReminder } from '../send-reminder.ts';

export function dueRemindersKind(ports: ReminderPorts): ScheduleKind {
  return {
    kind: 'reminder.due',
    title: 'Reminders that leave by themselves',
    catchUp: 'once',
    always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:15', zone: 'UTC' },
    isOutward: true,
    async run({ organizationId, signal }) {
      const all = ports.reads({ kind: 'system', organizationId, task: 'reminders' });
      for (const { clientId, userId } of await listConsents(all)) {
        const person = await ports.findActor(all, userId);
        if (person && !signal.aborted) await sendDueTo(ports, { person, clientId, signal });
      }
    },
  };
}

interface DueOf {
  readonly person: Person;
  readonly clientId: string;
  readonly signal: AbortSignal;
}

async function sendDueTo(ports: ReminderPorts, { person, clientId, signal }: DueOf): Promise<void> {
  const reads = ports.reads(person);
  const seller = await ports.findSeller(reads);
  if (!seller || !(await ports.mail.isSetUp(reads))) return;
  const now = ports.clock();
  const rows = await listDue(reads, addDays(localDate(now, seller.zone), 1));
  for (const { id } of rows.filter((row) => row.client_id === clientId)) {
    if (signal.aborted) return;
    const { plan, bySelf, recipient } = await loadReminded(ports, reads, { id, nowMs: now });
    if (plan.kind !== 'ready' || !bySelf || recipient.email === null) continue;
    await sendOne(ports, { person, id, step: plan.step });
  }
}

/** What no longer holds in the transaction itself is refused there; the next hour looks again. */
async function sendOne(
  ports: ReminderPorts,
  { person, id, step }: { readonly person: Person; readonly id: string; readonly step: number },
): Promise<void> {
  const caller = { actor: person, grant: 'all' } as const;
  try {
    await ports.unitOfWork.write(
      person,
      async (work) =>
        await sendReminder(ports, work, { caller, invoiceId: id, input: { step, via: 'mail' } }),
    );
  } catch (error) {
    if (!ApiError.is(error)) throw error;
  }
}
