/** What a person must be allowed to read for a question to be answered. */
import type { Permission } from '../authorization.ts';
import { type Filter, type Measure, type QueryFrame, type Subject, subjectOf } from './frame.ts';

const permissions: Readonly<Record<Subject, Permission>> = {
  time: 'time:read',
  unbilled: 'time:read',
  invoices: 'invoice:read',
  payments: 'invoice:read',
  payTimes: 'invoice:read',
  projects: 'project:read',
  clients: 'client:read',
};

/** The first that is missing is the one that a refusal names. */
export function permissionsOf({ measure, filters }: QueryFrame): readonly Permission[] {
  return [permissions[subjectOf(measure)], ...neededFor(measure), ...filters.flatMap(neededBy)];
}

/** What is used of a budget is time. */
function neededFor(measure: Measure): readonly Permission[] {
  return measure.startsWith('budget') ? ['time:read'] : [];
}

/** Which projects were worked on is said by time, who paid by payments, and how far time is by timesheets. */
function neededBy({ field }: Filter): readonly Permission[] {
  if (field === 'invoiced' || field === 'received' || field === 'number') return ['invoice:read'];
  if (field === 'sheet') return ['timesheet:read'];
  return field === 'worked' ? ['time:read'] : [];
}
