/** When somebody is reminded of the timer, and of what; pure. Reminders change nothing by themselves. */
import type { ShownReminder } from './timer-text.ts';

/** Work is meant once it was seen in so many of the last minutes. */
export const workMinutes = 15;
/** Those are looked at: a look at the telephone begins nothing anew. */
export const lookedAtMinutes = 20;

export interface ReminderFacts {
  readonly running: boolean;
  /** Minutes with work among the last `lookedAtMinutes`. */
  readonly activeMinutes: number;
  /** The open place belongs to a project. */
  readonly belongs: boolean;
  /** Of the local day, the running entry included. */
  readonly daySeconds: number;
  readonly limitSeconds: number;
}

export function findReminder(facts: ReminderFacts): ShownReminder['kind'] | undefined {
  if (facts.running) return facts.daySeconds >= facts.limitSeconds ? 'limit' : undefined;
  return facts.belongs && facts.activeMinutes >= workMinutes ? 'start' : undefined;
}
