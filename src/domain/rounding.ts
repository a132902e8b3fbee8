/**
 * Rounding of time at billing. Raw seconds are kept for ever; what is billed is computed from them by these
 * pure functions, once, over a scope that the invoice names (ARCHITECTURE D9).
 */

export type RoundingMode = 'none' | 'up' | 'down' | 'nearest';

/** What is added up before it is rounded: each entry, a task's entries of one day, or all of a line. */
export type RoundingScope = 'entry' | 'day-task' | 'line';

export interface RoundingRule {
  readonly mode: RoundingMode;
  /** Whole seconds above zero; 300 is five minutes. Without meaning for `none`. */
  readonly stepSeconds: number;
  readonly scope: RoundingScope;
  /** What any work at all bills at least, in whole seconds, whatever the mode; absent or 0: no minimum. */
  readonly minimumSeconds?: number | undefined;
}

/** The rule by which the time of a project is rounded. */
export type RoundingOf = (projectId: string) => RoundingRule;

/** The steps that a new rule may take, in minutes; older rules with other steps stay valid. */
export const roundingStepMinutes = [1, 5, 6, 10, 15, 30, 60] as const;

/** Bills what was recorded: the default of every client. */
export const exactTime: RoundingRule = { mode: 'none', stepSeconds: 60, scope: 'entry' };

/** The part of an entry that rounding looks at; one over midnight comes once a day, under the same id. */
export interface RoundableEntry {
  readonly id: string;
  readonly seconds: number;
  /** Local date in the entry's own zone. */
  readonly date: string;
  /** What the line's work is counted by: a task, or the note where there is none. */
  readonly work: string;
}

/**
 * `seconds` by one rule: an exact multiple of the step stays as it is, a tie of `nearest` goes up, what is below the
 * minimum becomes it, nothing stays nothing. Works on the length, never on the clock, so odd zone offsets cannot matter.
 */
export function roundSeconds(seconds: number, rule: Omit<RoundingRule, 'scope'>): number {
  return seconds === 0 ? 0 : Math.max(toStep(seconds, rule), rule.minimumSeconds ?? 0);
}

/** True when every length is billed as it was recorded, whatever is added up first. */
export function isExact({ mode, minimumSeconds = 0 }: RoundingRule): boolean {
  return mode === 'none' && minimumSeconds === 0;
}

/**
 * What one entry bills by itself; undefined where the rule adds entries up before it rounds, since then no entry has a
 * billed length of its own.
 */
export function findBilledSeconds(seconds: number, rule: RoundingRule): number | undefined {
  return rule.scope === 'entry' || isExact(rule) ? roundSeconds(seconds, rule) : undefined;
}

function toStep(seconds: number, rule: Pick<RoundingRule, 'mode' | 'stepSeconds'>): number {
  const rest = rule.mode === 'none' ? 0 : seconds % rule.stepSeconds;
  if (rest === 0) {
    return seconds;
  }
  const up = rule.mode === 'up' || (rule.mode === 'nearest' && rest * 2 >= rule.stepSeconds);
  return seconds - rest + (up ? rule.stepSeconds : 0);
}

/** The seconds that one line bills for `entries`: added up within the rule's scope, each sum rounded once, the results added. */
export function billedSeconds(entries: readonly RoundableEntry[], rule: RoundingRule): number {
  return billEach(entries, rule).reduce((total, seconds) => total + seconds, 0);
}

/**
 * What each of `entries` has of the seconds that their line bills, in their order. What a rule adds to a sum is of the
 * first that it adds up; what it takes is taken from the first on, so that none has less than nothing.
 */
export function billEach(entries: readonly RoundableEntry[], rule: RoundingRule): readonly number[] {
  const sums = new Map<string, number>();
  const keys = entries.map((entry) => scopeKey(entry, rule.scope));
  for (const [index, { seconds }] of entries.entries()) {
    const key = keys[index] ?? '';
    sums.set(key, (sums.get(key) ?? 0) + seconds);
  }
  const changes = new Map([...sums].map(([key, seconds]) => [key, roundSeconds(seconds, rule) - seconds]));
  return entries.map(({ seconds }, index) => {
    const key = keys[index] ?? '';
    const billed = Math.max(0, seconds + (changes.get(key) ?? 0));
    changes.set(key, (changes.get(key) ?? 0) + seconds - billed);
    return billed;
  });
}

function scopeKey(entry: RoundableEntry, scope: RoundingScope): string {
  switch (scope) {
    case 'entry':
      return entry.id;
    case 'day-task':
      return `${entry.date} ${entry.work}`;
    case 'line':
      return '';
  }
}
