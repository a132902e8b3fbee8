/** A report that did not leave before the next one was due. */
import * as z from 'zod';
import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
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
      ...eachInLanguages({
        name: text`Report not sent`,
        title: text`The report “{name}” was not sent`,
        detail: text`It waited until the next one was due. Look at Mail and Schedules for what it waited for.`,
      }),
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
