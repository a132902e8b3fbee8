/** A sentence for a rule that cannot be kept; the API and stored rules are read by it. Pure. */

import { type Text, text } from '../../words/text.ts';
import { isDate } from '../time/calendar-date.ts';
import { isTimeZone } from '../zones.ts';
import { isCron, type ScheduleRule, scheduleUnits } from './rule.ts';

/** The most units between two occurrences. */
export const mostEvery = 1_000;

/** The field that is wrong, and what is wrong with it. */
export interface RuleFault {
  readonly field: 'unit' | 'every' | 'date' | 'time' | 'zone' | 'cron';
  readonly issue: string | Text;
}

export function findRuleFault(rule: ScheduleRule): RuleFault | undefined {
  if (!isTimeZone(rule.zone)) return { field: 'zone', issue: 'is no time zone' };
  if (isCron(rule)) {
    const fields = rule.cron.trim().split(/\s+/).length;
    return fields === 5
      ? undefined
      : { field: 'cron', issue: 'needs five fields: minute, hour, day, month, weekday' };
  }
  if (!scheduleUnits.includes(rule.unit))
    return { field: 'unit', issue: text`is none of ${scheduleUnits.join(', ')}` };
  if (!Number.isInteger(rule.every) || rule.every < 1 || rule.every > mostEvery)
    return { field: 'every', issue: text`is no whole number from 1 to ${mostEvery}` };
  if (!isDate(rule.date)) return { field: 'date', issue: 'is no date' };
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(rule.time) ? undefined : { field: 'time', issue: 'is no time' };
}
