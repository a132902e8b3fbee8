/**
 * When a job is given up. Attempts count from the last progress on, and an attempt whose process died is none: a kill, a crash and a
 * power cut say nothing about the work. A job that takes its process down each time still ends, after many deaths in a row.
 */

export interface Attempts {
  /** Runs that have begun, this one included. */
  readonly begun: number;
  /** Of those, the ones that no longer count: before the last progress, or ended by the death of their process. */
  readonly forgiven: number;
  /** Deaths in a row without progress. */
  readonly deaths: number;
  /** As the job was enqueued. */
  readonly most: number;
}

/** A window that is opened again after each kill finds its work going on at once; what may be the cause of them waits. */
const atOnceUpTo = 3;
export const mostDeaths = 20;

/** The run's number after which it is given up. */
export function lastAttempt({ most, forgiven }: Pick<Attempts, 'most' | 'forgiven'>): number {
  return most + forgiven;
}

/** Something of the job is done for good; undefined where that changes nothing. */
export function afterProgress({
  begun,
  forgiven,
  deaths,
}: Omit<Attempts, 'most'>): Pick<Attempts, 'forgiven' | 'deaths'> | undefined {
  const before = Math.max(forgiven, begun - 1);
  return before === forgiven && deaths === 0 ? undefined : { forgiven: before, deaths: 0 };
}

export type AfterDeath =
  | { readonly goesOn: false }
  /** `waits`: the number of the wait, for a back-off; 0 for none. */
  | ({ readonly goesOn: true; readonly waits: number } & Pick<Attempts, 'forgiven' | 'deaths'>);

export function afterDeath({ forgiven, deaths }: Pick<Attempts, 'forgiven' | 'deaths'>): AfterDeath {
  const died = deaths + 1;
  if (died >= mostDeaths) return { goesOn: false };
  return { goesOn: true, forgiven: forgiven + 1, deaths: died, waits: Math.max(0, died - atOnceUpTo) };
}
