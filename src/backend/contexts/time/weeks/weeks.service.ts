/** The use cases of weeks: both read, and write nothing. */
import { splitByDay } from '../../../../domain/day-parts.ts';
import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { can } from '../../../../domain/policy/policy.ts';
import { sumAll } from '../../../../domain/week-grid.ts';
import {
  findPattern,
  holidayRegionOn,
  isOff,
  targetOn,
  type WorkingPattern,
} from '../../../../domain/working-time.ts';
import { addDays, datesBetween, isoWeekOf } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import type { Holidays } from '../../../platform/holidays/holidays.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { invalidField, notFound } from '../../../platform/http/api-error.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { LoadTimeRules } from '../../account/model/time-rule-fields.ts';
import type { Night } from '../model/day-split.ts';
import { findEarliest } from '../model/longest-entry.ts';
import { findOverlappingTimes } from '../model/overlaps.ts';
import { describeOpen, priceWeek, splitEntries, sumToInvoice, toRows } from './week-view.ts';
import {
  type DaySum,
  findEnds,
  listOwnNights,
  listWeekEntries,
  listWeekSheets,
  type PersonDays,
  sumDays,
  type WeekEntryRow,
} from './weeks.repository.ts';
import type { ListWeeks, Week, WeekDay, WeekQuery, WeekSummaries } from './weeks.schema.ts';

export interface WeekPorts extends Pick<SlicePorts, 'clock' | 'reads'> {
  readonly holidays: Holidays;
  readonly figures: Pick<FiguresPort, 'listUnbilledAmong'>;
  findUser(reads: Reads, id: string): Promise<{ readonly id: string; readonly name: string } | undefined>;
  loadWorkingTime(reads: Reads, span: PersonDays): Promise<WorkingTime>;
  readonly loadTimeRules: LoadTimeRules;
  loadPractice(
    reads: Reads,
  ): Promise<{ readonly countryCode: string; readonly language: string; readonly currency: string }>;
}

interface WorkingTime {
  readonly own: readonly WorkingPattern[];
  readonly practice: readonly WorkingPattern[];
  readonly daysOff: readonly {
    readonly firstDate: string;
    readonly lastDate: string;
    readonly note: string;
  }[];
}

export interface WeeksService {
  get(caller: Caller, monday: string, query: WeekQuery): Promise<Week>;
  list(caller: Caller, query: ListWeeks): Promise<WeekSummaries>;
}

export function createWeeksService(ports: WeekPorts): WeeksService {
  return {
    async get(caller, monday, { userId }) {
      if (isoWeekOf(monday).start !== monday) {
        throw invalidField('monday', text`must be a Monday such as ${isoWeekOf(monday).start}`);
      }
      const person = await requirePerson(ports, caller, userId);
      const span = { userId: person.id, from: monday, to: addDays(monday, 6) };
      return { ...(await readWeek(ports, caller, span)), userId: person.id, userName: person.name };
    },

    async list(caller, { userId, from, to }) {
      const { id } = await requirePerson(ports, caller, userId);
      const reads = ports.reads(caller.actor);
      // An entry of the days before may reach into the first.
      const reach = { userId: id, from: await findEarliest(reads, from), to };
      const [sums, ends] = await Promise.all([sumDays(reads, reach), findEnds(reads, id)]);
      const nights = await listOwnNights(reads, id, sums);
      const days = [...sums, ...nights.flatMap(moveNight)];
      return { items: toWeeks(days.filter(({ date }) => date >= from && date <= to)), ...ends };
    },
  };
}

/** Another's week is there for who may read everybody's time. */
async function requirePerson({ reads, findUser }: WeekPorts, caller: Caller, asked?: string) {
  const actor = personOf(caller);
  const { organizationId } = actor;
  const userId = asked ?? actor.userId;
  const user = can(actor, 'time:read', { organizationId, userId })
    ? await findUser(reads(actor), userId)
    : undefined;
  if (!user) throw notFound('person');
  return { id: user.id, name: user.name };
}

