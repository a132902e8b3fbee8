import { dayAfter, type Sample } from '../../../testing/reach/sample.ts';

const fileOf = (date: string): string =>
  `Project,Start date,Start time,End date,End time,Duration\nAPI,${date},09:00:00,${date},10:00:00,01:00:00\n`;

export const samples: readonly Sample[] = [
  {
    resource: 'time-imports',
    path: 'imports',
    create: async (_test, { post, week }) => await post('/imports', { file: fileOf(dayAfter(week, -6)) }),
  },
];
