/** Whether a goal is being reached, and what that is judged by: arithmetic on given figures, no opinion. */
import type { GoalDirection, MeasureKind } from './goal.ts';

/**
 * `reached`: it holds (a stock: now). `on_track` and `behind`: the period is not over. `missed`: the period is over without
 * it, or a limit was passed. `no_data`: there is no figure.
 */
export const paceStates = ['reached', 'on_track', 'behind', 'missed', 'no_data'] as const;
export type PaceState = (typeof paceStates)[number];

export interface PaceAsked {
  readonly kind: MeasureKind;
  readonly direction: GoalDirection;
  /** Undefined where there is nothing to count, such as a share of no working time. */
  readonly value: number | undefined;
  readonly target: number;
  /**
   * Of the period, in rising order, with the seconds that are to be worked on each; what a sum should be by now is shared
   * out over them, over calendar days where no day has any.
   */
  readonly days: readonly { readonly date: string; readonly weight: number }[];
  readonly today: string;
}

export interface Pace {
  readonly state: PaceState;
  /** What a sum should be when the days before today are over; undefined of other figures. */
  readonly expected: number | undefined;
  /** Days (or seconds of working time) before today, and in all. */
  readonly passed: number;
  readonly whole: number;
  readonly by: 'working_time' | 'calendar_days';
}

export function judgePace(asked: PaceAsked): Pace {
  const { days, today, kind, direction, target } = asked;
  const by = days.some(({ weight }) => weight > 0) ? 'working_time' : 'calendar_days';
  const weigh = (all: PaceAsked['days']): number =>
    all.reduce((sum, { weight }) => sum + (by === 'working_time' ? weight : 1), 0);
  const whole = weigh(days);
  const passed = weigh(days.filter(({ date }) => date < today));
  const expected =
    kind === 'sum' && direction === 'at_least' ? shareOf(target, { passed, whole }) : undefined;
  return { state: stateOf(asked, expected), expected, passed, whole, by };
}

/** Rounded down, exact however large the sums are: a goal is not behind for a rounding. */
function shareOf(target: number, { passed, whole }: Pick<Pace, 'passed' | 'whole'>): number {
  return whole === 0 ? 0 : Number((BigInt(target) * BigInt(passed)) / BigInt(whole));
}

function stateOf(asked: PaceAsked, expected: number | undefined): PaceState {
  const { direction, value, target, days, today } = asked;
  if (value === undefined) return 'no_data';
  const holds = direction === 'at_least' ? value >= target : value <= target;
  const isOver = (days.at(-1)?.date ?? today) < today;
  if (isOver) return holds ? 'reached' : 'missed';
  return stateSoFar(asked, { holds, isAhead: value >= (expected ?? 0) });
}

function stateSoFar(
  { kind, direction }: PaceAsked,
  { holds, isAhead }: { readonly holds: boolean; readonly isAhead: boolean },
): PaceState {
  switch (kind) {
    case 'stock':
      return holds ? 'reached' : 'behind';
    // More days can bring a share back over or under its target.
    case 'ratio':
      return holds ? 'on_track' : 'behind';
    case 'sum':
      // A sum over its limit stays there.
      if (direction === 'at_most') return holds ? 'on_track' : 'missed';
      if (holds) return 'reached';
      return isAhead ? 'on_track' : 'behind';
  }
}
