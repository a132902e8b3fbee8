import type { FormatColumns } from './columns.ts';

/** Harvest, detailed time report: a day and hours with decimals, no start; numbers as the locale writes them. */
export const harvest: FormatColumns = {
  format: 'harvest',
  names: {
    startDate: 'date|datum',
    client: 'client|kunde',
    project: 'project|projekt',
    task: 'task|aufgabe',
    note: 'notes|notizen',
    hours: 'hours|stunden',
    billable: 'billable?|billable',
    invoiced: 'invoiced?|invoiced',
    approved: 'approved?|approved',
    firstName: 'first name|vorname',
    lastName: 'last name|nachname',
    email: 'email',
    rate: 'billable rate',
    amount: 'billable amount',
    currency: 'currency|währung',
    startTime: 'started at|start time|timer started at',
    endTime: 'ended at|end time',
  },
  needs: [['startDate'], ['hours'], ['lastName', 'firstName', 'task']],
  marks:
    /^(?:billable\?|invoiced\?|approved\?|employee\?|hours rounded|first name|last name|hours|stunden)$/i,
};
