/** A report that did not leave before the next one was due. */
import * as z from 'zod';
import type { NoticeTypes } from '../../../platform/notices/notice.ts';

export const droppedReportSchema = z.strictObject({
  name: z.string(),
  userId: z.string(),
  /** Epoch milliseconds. */
  madeAt: z.number(),
});

export const reportMailNotices: NoticeTypes = {
  'report-mail.dropped': {
    seenWith: { table: 'report_mails' },
    section: 'time',
    severity: 'warning',
    reason: 'owner',
    words: {
      en: {
        name: 'Report not sent',
        title: 'The report “{name}” was not sent',
        detail: 'It waited until the next one was due. Look at Mail and Schedules for what it waited for.',
      },
      de: {
        name: 'Bericht nicht gesendet',
        title: 'Der Bericht „{name}“ wurde nicht gesendet',
        detail: 'Er wartete, bis der nächste fällig war. Worauf, steht unter Mail und Zeitpläne.',
      },
      sample: { name: 'Week' },
    },
    source: {
      kind: 'passing',
      on: ['report-mail.dropped'],
      tell({ id, at, after }) {
        const { data } = droppedReportSchema.safeParse(after);
        if (data === undefined) return [];
        const { name, userId, madeAt } = data;
        const subject = { kind: 'report-mail', id };
        return [{ subject, key: `${id} ${madeAt}`, to: { users: [userId] }, values: { name }, at }];
      },
    },
  },
};
