/** The use cases of habits; each is of the person that set it. */
import { v7 as newId } from 'uuid';
import {
  findStreak,
  type HabitOutcome,
  type HabitRhythm,
  habitPeriods,
  rhythmOf,
} from '../../../../../domain/goals/habits.ts';
import type { DateSpan } from '../../../../../domain/report-periods.ts';
import { addDays, localDate } from '../../../../../domain/zones.ts';
import { changedColumns } from '../../../../platform/db/changes.ts';
import { type Caller, personOf } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../../platform/http/created.ts';
import { toPage } from '../../../../platform/http/cursor.ts';
import { toInstant } from '../../../../platform/http/instant.ts';
import type { ResourceService } from '../../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../../platform/http/versions.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Writes } from '../../../../platform/reach/writes.ts';
import type { GoalPorts } from '../goals.ports.ts';
import { checkHabit, type HabitLook } from './check-habit.ts';
import {
  deleteHabit,
  findHabit,
  type HabitRow,
  insertHabit,
  listHabits,
  listTicks,
  setTick,
  updateHabit,
} from './habits.repository.ts';
import type { CreateHabit, Habit, ListHabits, PatchHabit, TickHabit } from './habits.schema.ts';

const shownPeriods = 12;
const habitsAtMost = 50;
const ticksAtMost = 2_000;
/** In each step back: five years in all. */
const olderPeriods: Readonly<Record<HabitRhythm, readonly number[]>> = {
  day: [60, 1_754],
  week: [48, 200],
  month: [48],
};

export interface HabitsService extends ResourceService<Habit, ListHabits, CreateHabit, PatchHabit> {
  tick(caller: Caller, id: string, input: TickHabit): Promise<Habit>;
  /** Those that are active, as far as they were in the week that ends on `on`. */
  listActive(caller: Caller, on: string): Promise<readonly Habit[]>;
}

function toHabit(row: HabitRow): Habit {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    title: row.title,
    state: row.state,
    checkedBy: row.check_kind,
    rhythm: row.rhythm,
    beforeTime: row.before_time,
    withinDays: row.within_days,
    periods: [],
    ticks: [],
    streak: 0,
  };
}

/** @throws ApiError `invalid` that names the field. */
function requireSound({ check_kind, before_time, within_days }: HabitRow): void {
  if ((before_time !== null) !== (check_kind === 'begun_before'))
    throw invalidField('beforeTime', before_time === null ? 'is needed' : 'is of begun_before alone');
  if ((within_days !== null) !== (check_kind === 'invoiced_after_month'))
    throw invalidField('withinDays', within_days === null ? 'is needed' : 'is of invoiced_after_month alone');
}

function rhythmFor({ checkedBy, rhythm }: CreateHabit): HabitRow['rhythm'] {
  if (checkedBy === 'by_hand') return rhythm ?? 'week';
  const own = rhythmOf[checkedBy];
  if (rhythm !== undefined && rhythm !== own)
    throw invalidField('rhythm', `is ${own} where records are looked at for it`);
  return own;
}

function madeAt({ createdAt }: CreateHabit, now: number): number {
  const at = createdAt === undefined ? now : Date.parse(createdAt);
  if (at > now) throw invalidField('createdAt', 'must not lie ahead');
  return at;
}

function firstDayOf({ rhythm }: Pick<HabitRow, 'rhythm'>, date: string): string {
  const [period] = habitPeriods(rhythm, date, 1);
  return period?.from ?? date;
}

async function loadHabit(reads: Reads, id: string): Promise<HabitRow> {
  const row = await findHabit(reads, id);
  if (row === undefined) throw notFound('habit');
  return row;
}

interface Shown {
  readonly periods: readonly DateSpan[];
  /** One for each period. */
  readonly outcomes: readonly HabitOutcome[];
  readonly look: HabitLook;
}

class Habits {
  private readonly ports: GoalPorts;

  constructor(ports: GoalPorts) {
    this.ports = ports;
  }

  private async look(caller: Caller): Promise<Omit<HabitLook, 'ticks'>> {
    const { clock } = this.ports;
    const reads = this.ports.reads(caller.actor);
    const { zone } = await this.ports.loadPolicy(reads);
    const now = clock();
    const readings = this.ports.openReadings(caller);
    const { userId } = personOf(caller);
    return { reads, userId, readings, zone, now, today: localDate(now, zone) };
  }

  /** As it was on the day `on`, today when absent. */
  private async show(row: HabitRow, look: Omit<HabitLook, 'ticks'>, on = look.today): Promise<Habit> {
    const ticks = await listTicks(look.reads, row);
    const habit = { ...toHabit(row), ticks: [...ticks].sort().slice(-ticksAtMost) };
    if (row.state !== 'active') return habit;
    const periods = habitPeriods(row.rhythm, on, shownPeriods);
    const outcomes = await checkHabit(row, periods, { ...look, ticks });
    return {
      ...habit,
      periods: periods.map((period, at) => ({ ...period, outcome: outcomes[at] ?? 'nothing' })),
      streak: await this.countStreak(row, { periods, outcomes, look: { ...look, ticks } }),
    };
  }

