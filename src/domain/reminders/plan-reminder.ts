/**
 * Which reminder of an invoice is next, and when: the one decision that lists, previews and sending share. It is computed
 * from the facts of the moment alone, so that a missed run loses nothing and a repeated one sends nothing twice.
 */
import type { DocumentType, InvoiceState } from '../invoice-document.ts';
import { laterOf } from '../late-interest/last-day-in-time.ts';
import { type InvoiceAmounts, type Settlement, settlementOf } from '../payments/balance.ts';
import { moveDate } from '../time/calendar-date.ts';
import { leastGapDays, type ReminderRule } from './reminder-rule.ts';

interface Letter {
  readonly step: number;
  /** ISO date on which it left; of one that waits, the day of its text. */
  readonly on: string;
  /** It has not left: no account sends it, or its day has not come. */
  readonly waits?: boolean;
}

export interface ReminderFacts {
  readonly documentType: DocumentType;
  readonly state: InvoiceState;
  readonly amounts: InvoiceAmounts;
  /** ISO dates; null: it has none. */
  readonly dueDate: string | null;
  readonly sentOn: string | null;
  /** Null: not paused. */
  readonly pausedBecause: string | null;
  /** Sent, or handed to the outbox; steps count from 1. */
  readonly reminded: readonly Letter[];
  /** The last mail of any kind about this invoice. */
  readonly lastMailOn: string | null;
}

/** A moment in the practice's zone. */
export interface ReminderMoment {
  /** ISO date. */
  readonly today: string;
  /** `HH:MM[:SS]`. */
  readonly time: string;
  isWorkingDay(date: string): boolean;
}

/** Reminders are sent on working days from 08:00 to 18:00. */
export const sendingHours = { from: '08:00', to: '18:00' } as const;

export type NoReminder =
  | 'draft'
  | 'credit_note'
  | Extract<Settlement, 'paid' | 'wholly_credited' | 'written_off'>
  | 'no_due_date'
  | 'not_sent'
  | 'no_steps'
  /** All steps were sent. */
  | 'no_step_left';

export type ReminderPlan =
  | { readonly kind: 'nothing'; readonly reason: NoReminder }
  | { readonly kind: 'paused'; readonly reason: string }
  /** `on` is a working day; today where the hour has not come. `isDue`: it waits for nothing but that day and hour. */
  | { readonly kind: 'scheduled'; readonly step: number; readonly on: string; readonly isDue: boolean }
  | { readonly kind: 'ready'; readonly step: number };

export function planReminder(
  facts: ReminderFacts,
  { steps }: Pick<ReminderRule, 'steps'>,
  moment: ReminderMoment,
): ReminderPlan {
  const reason = findReason(facts, moment.today);
  if (reason !== undefined) return { kind: 'nothing', reason };
  if (facts.pausedBecause !== null) return { kind: 'paused', reason: facts.pausedBecause };
  if (steps.length === 0) return { kind: 'nothing', reason: 'no_steps' };
  const next = findNext(facts, steps);
  if (next === undefined) return { kind: 'nothing', reason: 'no_step_left' };
  const { step } = next;
  const due = dueDay(facts, next.from, moment.today);
  const on = sendingDay(due, moment);
  const isNow = on === moment.today && moment.time >= sendingHours.from;
  return isNow ? { kind: 'ready', step } : { kind: 'scheduled', step, on, isDue: due <= moment.today };
}

/** The step above the last that was sent, and the first day that its rule has for it: none is skipped. */
function findNext(
  facts: ReminderFacts,
  steps: ReminderRule['steps'],
): { readonly step: number; readonly from: string } | undefined {
  const last = facts.reminded.toSorted((one, other) => one.step - other.step).at(-1);
  const step = (last?.step ?? 0) + 1;
  const ruled = steps[step - 1];
  if (ruled === undefined) return undefined;
  const from = moveDate(startOf(facts), ruled.afterDays);
  if (last === undefined) return { step, from };
  const distance = ruled.afterDays - (steps[last.step - 1]?.afterDays ?? 0);
  return { step, from: [from, moveDate(last.on, distance)].toSorted().at(-1) ?? from };
}

/**
 * The day that the text of the next reminder is of: today, or the day on which it will leave where it is due and waits for
 * that day, or where the invoice is not late yet.
 */
export function letterDay(
  plan: ReminderPlan,
  facts: Pick<ReminderFacts, 'dueDate' | 'sentOn'>,
  today: string,
): string {
  if (plan.kind !== 'scheduled') return today;
  return plan.isDue || today <= startOf(facts) ? plan.on : today;
}

function findReason(facts: ReminderFacts, today: string): NoReminder | undefined {
  if (facts.state === 'draft') return 'draft';
  if (facts.documentType === '381') return 'credit_note';
  const settlement = settlementOf({ ...facts, dueDate: facts.dueDate ?? today }, today);
  if (settlement === 'paid' || settlement === 'wholly_credited' || settlement === 'written_off') {
    return settlement;
  }
  if (facts.dueDate === null) return 'no_due_date';
  return facts.sentOn === null ? 'not_sent' : undefined;
}

function startOf({ dueDate, sentOn }: Pick<ReminderFacts, 'dueDate' | 'sentOn'>): string {
  return laterOf({ dueDate: dueDate ?? '', sentOn });
}

/**
 * The first day that is far enough from the start and from every other mail. Nobody is reminded of a letter that they have not
 * got: while one waits, none comes after it.
 */
function dueDay({ lastMailOn, sentOn, reminded }: ReminderFacts, from: string, today: string): string {
  const before = reminded.some(({ waits }) => waits === true) ? [moveDate(today, 1)] : [];
  const mails = [lastMailOn, sentOn, ...reminded.map(({ on }) => on)].filter((date) => date !== null);
  return [from, ...before, ...mails.map((date) => moveDate(date, leastGapDays))].toSorted().at(-1) ?? from;
}

/** The first working day from then on, and not one whose hours are over. */
function sendingDay(due: string, moment: ReminderMoment): string {
  const today = moment.time < sendingHours.to ? moment.today : moveDate(moment.today, 1);
  let day = due > today ? due : today;
  // A year without a working day is a mistake of the calendar, which must not hang the list.
  for (let tries = 0; tries < 366 && !moment.isWorkingDay(day); tries += 1) day = moveDate(day, 1);
  return day;
}

/** Monday to Friday, without the holidays that are given. */
export function workingDays(holidays: ReadonlySet<string>): (date: string) => boolean {
  return (date) => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && !holidays.has(date);
  };
}
