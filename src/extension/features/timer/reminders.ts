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

/** As `vireo.timer.reminder` has it. */
export type ReminderStyle = 'off' | 'gentle' | 'firm';

export interface ReminderPlaces {
  readonly inStatusBar: ShownReminder | undefined;
  readonly asNotification: ShownReminder | undefined;
}

/** Where a reminder is shown; remembers what was said, since nobody wants to be told twice on a day. */
export class ReminderSpeaker {
  private readonly said = new Set<string>();

  /** `today` is the date on the user's calendar. */
  place(found: ShownReminder | undefined, style: ReminderStyle, today: string): ReminderPlaces {
    if (found === undefined || style === 'off') return { inStatusBar: undefined, asNotification: undefined };
    return { inStatusBar: found, asNotification: style === 'firm' ? this.once(found, today) : undefined };
  }

  /** About another project somebody is told anew; a long day is long once. */
  private once(found: ShownReminder, today: string): ShownReminder | undefined {
    const key = `${found.kind} ${today} ${found.kind === 'start' ? found.name.project : ''}`;
    if (this.said.has(key)) return undefined;
    this.said.add(key);
    return found;
  }
}
