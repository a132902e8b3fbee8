import { dayAfter, type Sample, type Takes } from '../../../testing/reach/sample.ts';
import { exportFormats } from './writers/exported-row.ts';

const fileOf = (date: string, mark: string): string =>
  `Project,Start date,Start time,End date,End time,Duration\nAPI of ${mark},${date},09:00:00,${date},10:00:00,01:00:00\n`;

export const samples: readonly Sample[] = [
  {
    resource: 'time-imports',
    path: 'imports',
    create: async (_test, { post, week, mark }) =>
      await post('/imports', { file: fileOf(dayAfter(week, -6), mark) }),
  },
];

export const takes: Takes = { 'GET /api/v1/exports': exportFormats.map((format) => ({ format })) };
