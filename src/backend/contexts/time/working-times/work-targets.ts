/** What people are to work on each day of a period: patterns, less public holidays and days off. The port of reports. */
import { findPattern, holidayRegionOn, targetOn } from '../../../../domain/working-time.ts';
import { datesBetween } from '../../../../domain/zones.ts';
import type { Holidays } from '../../../platform/holidays/holidays.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { loadWorkingTimes, type PeopleSpan, type WorkingTimeOf } from './working-times.repository.ts';

export interface WorkTargetPorts {
  readonly holidays: Holidays;
  loadPractice(reads: Reads): Promise<{ readonly countryCode: string; readonly language: string }>;
}

type Practice = Awaited<ReturnType<WorkTargetPorts['loadPractice']>>;
type HolidaysOf = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** User → date → whole seconds. */
export type WorkTargets = ReadonlyMap<string, ReadonlyMap<string, number>>;

export async function loadWorkTargets(
  { holidays, loadPractice }: WorkTargetPorts,
  reads: Reads,
  span: PeopleSpan,
): Promise<WorkTargets> {
  const [people, practice] = await Promise.all([loadWorkingTimes(reads, span), loadPractice(reads)]);
  const dates = datesBetween(span.from, span.to);
  const regions = new Set([...people.values()].flatMap((working) => regionsOf(working, practice)));
  const free: HolidaysOf = new Map(
    await Promise.all(
      [...regions].map(
        async (region) =>
          [region, await holidays.find({ ...span, region, language: practice.language })] as const,
      ),
    ),
  );
  return new Map(
    [...people].map(([userId, working]) => [userId, targetsOf(dates, working, { practice, free })]),
  );
}

/** Every region that a day may be of: more than the days of the period need at most. */
function regionsOf({ own, practice }: WorkingTimeOf, { countryCode }: Practice): readonly string[] {
  return [countryCode, ...[...own, ...practice].flatMap(({ holidayRegion }) => holidayRegion ?? [])];
}

function targetsOf(
  dates: readonly string[],
  working: WorkingTimeOf,
  { practice, free }: { readonly practice: Practice; readonly free: HolidaysOf },
): ReadonlyMap<string, number> {
  return new Map(
    dates.map((date) => {
      const region = holidayRegionOn(date, working) ?? practice.countryCode;
      const isHoliday = free.get(region)?.has(date) === true;
      const { daysOff } = working;
      return [date, targetOn(date, { pattern: findPattern(date, working), isHoliday, daysOff })];
    }),
  );
}
