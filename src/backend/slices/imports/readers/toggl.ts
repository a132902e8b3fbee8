import type { FormatColumns } from './columns.ts';

/** Toggl Track, detailed report: ISO dates and a clock of 24 hours, unless the profile says otherwise. */
export const toggl: FormatColumns = {
  format: 'toggl',
  names: {
    person: 'user|member|username',
    email: 'email|e-mail',
    client: 'client',
    project: 'project',
    task: 'task',
    note: 'description',
    tags: 'tags|tag',
    billable: 'billable',
    startDate: 'start date',
    startTime: 'start time',
    endDate: 'end date|stop date',
    endTime: 'end time|stop time',
    duration: 'duration',
    rate: 'hourly rate|billable rate|rate',
    amount: 'amount|billable amount',
    currency: 'currency',
  },
  needs: [['startDate'], ['startTime'], ['duration', 'endTime']],
  marks: /^(?:start date|stop date|stop time|amount(?: \(.*\))?|member|duration)$/i,
};
