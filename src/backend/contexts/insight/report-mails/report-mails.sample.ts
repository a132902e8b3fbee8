import type { Sample } from '../../../testing/reach/sample.ts';

const rule = { unit: 'week', every: 1, date: '2027-01-04', time: '07:00', zone: 'Europe/Berlin' };

export const samples: readonly Sample[] = [
  {
    resource: 'report-mails',
    table: 'report_mails',
    create: async (_test, { post, mark }) =>
      await post('/report-mails', {
        name: `Week of ${mark}`,
        content: { kind: 'weekly_summary' },
        recipients: ['office@example.org'],
        confirm: ['office@example.org'],
        rule,
      }),
    bodies: { 'PATCH /api/v1/report-mails/:id': { name: 'Renamed' } },
  },
];
