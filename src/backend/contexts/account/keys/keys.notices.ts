/** Keys that expire soon: their makers hear of it a week and a day before, administrators of those of the organization. */

import { eachInLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { Notice, NoticeTypes } from '../../../platform/notices/notice.ts';
import type { KeyRow } from './keys.repository.ts';

const dayMs = 86_400_000;
const before = { week: 7 * dayMs, day: dayMs } as const;

export const keyNotices: NoticeTypes = {
  'key.expiring': {
    seenWith: { table: 'api_keys' },
    section: 'security',
    severity: 'warning',
    reason: 'owner',
    isLocked: true,
    words: {
      ...eachInLanguages({
        name: text`Key expires soon`,
        title: text`The key “{name}” expires on {date}`,
        detail: text`What uses it is refused from then on. Make another key, or end this one.`,
      }),
      sample: { name: 'Nightly export', date: { date: '2027-06-30' } },
    },
    source: {
      kind: 'standing',
      on: ['key.created', 'key.changed', 'key.rotated', 'key.revoked'],
      async list(reads, { now, subjectId }) {
        let rows = reads
          .invariant('api_keys')
          .selectAll()
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', now)
          .where('expires_at', '<=', now + before.week);
        if (subjectId !== undefined) rows = rows.where('id', '=', subjectId);
        return (await rows.execute()).map((row) => toNotice(row, now));
      },
    },
  },
};

/** One of its own for each of both days: the mail of the last day is no repetition of that of the week. */
function toNotice(row: KeyRow, now: number): Notice {
  const endsAt = Number(row.expires_at);
  const step = endsAt - now <= before.day ? 'day' : 'week';
  return {
    subject: { kind: 'key', id: row.id },
    key: `${row.id}:${step}`,
    to: row.owner === 'organization' ? { permission: 'key:write' } : { users: [row.user_id] },
    values: { name: row.name, date: { date: new Date(endsAt).toISOString().slice(0, 10) } },
    at: endsAt - before[step],
  };
}
