import { dayAfter, type Sample } from '../../../testing/reach/sample.ts';
import { measureOf } from '../../../testing/reach/shown-sums.ts';

export const samples: readonly Sample[] = [
  {
    resource: 'time-entries',
    async create(_test, { post, idOf, week, mark }) {
      const day = dayAfter(week, 1);
      const startedAt = `${day}T09:00:00Z`;
      const endMs = Date.parse(startedAt) + measureOf(mark, 'seconds') * 1_000;
      const times = { startedAt, endedAt: new Date(endMs).toISOString() };
      return await post('/time-entries', {
        projectId: await idOf('projects'),
        note: `Note of ${mark}`,
        ...times,
      });
    },
    bodies: {
      'PATCH /api/v1/time-entries/:id': { note: 'Renamed' },
      'POST /api/v1/time-entries/:id/stop': {},
      'POST /api/v1/time-entries/:id/split': { at: '2026-11-17T09:30:00Z' },
    },
  },
];
