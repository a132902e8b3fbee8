/** Reminders that leave by themselves: each hour, to clients whose texts a person has seen, by that person's rights. */
import type { Actor, Person } from '../../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { addDays, localDate } from '../../../../../domain/zones.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { ScheduleKind, ScheduleRun } from '../../../../platform/schedules/schedule-kind.ts';
import { loadReminded, type Reminded } from '../letters/load-reminded.ts';
import { asksDebtor } from '../letters/reminder-facts.ts';
import type { ReminderPorts } from '../reminders.ports.ts';
import { listConsents, listDue } from '../reminders.repository.ts';
import { makeAndSend } from '../send-reminder.ts';
import { type FailedReminder, isKnown, logFailure, type ReminderFailure } from './failed-reminder.ts';

export function dueRemindersKind(ports: ReminderPorts): ScheduleKind {
  return {
    kind: 'reminder.due',
    title: 'Reminders that leave by themselves',
    catchUp: 'once',
    always: { unit: 'hour', every: 1, date: '2026-01-01', time: '00:15', zone: 'UTC' },
    isOfEach: true,
    isOutward: true,
    async run({ organizationId, ...run }) {
      await sendAllDue(ports, { kind: 'system', organizationId, task: 'reminders' }, run);
    },
  };
}

interface Sweep {
  readonly system: Actor;
  /** What is due is looked for as an administrator sees it: the person who allowed it may see nothing by now. */
  readonly reads: Reads;
  readonly now: number;
}

async function sendAllDue(
  ports: ReminderPorts,
  system: Actor,
  { signal, progressed }: Pick<ScheduleRun, 'signal' | 'progressed'>,
): Promise<void> {
  const { organizationId } = system;
  const consents = await listConsents(ports.reads(system));
  if (consents.length === 0) return;
  const reads = ports.reads({ kind: 'user', organizationId, userId: '', role: 'org_admin' });
  const seller = await ports.findSeller(reads);
  if (!seller) return;
  const now = ports.clock();
  const due = await listDue(reads, addDays(localDate(now, seller.zone), 1));
  const people = new Map(consents.map(({ clientId, userId }) => [clientId, userId]));
  const faults: unknown[] = [];
  for (const { id, client_id: clientId } of due) {
    const userId = people.get(clientId);
    if (userId === undefined) continue;
    if (signal.aborted) return;
    try {
      if (await sendWhatIsReady(ports, { system, reads, now }, { id, userId })) await progressed?.();
    } catch (error) {
      // One that fails keeps back none of the others; the run fails after them, and is tried again.
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some reminders could not be looked at.');
}

interface Allowed {
  readonly id: string;
  /** Who allowed it. */
  readonly userId: string;
}

/** Whether one left. */
async function sendWhatIsReady(
  ports: ReminderPorts,
  sweep: Sweep,
  { id, userId }: Allowed,
): Promise<boolean> {
  const reminded = await findReady(ports, sweep, id);
  if (reminded === undefined) return false;
  const person = await ports.findActor(ports.reads(sweep.system), userId);
  const obstacle = await findObstacle(ports, { reads: sweep.reads, person, reminded });
  if (obstacle !== undefined) {
    await fail(ports, sweep, { reminded, reason: obstacle });
    return false;
  }
  const refused = person && (await sendOne(ports, { person, id, step: reminded.plan.step }));
  if (refused === undefined) return true;
  // What no longer holds in the transaction itself is refused there, and is no failure.
  const still = await findReady(ports, sweep, id);
  if (still?.plan.step === reminded.plan.step)
    await fail(ports, sweep, { reminded: still, reason: 'refused', because: refused });
  return false;
}

type Ready = Reminded & { readonly plan: Extract<Reminded['plan'], { readonly kind: 'ready' }> };

/** Undefined where nothing is to leave by itself now. */
async function findReady(
  ports: ReminderPorts,
  { reads, now }: Sweep,
  id: string,
): Promise<Ready | undefined> {
  const reminded = await loadReminded(ports, reads, { id, nowMs: now });
  const { plan, bySelf } = reminded;
  return plan.kind === 'ready' && bySelf ? { ...reminded, plan } : undefined;
}

async function findObstacle(
  ports: ReminderPorts,
  {
    reads,
    person,
    reminded,
  }: { readonly reads: Reads; readonly person: Person | undefined; readonly reminded: Ready },
): Promise<ReminderFailure | undefined> {
  if (person === undefined) return 'person';
  if (grantOf(person, 'reminder:write') !== 'all') return 'rights';
  if (asksDebtor(reminded.plan, { ...reminded.rule.rule, debtor: reminded.debtor })) return 'debtor';
  if (!(await ports.mail.isSetUp(reads))) return 'account';
  return reminded.recipient.email === null ? 'recipient' : undefined;
}

async function fail(
  ports: ReminderPorts,
  { system, reads }: Sweep,
  {
    reminded: { invoice, client, plan },
    reason,
    because = null,
  }: { readonly reminded: Ready; readonly reason: ReminderFailure; readonly because?: string | null },
): Promise<void> {
  const failed: FailedReminder = {
    number: invoice.number ?? '',
    clientName: client.name,
    step: plan.step,
    reason,
    because,
  };
  if (await isKnown(reads, invoice.id, failed)) return;
  await ports.unitOfWork.write(system, async (work) => await logFailure(work, invoice.id, failed));
}

/** Why it was refused. */
async function sendOne(
  ports: ReminderPorts,
  { person, id, step }: { readonly person: Person; readonly id: string; readonly step: number },
): Promise<string | undefined> {
  const caller = { actor: person, grant: 'all' } as const;
  try {
    await makeAndSend(ports, { caller, invoiceId: id, input: { step, via: 'mail' }, bySelf: true });
    return undefined;
  } catch (error) {
    if (!ApiError.is(error) || error.status >= 500) throw error;
    return error.message;
  }
}
