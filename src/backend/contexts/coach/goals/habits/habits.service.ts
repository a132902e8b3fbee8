/** How habits are shown and ticked; each is of the person that set it. */
import * as z from 'zod';
import {
  findStreak,
  type HabitOutcome,
  type HabitRhythm,
  habitPeriods,
} from '../../../../../domain/goals/habits.ts';
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import { addDays, localDate } from '../../../../../domain/zones.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import { dateSchema } from '../../../../platform/http/wire.ts';
import type { GoalPorts } from '../goals.ports.ts';
import { checkHabit, type HabitLook } from './check-habit.ts';
import { type Habit, habits, habitsAtMost } from './habits.record.ts';
import { type HabitRow, listTicks, setTicks } from './habits.repository.ts';

const shownPeriods = 12;
const ticksAtMost = 2_000;
/** In each step back: five years in all. */
const olderPeriods: Readonly<Record<HabitRhythm, readonly number[]>> = {
  day: [60, 1_754],
  week: [48, 200],
  month: [48],
};

/** Any day of the period; `isKept` false takes the tick back. */
export const tickHabitSchema = z
  .strictObject({ date: dateSchema, isKept: z.boolean() })
  .meta({ id: 'TickHabit' });

type Look = Omit<HabitLook, 'ticks'>;

interface Shown {
  readonly periods: readonly DateSpan[];
  /** One for each period. */
  readonly outcomes: readonly HabitOutcome[];
  readonly look: HabitLook;
}

export type HabitsService = ReturnType<typeof createHabitsService>;

export function createHabitsService(ports: GoalPorts) {
  const openLook = async (caller: Caller): Promise<Look> => {
    const reads = ports.reads(caller.actor);
    const { zone } = await ports.loadPolicy(reads);
    const now = ports.clock();
    const readings = ports.openReadings(caller);
    const { userId } = personOf(caller);
    return { reads, userId, readings, zone, now, today: localDate(now, zone) };
  };
  const show = async (rows: readonly HabitRow[], caller: Caller, on?: string): Promise<readonly Habit[]> => {
    const look = await openLook(caller);
    const shown: Habit[] = [];
    for (const row of rows) shown.push(await showHabit(row, look, on));
    return shown;
  };
  return {
    ...habits.service(ports, show),

    /** Those that are active, as far as they were in the week that ends on `on`. */
    async listActive(caller: Caller, on: string): Promise<readonly Habit[]> {
      const rows = await habits.rows.list(ports.reads(caller.actor), { limit: habitsAtMost });
      return await show(
        rows.filter(({ state }) => state === 'active'),
        caller,
        on,
      );
    },

    async tick(caller: Caller, id: string, tick: z.output<typeof tickHabitSchema>): Promise<Habit> {
      const look = await openLook(caller);
      const row = await ports.unitOfWork.write(caller.actor, async (work) => {
        const before = await habits.rows.load(work.reads, id);
        if (before.check_kind !== 'by_hand')
          throw new ApiError('state_forbids', 'Records tell whether this habit is kept: it is not ticked.');
        if (tick.date > look.today) throw invalidField('date', 'must not lie ahead');
        await setTicks(work.writes, before, { dates: [tick.date], isKept: tick.isKept });
        return await habits.rows.change(work, before, { updated_at: work.now });
      });
      return await showHabit(row, look);
    },
  };
}

/** As it was on the day `on`, today when absent. */
async function showHabit(row: HabitRow, look: Look, on = look.today): Promise<Habit> {
  const ticks = await listTicks(look.reads, row);
  const habit = { ...habits.rows.toItem(row), ticks: [...ticks].sort().slice(-ticksAtMost) };
  if (row.state !== 'active') return { ...habit, periods: [], streak: 0 };
  const periods = habitPeriods(row.rhythm, on, shownPeriods);
  const outcomes = await checkHabit(row, periods, { ...look, ticks });
  return {
    ...habit,
    periods: periods.map((period, at) => ({ ...period, outcome: outcomes[at] ?? 'nothing' })),
    streak: await countStreak(row, { periods, outcomes, look: { ...look, ticks } }),
  };
}

/** Past the periods that are shown only while none of them broke it. */
async function countStreak(row: HabitRow, { periods, outcomes, look }: Shown): Promise<number> {
  let streak = findStreak(outcomes);
  let isBroken = outcomes.includes('not_kept');
  let [first] = periods;
  for (const count of olderPeriods[row.rhythm]) {
    if (isBroken || first === undefined) break;
    const older = habitPeriods(row.rhythm, addDays(first.from, -1), count);
    const before = await checkHabit(row, older, look);
    streak += findStreak(before);
    isBroken = before.includes('not_kept');
    [first] = older;
  }
  return streak;
}
