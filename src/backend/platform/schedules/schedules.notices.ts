/** A schedule that may not or cannot run any more: its administrator decides. */
import { mostMade } from '../../../domain/schedules/catch-up.ts';
import { eachInLanguages, inLanguages } from '../../../words/in-languages.ts';
import { text } from '../../../words/text.ts';
import type { NoticeType, NoticeTypes } from '../notices/notice.ts';
import type { ScheduleKinds } from './schedule-kind.ts';

const reasons = {
  rights: inLanguages(text`The person who set it up may no longer do what it does.`),
  person: inLanguages(text`The person who set it up is no longer there.`),
  rule: inLanguages(text`Its rule cannot be read.`),
} as const;

/** Who was away for longer looks on the page of schedules. */
const missedFor = 30 * 86_400_000;

export function scheduleNotices(kinds: () => ScheduleKinds): NoticeTypes {
  return {
    'schedule.rested': {
      seenWith: { permission: 'schedule:write' },
      section: 'security',
      severity: 'warning',
      reason: 'owner',
      isWaiting: true,
      isLocked: true,
      words: {
        ...eachInLanguages({
          name: text`Schedule stopped`,
          title: text`Schedule stopped: {title}`,
          detail: text`{why}`,
        }),
        sample: { title: 'Recurring invoice', why: reasons.rights },
      },
      source: {
        kind: 'standing',
        on: ['schedule.changed', 'schedule.deleted'],
        async list(reads, { subjectId }) {
          let rows = reads
            .invariant('schedules')
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
    'schedule.missed': missedNotice(kinds),
  };
}

function missedNotice(kinds: () => ScheduleKinds): NoticeType {
  return {
    seenWith: { permission: 'schedule:write' },
    section: 'money',
    severity: 'warning',
    reason: 'owner',
    words: {
      ...eachInLanguages({
        name: text`Runs missed`,
        title: text`Missed runs of “{title}”: {count}`,
        detail: text`Vireo did not run then, and makes up for the newest {made} alone: look after the older ones.`,
      }),
      sample: { title: 'Recurring invoice', count: 3, made: mostMade },
    },
    source: {
      kind: 'standing',
      on: [],
      async list(reads, { now, subjectId }) {
        // Of other kinds a run that was missed is made up for by the next.
        const each = [...kinds().values()].filter(({ catchUp }) => catchUp === 'each');
        if (each.length === 0) return [];
        let rows = reads
          .invariant('schedule_runs')
          .innerJoin('schedules', 'schedules.id', 'schedule_runs.schedule_id')
          .select(['schedules.id', 'schedules.kind', 'period', 'left_out', 'due_at'])
          .where('left_out', '>', 0)
          .where('due_at', '>', now - missedFor)
          .where(
            'schedules.kind',
            'in',
            each.map(({ kind }) => kind),
          );
        if (subjectId !== undefined) rows = rows.where('schedules.id', '=', subjectId);
        return (await rows.execute()).map(({ id, kind, period, left_out, due_at }) => ({
          subject: { kind: 'schedule', id },
          key: `${id} ${period}`,
          to: { permission: 'schedule:write' },
          values: { title: kinds().get(kind)?.title ?? kind, count: Number(left_out), made: mostMade },
          at: Number(due_at),
        }));
      },
    },
  };
}
