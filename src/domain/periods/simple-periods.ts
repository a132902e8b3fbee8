/** Periods that are parts of others, `first half of November`, `Monday of last week`; and all that are said by themselves. */
import { addDays, isoWeekOf } from '../zones.ts';
import { monthOf, thisWords, unitOf, weekdayOf } from './period-words.ts';
import {
  calendarPeriod,
  match,
  type Period,
  type PeriodMatch,
  type Reader,
  readComing,
  readCountedUnits,
  readDate,
  readDayAndMonth,
  readMonth,
  readQuarter,
  readRelativeDay,
  readToDate,
  readTwoUnits,
  readUnit,
  readUnitBefore,
  readWeekday,
  readWeekNumber,
  readWeekOf,
  readWholeUnit,
  readYear,
  single,
  type Words,
} from './periods.ts';
import {
  readAgo,
  readDayAgo,
  readFortnight,
  readMonthNumber,
  readNamedDay,
  readQuarterNumber,
  readShared,
  readThird,
  readToEnd,
} from './spoken-periods.ts';

/** `the day before yesterday`. */
export const readDayBefore: Reader = (words, today) => {
  const from = words[0] === 'the' ? 1 : 0;
  const said = words.slice(from, from + 3).join(' ');
  return said === 'day before yesterday' ? match(single(addDays(today, -2)), from + 3) : undefined;
};

/** `Monday of last week`, `Montag letzter Woche`, `this Tuesday`. */
export const readWeekdayOf: Reader = ([first = '', second = '', third = '', fourth = ''], today) => {
  const ofThis = thisWords.has(first) ? weekdayOf(second) : undefined;
  if (ofThis !== undefined) {
    return match(single(addDays(isoWeekOf(today).start, ofThis)), 2);
  }
  const weekday = weekdayOf(first);
  const skip = second === 'of' || second === 'in' || second === 'der' ? 1 : 0;
  const week =
    weekday === undefined ? undefined : readUnit(skip === 1 ? [third, fourth] : [second, third], today);
  return weekday === undefined || week === undefined || unitOf(skip === 1 ? fourth : third) !== 'week'
    ? undefined
    : match(single(addDays(week.period.from, weekday)), 3 + skip);
};

const halfOf: ReadonlyMap<string, number> = new Map([
  ...['first', 'erste', 'ersten', 'erster', 'erstes', '1.', '1st'].map((word) => [word, 0] as const),
  ...['second', 'zweite', 'zweiten', 'zweiter', 'zweites', '2.', '2nd'].map((word) => [word, 1] as const),
]);

/** The first or the second half of a month (to the 15th, from the 16th), a year, a quarter or a week has none. */
function halve({ from, to }: Period, half: number): Period | undefined {
  if (from.slice(0, 7) === to.slice(0, 7)) {
    const middle = `${from.slice(0, 7)}-15`;
    return half === 0 ? { from, to: middle } : { from: addDays(middle, 1), to };
  }
  if (from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4)) {
    const middle = `${from.slice(0, 4)}-06-30`;
    return half === 0 ? { from, to: middle } : { from: addDays(middle, 1), to };
  }
  return undefined;
}

interface Half {
  readonly half: number;
  /** What stands behind the words of the half. */
  readonly rest: Words;
  readonly length: number;
}

function halfOfWhole(whole: PeriodMatch | undefined, { half, length }: Half): PeriodMatch | undefined {
  const period = whole && halve(whole.period, half);
  return whole && period && match(period, whole.length + length);
}

/** `erste Novemberhälfte`. */
function readMonthHalf({ half, rest: [word = '', year = ''] }: Half, today: string): PeriodMatch | undefined {
  const month = /^(.+?)ha?e?lfte$/.exec(word)?.[1] ?? '';
  const isMonth = monthOf(month) !== undefined;
  return isMonth ? halfOfWhole(readMonth([month, year], today), { half, rest: [], length: 1 }) : undefined;
}

/** `Halbjahr`, and what is behind `H1`: of the year that is said, else of this one. */
function readHalfYear({ half, rest: [year = ''], length }: Half, today: string): PeriodMatch | undefined {
  const isGiven = /^20\d{2}$/.test(year);
  const whole = match(calendarPeriod('year', isGiven ? `${year}-01-01` : today, 0), isGiven ? 1 : 0);
  return halfOfWhole(whole, { half, rest: [], length });
}