  /** Past the periods that are shown only while none of them broke it. */
  private async countStreak(row: HabitRow, { periods, outcomes, look }: Shown): Promise<number> {
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

  async list(caller: Caller, query: ListHabits) {
    const rows = await listHabits(this.ports.reads(caller.actor), query);
    const page = toPage(rows, query.limit, { item: (row) => row, key: (row) => [row.created_at, row.id] });
    const look = await this.look(caller);
    const items: Habit[] = [];
    for (const row of page.items) items.push(await this.show(row, look));
    return { ...page, items };
  }

  async listActive(caller: Caller, on: string): Promise<readonly Habit[]> {
    const rows = await listHabits(this.ports.reads(caller.actor), { limit: habitsAtMost });
    const look = await this.look(caller);
    const habits: Habit[] = [];
    for (const row of rows.filter(({ state }) => state === 'active'))
      habits.push(await this.show(row, look, on));
    return habits;
  }

  async get(caller: Caller, id: string): Promise<Habit> {
    return await this.show(await loadHabit(this.ports.reads(caller.actor), id), await this.look(caller));
  }

  async create(caller: Caller, input: CreateHabit): Promise<Created<Habit>> {
    const { organizationId, userId } = personOf(caller);
    const made = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const row: HabitRow = {
        id: input.id ?? newId(),
        organization_id: organizationId,
        user_id: userId,
        title: input.title,
        state: input.state,
        check_kind: input.checkedBy,
        rhythm: rhythmFor(input),
        before_time: input.beforeTime,
        within_days: input.withinDays,
        created_at: madeAt(input, now),
        updated_at: now,
        version: 1,
      };
      requireSound(row);
      const existing = input.id === undefined ? undefined : await findHabit(reads, input.id);
      if (existing !== undefined) {
        requireSame(toHabit(existing), toHabit(row));
        return { created: false, row: existing };
      }
      const others = await listHabits(reads, { limit: habitsAtMost });
      if (others.length >= habitsAtMost)
        throw new ApiError('conflict', `There are ${habitsAtMost} habits already: delete some first.`);
      await insertHabit(writes, row);
      await insertTicks(writes, row, input.ticks);
      await log({ type: 'habit.created', id: row.id, version: row.version });
      return { created: true, row };
    });
    return { created: made.created, record: await this.show(made.row, await this.look(caller)) };
  }

  async patch(caller: Caller, id: string, input: PatchHabit, expected?: number): Promise<Habit> {
    const row = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const before = await loadHabit(reads, id);
      requireVersion(before, expected);
      const { title, state, beforeTime, withinDays } = input;
      const change = changedColumns<HabitRow>({
        title,
        state,
        before_time: beforeTime,
        within_days: withinDays,
        updated_at: now,
      });
      requireSound({ ...before, ...change });
      const after = await updateHabit(writes, before, change);
      await log({ type: 'habit.changed', id, version: after.version });
      return after;
    });
    return await this.show(row, await this.look(caller));
  }

  async tick(caller: Caller, id: string, { date, isKept }: TickHabit): Promise<Habit> {
    const look = await this.look(caller);
    const row = await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
      const before = await loadHabit(reads, id);
      if (before.check_kind !== 'by_hand')
        throw new ApiError('state_forbids', 'Records tell whether this habit is kept: it is not ticked.');
      if (date > look.today) throw invalidField('date', 'must not lie ahead');
      await setTick(writes, before, { firstDay: firstDayOf(before, date), isKept });
      const after = await updateHabit(writes, before, { updated_at: now });
      await log({ type: 'habit.changed', id, version: after.version });
      return after;
    });
    return await this.show(row, look);
  }

  async remove(caller: Caller, id: string, expected?: number): Promise<void> {
    await this.ports.unitOfWork.write(caller.actor, async ({ reads, writes, log }) => {
      const row = await loadHabit(reads, id);
      requireVersion(row, expected);
      await deleteHabit(writes, row);
      await log({ type: 'habit.deleted', id, version: row.version + 1 });
    });
  }
}

async function insertTicks(writes: Writes, row: HabitRow, dates: readonly string[]): Promise<void> {
  if (dates.length > 0 && row.check_kind !== 'by_hand') throw invalidField('ticks', 'are of by_hand alone');
  for (const firstDay of new Set(dates.map((date) => firstDayOf(row, date))))
    await setTick(writes, row, { firstDay, isKept: true });
}

export function createHabitsService(ports: GoalPorts): HabitsService {
  const habits = new Habits(ports);
  return {
    list: async (...asked) => await habits.list(...asked),
    listActive: async (...asked) => await habits.listActive(...asked),
    get: async (...asked) => await habits.get(...asked),
    create: async (...asked) => await habits.create(...asked),
    patch: async (...asked) => await habits.patch(...asked),
    tick: async (...asked) => await habits.tick(...asked),
    remove: async (...asked) => await habits.remove(...asked),
  };
}
