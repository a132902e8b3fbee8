/** A schedule whose run failed, for its owner, else for administrators. */

import { eachInLanguages } from '../../../words/in-languages.ts';
import { text } from '../../../words/text.ts';
import type { Notice, NoticeTypes } from '../notices/notice.ts';
import type { ScheduleKinds } from './schedule-kind.ts';
import { findLastEnded, findToRun, listWithFailures } from './schedules.repository.ts';

/** For good, after all attempts: until one run does not. */
export function failedScheduleNotices(kinds: () => ScheduleKinds): NoticeTypes {
  return {
    'schedule.failed': {
      seenWith: { table: 'schedules' },
      section: 'money',
      severity: 'error',
      reason: 'owner',
      isWaiting: true,
      words: {
        ...eachInLanguages({
          name: text`Schedule failed`,
          title: text`Failed: {title}`,
          detail: text`{error}`,
        }),
        sample: { title: 'Report by mail', error: 'The report cannot be read.' },
      },
      source: {
        kind: 'standing',
        on: ['schedule.failed', 'schedule.recovered', 'schedule.deleted'],
        async list(reads, { subjectId }) {
          const notices: Notice[] = [];
          for (const id of await listWithFailures(reads, subjectId)) {
            const row = await findToRun(reads, id);
            const last = await findLastEnded(reads, id);
            if (row === undefined || last?.state !== 'failed') continue;
            notices.push({
              subject: { kind: 'schedule', id },
              to: row.user_id === null ? { permission: 'schedule:write' } : { users: [row.user_id] },
              values: {
                title: kinds().get(row.kind)?.title ?? row.kind,
                error: (last.error ?? '').slice(0, 300),
              },
              at: Number(last.finished_at ?? last.due_at),
              // One that fails each hour is no news each hour.
              mark: 0,
            });
          }
          return notices;
        },
      },
    },
  };
}
