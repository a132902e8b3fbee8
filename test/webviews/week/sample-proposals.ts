import type { WeekProposal, WeekProposals } from '../../../webviews/week/messages.ts';

export const at = (time: string) => `2026-11-19T${time}:00+01:00`;

export const lunch = {
  id: 'lunch',
  startedAt: at('11:45'),
  endedAt: at('12:30'),
  seconds: 2_700,
  projectId: 'p1',
  note: 'Fix login',
  evidence: [],
  canMerge: false,
};

export const meeting = {
  id: 'meeting',
  startedAt: at('12:30'),
  endedAt: at('12:50'),
  seconds: 1_200,
  projectId: 'p1',
  note: 'Standup',
  evidence: [],
  canMerge: false,
};

export function proposalsOf(...items: readonly WeekProposal[]): WeekProposals {
  return {
    type: 'proposals',
    date: '2026-11-19',
    zone: 'Europe/Berlin',
    problem: null,
    canRestore: false,
    items: [...items],
    projects: [{ id: 'p1', name: 'Acme Ltd · Billing portal' }],
  };
}
