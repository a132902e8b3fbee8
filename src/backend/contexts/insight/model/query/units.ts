/** What a measure is counted in. */
import type { Measure } from '../../../../../domain/query/frame.ts';

/** `percent` is of seconds in the budget that they are of. */
export type Unit = 'seconds' | 'money' | 'count' | 'percent' | 'days';

const units: Readonly<Record<Measure, Unit>> = {
  hours: 'seconds',
  value: 'money',
  entries: 'count',
  days: 'count',
  unbilled: 'seconds',
  invoiced: 'money',
  gross: 'money',
  vat: 'money',
  due: 'money',
  invoices: 'count',
  received: 'money',
  payments: 'count',
  daysToPay: 'days',
  rate: 'money',
  budget: 'seconds',
  budgetUsed: 'percent',
  budgetLeft: 'seconds',
  projects: 'count',
  clients: 'count',
};

export function unitOf(measure: Measure): Unit {
  return units[measure];
}
