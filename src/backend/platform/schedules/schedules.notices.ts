/** A schedule that may not or cannot run any more: its administrator decides. */
import type { NoticeTypes } from '../notices/notice.ts';
import type { ScheduleKinds } from './schedule-kind.ts';

const reasons = {
  rights: {
    en: 'The person who set it up may no longer do what it does.',
    de: 'Wer ihn eingerichtet hat, darf nicht mehr, was er tut.',
  },
  person: {
    en: 'The person who set it up is no longer there.',
    de: 'Wer ihn eingerichtet hat, ist nicht mehr da.',
  },
  rule: { en: 'Its rule cannot be read.', de: 'Seine Regel ist nicht lesbar.' },
} as const;

export function scheduleNotices(kinds: () => ScheduleKinds): NoticeTypes {
  return {
    'schedule.rested': {
      section: 'security',
      severity: 'warning',
      reason: 'owner',
      isWaiting: true,
      words: {
        en: { name: 'Schedule stopped', title: 'Schedule stopped: {title}', detail: '{why}' },
        de: { name: 'Zeitplan angehalten', title: 'Zeitplan angehalten: {title}', detail: '{why}' },
        sample: { title: 'Recurring invoice', why: reasons.rights },
      },
      source: {
        kind: 'standing',
        on: ['schedule.changed', 'schedule.deleted'],
        async list(reads, { subjectId }) {
          let rows = reads
            .whole('schedules', 'an administrator hears of what rests')
            .select(['id', 'kind', 'reason', 'updated_at'])
            .where('state', '=', 'resting')
            .where('reason', '!=', 'outgoing');
          if (subjectId !== undefined) rows = rows.where('id', '=', subjectId);
          return (await rows.execute()).map(({ id, kind, reason, updated_at }) => ({
            subject: { kind: 'schedule', id },
            to: { permission: 'schedule:write' },
            values: {
              title: kinds().get(kind)?.title ?? kind,
              why: reasons[reason === 'rights' || reason === 'person' ? reason : 'rule'],
            },
            at: Number(updated_at),
          }));
        },
      },
    },
  };
}