async function readWeek(
  ports: WeekPorts,
  caller: Caller,
  span: PersonDays,
): Promise<Omit<Week, 'userId' | 'userName'>> {
  const actor = personOf(caller);
  const reads = ports.reads(actor);
  const [entries, sheets, working, practice] = await Promise.all([
    listWeekEntries(reads, span),
    listWeekSheets(reads, span),
    ports.loadWorkingTime(reads, span),
    ports.loadPractice(reads),
  ]);
  const projectIds = entries.map(({ project_id }) => project_id);
  const rules = await ports.loadTimeRules(reads, projectIds);
  const dates = datesBetween(span.from, span.to);
  const worked = splitEntries(entries, { dates, rules });
  const { userId } = span;
  const unbilled = await ports.figures.listUnbilledAmong(
    { actor, userId },
    entries.map(({ id }) => id),
  );
  const now = ports.clock();
  const shared = await findOverlappingTimes(reads, { userId, entries, rules, now });
  const rows = toRows({ entries, worked, dates, rules, shared });
  const days = await readDays(ports.holidays, { dates, worked, working, practice });
  const { start, end, year, week } = isoWeekOf(span.from);
  return {
    weekStart: start,
    weekEnd: end,
    year,
    week,
    days,
    sheets,
    dayStart: findPattern(span.from, working).dayStart,
    rows,
    seconds: sumAll(days.map(({ seconds }) => seconds)),
    billableSeconds: sumAll(rows.map(({ billableSeconds }) => billableSeconds)),
    billedSeconds: sumAll(rows.map(({ billedSeconds }) => billedSeconds ?? 0)),
    targetSeconds: sumAll(days.map(({ targetSeconds }) => targetSeconds)),
    ...describeOpen({ entries, dates, shared, rules, sheets, actorIsAuthor: userId === actor.userId }),
    amounts: priceWeek(worked, practice.currency),
    toInvoice: sumToInvoice(worked, unbilled, practice.currency),
  };
}

interface WeekFacts {
  readonly dates: readonly string[];
  readonly worked: readonly WeekEntryRow[];
  readonly working: WorkingTime;
  readonly practice: { readonly countryCode: string; readonly language: string };
}

async function readDays(
  holidays: Holidays,
  { dates, worked, working, practice }: WeekFacts,
): Promise<WeekDay[]> {
  return await Promise.all(
    dates.map(async (date) => {
      const pattern = findPattern(date, working);
      const region = holidayRegionOn(date, working) ?? practice.countryCode;
      const found = await holidays.find({ region, from: date, to: date, language: practice.language });
      return toDay(date, { worked, daysOff: working.daysOff, holiday: found.get(date), pattern });
    }),
  );
}

interface DayFacts {
  readonly worked: readonly WeekEntryRow[];
  readonly daysOff: WorkingTime['daysOff'];
  readonly holiday: string | undefined;
  readonly pattern: WorkingPattern;
}

function toDay(date: string, { worked, daysOff, holiday, pattern }: DayFacts): WeekDay {
  const off = daysOff.find((one) => isOff(date, [one]));
  return {
    date,
    seconds: sumEntries(worked.filter(({ local_date }) => local_date === date)),
    targetSeconds: targetOn(date, { pattern, isHoliday: holiday !== undefined, daysOff }),
    holiday: holiday ?? null,
    isDayOff: off !== undefined,
    dayOffNote: off?.note ?? '',
  };
}

function sumEntries(entries: readonly WeekEntryRow[]): number {
  return sumAll(entries.map(({ seconds }) => seconds ?? 0));
}

/** What the database has counted on the day that it began, counted on each of its days. */
function moveNight({ date, zone, ...span }: Night): DaySum[] {
  const none = { entryCount: 0, openSeconds: 0, openCount: 0 };
  const parts = splitByDay(span, zone);
  const whole = sumAll(parts.map(({ seconds }) => seconds));
  return [{ date, seconds: -whole }, ...parts].map((part) => ({ ...none, ...part }));
}

/** Newest first; sorted, so that the calendar is asked once for a week and not once for a day. */
function toWeeks(days: readonly DaySum[]): WeekSummaries['items'] {
  const weeks: WeekSummaries['items'] = [];
  for (const day of days.toSorted((one, other) => (one.date < other.date ? 1 : -1))) {
    const newest = weeks.at(-1);
    const week = newest !== undefined && newest.weekStart <= day.date ? newest : emptyWeek(day.date);
    if (week !== newest) weeks.push(week);
    week.seconds += day.seconds;
    week.entryCount += day.entryCount;
    week.openSeconds += day.openSeconds;
    week.openCount += day.openCount;
  }
  return weeks;
}

function emptyWeek(date: string): WeekSummaries['items'][number] {
  const { start, end, year, week } = isoWeekOf(date);
  const sums = { seconds: 0, entryCount: 0, openSeconds: 0, openCount: 0 };
  return { weekStart: start, weekEnd: end, year, week, ...sums };
}
