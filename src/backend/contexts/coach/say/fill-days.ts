/** Days, weeks and months on which nothing was: rows and charts leave none of them out. */
import { calendarPeriod } from '../../../../domain/periods/calendar-periods.ts';
import type { Group, QueryFrame } from '../../../../domain/query/frame.ts';
import { addDays } from '../../../../domain/zones.ts';
import type { QueryResult, ShownGroup, Tally } from '../../insight/model/query/answers.ts';
import { weekKey } from '../../insight/model/rows/row-keys.ts';

/** More rows than that are listed without those that are empty. */
const rowsAtMost = 31;

export function withEmptyDays(result: QueryResult, today: string): QueryResult {
  const { frame, groups, groupCount = 0 } = result;
  const unit = frame.group;
  const isWhole = groups !== undefined && groups.length === groupCount;
  if (!isWhole || frame.period === undefined || !isFilled(frame) || !isUnit(unit)) return result;
  const keys = keysOf(unit, frame.period, today);
  if (keys.length > rowsAtMost) return result;
  const found = new Map(groups.map((one) => [one.key, one]));
  const filled = [...new Set([...keys, ...found.keys()])].toSorted();
  const { tally } = result.figure;
  return {
    ...result,
    groups: filled.map((key) => withAllCurrencies(found.get(key) ?? emptyGroup(key, result), tally)),
  };
}

/** Each row has the currencies that the sum has. */
function withAllCurrencies(group: ShownGroup, { amounts }: Tally): ShownGroup {
  const own = new Map(group.tally.amounts.map((one) => [one.currency, one]));
  const all = amounts.map((one) => own.get(one.currency) ?? { ...one, minor: 0 });
  return amounts.length < 2 ? group : { ...group, tally: { ...group.tally, amounts: all } };
}

/** Groups within a bound, the first of them and those in another order are not all of them. */
function isFilled({ having, order, limit, statistic }: QueryFrame): boolean {
  return having === undefined && order === undefined && limit === undefined && statistic === 'total';
}

const units = ['day', 'week', 'month'] as const;
type Unit = (typeof units)[number];

const isUnit = (group: Group | undefined): group is Unit => units.some((unit) => unit === group);

function keysOf(unit: Unit, { from, to }: NonNullable<QueryFrame['period']>, today: string): string[] {
  const last = to > today ? today : to;
  const keys: string[] = [];
  for (let at = from; at <= last; at = addDays(calendarPeriod(unit, at, 0).to, 1)) {
    keys.push(keyOf(unit, at));
    if (keys.length > rowsAtMost) break;
  }
  return keys;
}

function keyOf(unit: Unit, date: string): string {
  if (unit === 'day') return date;
  return unit === 'month' ? date.slice(0, 7) : weekKey(date);
}

/** Of amounts nothing is nothing of the currencies that there are. */
function emptyGroup(key: string, { figure: { tally, behind } }: QueryResult): ShownGroup {
  const zero = tally.amounts.map(({ currency }) => ({ minor: 0, currency }));
  return {
    key,
    name: key,
    tally: { seconds: 0, count: 0, amounts: zero, ...(tally.gross && { gross: zero }) },
    behind: { kind: behind.kind, ids: [] },
  };
}
