/** How long a person is to work on a day: a weekly pattern that holds from a date, less holidays and days off. */

export interface WorkingPattern {
  /** First day that it holds for, ISO; it ends where a later one begins. */
  readonly validFrom: string;
  /** Whole seconds of Monday to Sunday. */
  readonly weekdaySeconds: readonly number[];
  /** Wall clock at which a day begins, `HH:MM`: where time without a start of its own is put. */
  readonly dayStart: string;
  /** Where holidays are those of: ISO 3166 country, with a region of it as in `DE-HH`; null is nobody's choice, `none` has none. */
  readonly holidayRegion: string | null;
}

/** Both days count. */
export interface DaysOff {
  readonly firstDate: string;
  readonly lastDate: string;
}

/** Eight hours on Monday to Friday: what holds until somebody says otherwise. */
export const standardPattern: WorkingPattern = {
  validFrom: '1900-01-01',
  weekdaySeconds: [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0],
  dayStart: '09:00',
  holidayRegion: null,
};

/** The pattern that holds on a day: a person's own before the practice's, the standard where neither has begun. */
export function findPattern(
  date: string,
  {
    own,
    practice,
  }: { readonly own: readonly WorkingPattern[]; readonly practice: readonly WorkingPattern[] },
): WorkingPattern {
  return newestOn(date, own) ?? newestOn(date, practice) ?? standardPattern;
}

/** Whose holidays are kept on a day: as the person's pattern says, else the practice's; null where neither does. */
export function holidayRegionOn(date: string, patterns: Parameters<typeof findPattern>[1]): string | null {
  const ofPractice = { ...patterns, own: [] };
  return findPattern(date, patterns).holidayRegion ?? findPattern(date, ofPractice).holidayRegion;
}

/** Whole seconds that are to be worked on a day. */
export function targetOn(
  date: string,
  {
    pattern,
    isHoliday,
    daysOff,
  }: { readonly pattern: WorkingPattern; readonly isHoliday: boolean; readonly daysOff: readonly DaysOff[] },
): number {
  return isHoliday || isOff(date, daysOff) ? 0 : (pattern.weekdaySeconds[weekdayOf(date)] ?? 0);
}

/** True when a span of days off holds the day. */
export function isOff(date: string, daysOff: readonly DaysOff[]): boolean {
  return daysOff.some(({ firstDate, lastDate }) => firstDate <= date && date <= lastDate);
}

/** 0 is Monday. Not by `isoWeekOf`, which takes a while: reports ask for years of days. */
function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function newestOn(date: string, patterns: readonly WorkingPattern[]): WorkingPattern | undefined {
  return patterns
    .filter(({ validFrom }) => validFrom <= date)
    .reduce<WorkingPattern | undefined>(
      (newest, one) => (newest === undefined || one.validFrom > newest.validFrom ? one : newest),
      undefined,
    );
}