/** `in the first half`: of this year, unless it is said of what. */
function readBareHalf(said: Half, today: string): PeriodMatch | undefined {
  const isOf = /^(?:of|des|der|vom|von)$/.test(said.rest[0] ?? '');
  return isOf ? undefined : readHalfYear(said, today);
}

/** `half of last month`, `Hälfte des Novembers`. */
function readHalfOf({ half, rest }: Half, today: string): PeriodMatch | undefined {
  const said = rest.join(' ');
  const joint = ['of the', 'of', 'des', 'der', 'vom', 'von'].find((each) => said.startsWith(`${each} `));
  const skipped = joint?.split(' ').length ?? 0;
  // `des Oktobers`
  const [month = '', ...behind] = rest.slice(skipped);
  const named = month.replace(/s$/, '');
  const words = [monthOf(named) === undefined ? month : named, ...behind];
  const unit = unitOf(words[0] ?? '');
  const isThis = unit === 'month' || unit === 'year';
  const whole = isThis
    ? match(calendarPeriod(unit, today, 0), 1)
    : (readUnit(words, today) ?? readMonth(words, today) ?? readYear(words, today));
  return halfOfWhole(whole, { half, rest, length: 2 + skipped });
}

/** `first half of November`, `zweite Hälfte 2025`, `erste Novemberhälfte`, `erstes Halbjahr`, `erste Jahreshälfte`, `H1 2026`. */
const readHalf: Reader = ([first = '', second = '', ...rest], today) => {
  const short = /^h([12])$/.exec(first)?.[1];
  if (short !== undefined) {
    return readHalfYear({ half: Number(short) - 1, rest: [second], length: 1 }, today);
  }
  const half = halfOf.get(first);
  if (half === undefined) {
    return undefined;
  }
  if (second.startsWith('halbjahr') || second === 'jahreshalfte' || second === 'jahreshaelfte') {
    return readHalfYear({ half, rest, length: 2 }, today);
  }
  return ['half', 'halfte', 'haelfte'].includes(second)
    ? (readHalfOf({ half, rest, length: 2 }, today) ?? readBareHalf({ half, rest, length: 2 }, today))
    : readMonthHalf({ half, rest: [second, ...rest], length: 1 }, today);
};

/** `am Wochenende`, `at the weekend`: the one that is or was last. */
const readBareWeekend: Reader = ([first = '', second = '', third = ''], today) => {
  const skip =
    first === 'am' || first === 'ubers'
      ? 1
      : ['on', 'at', 'over'].includes(first) && second === 'the'
        ? 2
        : 0;
  const word = skip === 1 ? second : third;
  if (skip === 0 || unitOf(word) !== 'weekend') {
    return undefined;
  }
  const current = calendarPeriod('weekend', today, 0);
  return match(current.from <= today ? current : calendarPeriod('weekend', today, -1), skip + 1);
};

/** `month of October`, `Monat Oktober`. */
const readMonthOf: Reader = ([first = '', second = '', ...rest], today) => {
  const skip = second === 'of' ? 2 : 1;
  if (unitOf(first) !== 'month') {
    return undefined;
  }
  const words = skip === 2 ? rest : [second, ...rest];
  const found = monthOf(words[0] ?? '') === undefined ? undefined : readMonth(words, today);
  return found && match(found.period, found.length + skip);
};

const simpleReaders: readonly Reader[] = [
  readDayBefore,
  readDayAgo,
  readAgo,
  readFortnight,
  readToEnd,
  readThird,
  readQuarterNumber,
  readMonthNumber,
  readHalf,
  readBareWeekend,
  readNamedDay,
  readWeekdayOf,
  readMonthOf,
  readToDate,
  readDate,
  readComing,
  readCountedUnits,
  readTwoUnits,
  readShared,
  readWholeUnit,
  readUnit,
  readQuarter,
  readWeekNumber,
  readWeekOf,
  readDayAndMonth,
  readMonth,
  readWeekday,
  readRelativeDay,
  readUnitBefore,
  readYear,
];

/** A period that is said by itself, without an end of a range. */
export function readSimple(words: Words, today: string): PeriodMatch | undefined {
  for (const read of simpleReaders) {
    const found = read(words, today);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
