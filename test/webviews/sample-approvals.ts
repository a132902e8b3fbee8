/** Weeks that wait for a decision, and one of them in full. */
import type { ApprovalsHostMessage, OpenedWeek, WaitingWeek } from '../../webviews/approvals/messages.ts';

const base: WaitingWeek = {
  id: 'w1',
  userName: 'Mara Voss',
  weekStart: '2026-11-16',
  weekEnd: '2026-11-22',
  week: 47,
  supplement: 0,
  seconds: 112_500,
  billableSeconds: 99_000,
  submittedAt: '2026-11-20T16:02:00Z',
  differenceCount: 3,
  commentCount: 1,
};

export const waitingWeeks: readonly WaitingWeek[] = [
  base,
  { ...base, id: 'w2', userName: 'Jonas Kern', seconds: 135_900, differenceCount: null, commentCount: 0 },
  {
    ...base,
    id: 'w3',
    userName: 'Sofia Lindqvist-Hammarström',
    week: 46,
    weekStart: '2026-11-09',
    weekEnd: '2026-11-15',
    supplement: 1,
    seconds: 5_400,
    billableSeconds: 5_400,
    differenceCount: 0,
    commentCount: 0,
  },
];

export function weeksMessage(weeks: readonly WaitingWeek[] = waitingWeeks): ApprovalsHostMessage {
  return { type: 'weeks', weeks: [...weeks] };
}

const entry = {
  id: 'e1',
  date: '2026-11-16',
  startedAt: '2026-11-16T08:00:00Z',
  endedAt: '2026-11-16T10:15:00Z',
  zone: 'Europe/Berlin',
  seconds: 8_100,
  client: 'Nordwind GmbH',
  project: 'API rewrite',
  note: 'Import pipeline',
  billable: true,
};

export const openedWeek: OpenedWeek = {
  type: 'week',
  id: 'w1',
  sharedSeconds: 0,
  entries: [
    { ...entry, verdict: null, reason: null, shared: null },
    { ...entry, id: 'e2', note: 'Review', billable: false, verdict: 'approved', reason: null, shared: null },
    { ...entry, id: 'e3', note: 'Meeting', verdict: 'rejected', reason: 'Split the meeting', shared: null },
  ],
  since: '2026-11-19T15:00:00Z',
  added: [{ ...entry, id: 'e3', note: 'Meeting' }],
  removed: [{ ...entry, id: 'e4', note: 'Mail' }],
  changed: [{ before: { ...entry, note: 'Import' }, after: entry }],
  comments: [{ id: 'c1', author: 'Ada Berg', at: '2026-11-19T15:04:00Z', text: 'Is the meeting one entry?' }],
};
