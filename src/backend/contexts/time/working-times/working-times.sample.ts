import type { Sample } from '../../../testing/reach/sample.ts';

const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];

export const samples: readonly Sample[] = [
  {
    resource: 'working-times',
    create: async (_test, { post, week }) =>
      await post('/working-times', { validFrom: week, weekdaySeconds }),
    bodies: { 'PATCH /api/v1/working-times/:id': { dayStart: '08:00' } },
  },
  {
    resource: 'days-off',
    create: async (_test, { post, mark }) =>
      await post('/days-off', { firstDate: '2026-12-21', lastDate: '2026-12-23', note: `Rest of ${mark}` }),
    bodies: { 'PATCH /api/v1/days-off/:id': { note: 'Renamed' } },
  },
];
