/** Weeks that wait for a decision, and what was decided. */
import { isoWeekOf } from '../../../../domain/zones.ts';
import { eachInLanguages, inLanguages } from '../../../../words/in-languages.ts';
import { text } from '../../../../words/text.ts';
import type { Notice, NoticeType, NoticeTypes } from '../../../platform/notices/notice.ts';
import { findUserNames, sumSheets } from './timesheets.repository.ts';

const submitted: NoticeType = {
  seenWith: { permission: 'timesheet:decide' },
  section: 'approvals',
  severity: 'info',
  reason: 'approver',
  isWaiting: true,
  isMailed: true,
  words: {
    ...eachInLanguages({
      name: text`Timesheet to approve`,
      title: text`{person} submitted week {week}`,
      detail: text`{time}, {billable} billable`,
    }),
    sample: { person: 'Mia', week: '49', time: { seconds: 66_600 }, billable: { seconds: 58_200 } },
  },
  source: {
    kind: 'standing',
    on: [
      'timesheet.submitted',
      'timesheet.withdrawn',
      'timesheet.approved',
      'timesheet.rejected',
      'timesheet.deleted',
    ],
    async list(reads, { subjectId }) {
      let rows = reads.invariant('timesheets').selectAll().where('state', '=', 'submitted');
      if (subjectId !== undefined) rows = rows.where('id', '=', subjectId);
      const sheets = await rows.execute();
      if (sheets.length === 0) return [];
      const names = await findUserNames(
        reads,
        sheets.map((sheet) => sheet.user_id),
      );
      const sums = await sumSheets(reads, sheets);
      return sheets.map((sheet): Notice => {
        const { seconds = 0, billableSeconds = 0 } = sums.get(sheet.id) ?? {};
        return {
          subject: { kind: 'timesheet', id: sheet.id },
          to: { permission: 'timesheet:decide', except: sheet.user_id },
          values: {
            person: names.get(sheet.user_id) ?? '',
            week: String(isoWeekOf(sheet.week_start).week),
            time: { seconds: Number(seconds) },
            billable: { seconds: Number(billableSeconds) },
          },
          at: Number(sheet.submitted_at ?? sheet.updated_at),
        };
      });
    },
  },
};

const decisions = {
  'timesheet.approved': inLanguages(text`approved`),
  'timesheet.rejected': inLanguages(text`rejected`),
  'timesheet.reopened': inLanguages(text`reopened`),
} as const;

function isDecision(type: string): type is keyof typeof decisions {
  return Object.hasOwn(decisions, type);
}

const decided: NoticeType = {
  seenWith: { table: 'timesheets' },
  section: 'approvals',
  severity: 'info',
  reason: 'owner',
  isMailed: true,
  words: {
    ...eachInLanguages({
      name: text`Your timesheet approved or rejected`,
      title: text`Week {week} was {decision}`,
      detail: text`{reason}`,
    }),
    sample: { week: '48', decision: decisions['timesheet.rejected'], reason: 'Monday has no note.' },
  },
  source: {
    kind: 'passing',
    on: ['timesheet.approved', 'timesheet.rejected', 'timesheet.reopened'],
    settledBy: ['timesheet.submitted', 'timesheet.deleted'],
    tell({ type, id, at, actor, after }) {
      const { userId, weekStart, reason } = after;
      if (typeof userId !== 'string' || typeof weekStart !== 'string' || !isDecision(type)) return [];
      const week = String(isoWeekOf(weekStart).week);
      return [
        {
          subject: { kind: 'timesheet', id },
          to: { users: [userId], except: actor },
          values: {
            week,
            decision: decisions[type],
            ...(typeof reason === 'string' && { reason: reason.slice(0, 300) }),
          },
          at,
        },
      ];
    },
  },
};

export const timesheetNotices: NoticeTypes = {
  'timesheet.submitted': submitted,
  'timesheet.decided': decided,
};
