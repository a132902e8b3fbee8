/** Goals, habits, answers to weeks and memories as the host of their page sends them. */
import { type GoalsContent, goalsHostMessageSchema } from '../../../webviews/goals/messages.ts';

const outcomes = ['nothing', 'kept', 'not_kept', 'kept', 'kept', 'open'] as const;
const periods = outcomes.map((outcome, at) => ({
  from: `2026-11-${13 + at}`,
  label: `${13 + at} Nov 2026`,
  outcome,
}));
const entries = { kind: 'entries', ids: ['e1', 'e2'] };

const content = {
  type: 'content',
  goals: [
    {
      id: 'g1',
      title: 'Forty hours',
      state: 'active',
      rule: 'Worked time, at least 40:00 each week',
      due: '',
      value: '16:00',
      target: '40:00',
      share: 0.4,
      pace: 'on_track',
      link: entries,
      computed: '16 Nov 2026 – 22 Nov 2026; 16:00 expected: 16:00 of 40:00 of working time are over',
    },
    {
      id: 'g2',
      title: 'No overdue invoice',
      state: 'active',
      rule: 'Overdue amount, at most €0.00 each month',
      due: '',
      value: '€1,190.00',
      target: '€0.00',
      share: null,
      pace: 'behind',
      computed: '1 Nov 2026 – 30 Nov 2026',
    },
    {
      id: 'g3',
      title: 'Write the talk',
      state: 'active',
      rule: '',
      due: '1 Dec 2026',
      value: '',
      target: '',
      share: null,
      pace: null,
      computed: '',
    },
    {
      id: 'g4',
      title: 'Invoice 20,000',
      state: 'paused',
      rule: 'Invoiced, net, at least €20,000.00 each quarter',
      due: '',
      value: '',
      target: '€20,000.00',
      share: null,
      pace: null,
      computed: '',
    },
  ],
  habits: [
    {
      id: 'h1',
      title: 'Start early',
      state: 'active',
      rule: 'Work begins before 10:00 on working days',
      isByHand: false,
      periods,
      streak: 2,
    },
    {
      id: 'h2',
      title: 'Read for half an hour',
      state: 'active',
      rule: 'Ticked by hand, each day',
      isByHand: true,
      periods,
      streak: 2,
    },
  ],
  checkIns: [
    {
      week: '2026-11-09',
      span: '9 Nov 2026 – 15 Nov 2026',
      promises: [
        { text: 'Send the offer to Nordwind', verdict: 'done' },
        { text: 'Call Ina', verdict: 'carried' },
        { text: 'Write the talk', verdict: null },
      ],
    },
  ],
  memories: [
    { id: 'm1', text: 'I invoice on the first Monday.', on: '3 Nov 2026', saidBy: 'user' },
    { id: 'm2', text: 'Fridays are for my own projects.', on: '10 Nov 2026', saidBy: 'assistant' },
  ],
};

export function goalsContent(change: Partial<GoalsContent> = {}): GoalsContent {
  const parsed = goalsHostMessageSchema.parse({ ...content, ...change });
  if (parsed.type !== 'content') throw new Error('The sample is what fills the page.');
  return parsed;
}

export const nothingYet: Partial<GoalsContent> = { goals: [], habits: [], checkIns: [], memories: [] };
