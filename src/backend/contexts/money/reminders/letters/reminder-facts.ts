/** Facts of invoices by which their next reminder is decided. */
import type { DebtorKind } from '../../../../../domain/late-interest/interest-laws.ts';
import {
  type ReminderFacts,
  type ReminderMoment,
  type ReminderPlan,
  workingDays,
} from '../../../../../domain/reminders/plan-reminder.ts';
import { asksForMore } from '../../../../../domain/reminders/reminder-claim.ts';
import type { ReminderRule } from '../../../../../domain/reminders/reminder-rule.ts';
import { addDays, localDate, localTime } from '../../../../../domain/zones.ts';
import { notFound } from '../../../../platform/http/api-error.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import { amountsOf } from '../../model/invoice-amounts.ts';
import type { ReminderPorts, ReminderSeller } from '../reminders.ports.ts';
import type { DueRow, InvoiceMail, ReminderRow } from '../reminders.repository.ts';
import type { WirePlan } from '../reminders.schema.ts';

/** Days ahead of which holidays are asked for: rules reach a year beyond a due date. */
const aheadDays = 400;

export interface Surroundings {
  readonly seller: ReminderSeller;
  readonly moment: ReminderMoment;
}

export async function loadSurroundings(
  ports: ReminderPorts,
  reads: Reads,
  nowMs: number,
): Promise<Surroundings> {
  const seller = await ports.findSeller(reads);
  if (!seller) throw notFound('organization');
  const today = localDate(nowMs, seller.zone);
  const holidays = await ports.listHolidays(reads, { from: today, to: addDays(today, aheadDays) });
  const moment = { today, time: localTime(nowMs, seller.zone), isWorkingDay: workingDays(holidays) };
  return { seller, moment };
}

export interface BesideInvoice {
  readonly pausedBecause: string | null;
  readonly reminded: ReminderFacts['reminded'];
  /** Local dates of mails that carry the invoice itself. */
  readonly mailedOn: readonly string[];
}

/** A reminder counts from the day on which it left, one that waits from the day of its text. */
export function toReminded({
  step,
  written_on,
  left_on,
}: Pick<ReminderRow, 'step' | 'written_on' | 'left_on'>): ReminderFacts['reminded'][number] {
  return { step, on: left_on ?? written_on, waits: left_on === null };
}

/** A mail that is under way may leave at any moment of today. */
export function toMailedOn(
  { state, sent_at, tried_at }: InvoiceMail,
  { seller, moment }: Surroundings,
): string {
  const isOver = state === 'sent' || state === 'may_have_been_sent';
  const at = isOver ? (sent_at ?? tried_at) : null;
  return at === null ? moment.today : localDate(at, seller.zone);
}

export function toFacts(row: DueRow, { pausedBecause, reminded, mailedOn }: BesideInvoice): ReminderFacts {
  return {
    documentType: row.document_type,
    state: row.state,
    amounts: amountsOf(row),
    dueDate: row.due_date,
    sentOn: row.sent_on,
    pausedBecause,
    reminded,
    lastMailOn: [...mailedOn, ...reminded.map(({ on }) => on)].toSorted().at(-1) ?? null,
  };
}

interface WireParts extends Pick<ReminderRule, 'steps'> {
  /** The client's consent holds. */
  readonly bySelf: boolean;
  /** Undefined: not known. */
  readonly debtor: DebtorKind | undefined;
}

/** The next one would ask for more, were it known what the client is. */
export function asksDebtor(plan: ReminderPlan, { steps, debtor }: Omit<WireParts, 'bySelf'>): boolean {
  const step = 'step' in plan ? steps[plan.step - 1] : undefined;
  return debtor === undefined && step !== undefined && asksForMore(step);
}

export function toWirePlan(plan: ReminderPlan, { steps, bySelf, debtor }: WireParts): WirePlan {
  const nothing = {
    ...{ step: null, steps: steps.length, on: null, because: null, pausedBecause: null, bySelf },
    asksDebtor: asksDebtor(plan, { steps, debtor }),
  };
  if (plan.kind === 'nothing') return { ...nothing, state: 'nothing', because: plan.reason };
  if (plan.kind === 'paused') return { ...nothing, state: 'paused', pausedBecause: plan.reason };
  if (plan.kind === 'ready') return { ...nothing, state: 'ready', step: plan.step };
  return { ...nothing, state: 'scheduled', step: plan.step, on: plan.on };
}
