/** What is typed for a target or a day. Pure. */
import { type GoalMeasure, measureFacts } from '../../../src/domain/goals/goal.ts';
import { parseMoney, toDecimalString } from '../../../src/domain/money.ts';

interface Of {
  readonly measure: GoalMeasure;
  readonly currency: string | null;
}

/** In the unit of the measure; undefined where it cannot be read. A comma counts as a point. */
export function parseTarget(typed: string, { measure, currency }: Of): number | undefined {
  const text = typed.trim();
  switch (measureFacts[measure].unit) {
    case 'seconds':
      return parseHours(text);
    case 'percent':
      return parseWhole(text.replace(/\s*%$/, ''));
    case 'count':
      return parseWhole(text);
    case 'minor': {
      const parsed = parseMoney(text.replace(',', '.'), currency ?? '');
      return parsed.ok ? parsed.value.minor : undefined;
    }
  }
}

function parseWhole(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function parseHours(text: string): number | undefined {
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60;
  const hours = /^(\d{1,5})(?:[.,](\d{1,2}))?\s*h?$/.exec(text);
  return hours === null ? undefined : Math.round(Number(`${hours[1]}.${hours[2] ?? '0'}`) * 3_600);
}

/** As the field starts with it. */
export function printTarget(target: number, { measure, currency }: Of): string {
  switch (measureFacts[measure].unit) {
    case 'seconds':
      return `${Math.floor(target / 3_600)}:${String(Math.floor((target % 3_600) / 60)).padStart(2, '0')}`;
    case 'minor':
      return toDecimalString({ minor: target, currency: currency ?? '' });
    default:
      return String(target);
  }
}

/** A day of the calendar, `YYYY-MM-DD`. */
export function isTypedDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
