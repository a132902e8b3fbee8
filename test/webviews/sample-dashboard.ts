/** A practice in November: three projects, one of them slipping, one invoice late. */
import { type DashboardContent, dashboardHostMessageSchema } from '../../webviews/dashboard/messages.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const nets = [
  790_000, 840_000, 910_000, 1_050_000, 880_000, 970_000, 920_000, 1_080_000, 620_000, 1_130_000, 1_253_542,
  0,
];

const content: DashboardContent = {
  type: 'content',
  today: '2026-11-19',
  month: '2026-11',
  currency: 'EUR',
  ofWhom: 'everybody',
  unbilled: { seconds: 331_200, readySeconds: 54_000, draftSeconds: 0, amounts: [euros(1_010_925)] },
  hours: {
    seconds: 320_940,
    billableSeconds: 301_684,
    projects: [
      { projectId: 'p1', name: 'API rewrite', clientName: 'Nordwind GmbH', seconds: 200_940 },
      { projectId: 'p2', name: 'Billing portal', clientName: 'Acme Ltd', seconds: 120_000 },
    ],
  },
  budgets: [
    {
      projectId: 'p2',
      name: 'Billing portal',
      clientName: 'Acme Ltd',
      usedSeconds: 297_000,
      budgetSeconds: 288_000,
    },
    {
      projectId: 'p1',
      name: 'API rewrite',
      clientName: 'Nordwind GmbH',
      usedSeconds: 115_200,
      budgetSeconds: 576_000,
    },
  ],
  targets: {
    week: { seconds: 112_500, targetSeconds: 144_000 },
    month: { seconds: 320_940, targetSeconds: 576_000 },
  },
  invoiced: nets.map((minor, index) => ({
    month: new Date(Date.UTC(2025, 11 + index, 1)).toISOString().slice(0, 7),
    amounts: minor === 0 ? [] : [euros(minor)],
  })),
  open: [
    {
      id: 'i1',
      number: '2026-0038',
      clientName: 'Acme Ltd',
      dueDate: '2026-11-07',
      due: euros(348_000),
      daysLate: 12,
      readyStep: 2,
    },
    {
      id: 'i2',
      number: '2026-0041',
      clientName: 'Acme Ltd',
      dueDate: '2026-11-25',
      due: euros(294_000),
      daysLate: -6,
    },
    {
      id: 'i3',
      number: '2026-0042',
      clientName: 'Nordwind GmbH',
      dueDate: '2026-11-19',
      due: euros(482_000),
      daysLate: 0,
    },
  ],
  health: [
    { projectId: 'p2', name: 'Billing portal', score: 0.74, change: -0.02, severe: 5, total: 58 },
    { projectId: 'p1', name: 'API rewrite', score: 0.82, change: 0.03, severe: 3, total: 36 },
    { projectId: 'p3', name: 'Support retainer', score: 0.91, severe: 0, total: 11 },
  ],
};

/** The sample with some of it changed, held to the contract. */
export function dashboardContent(change: Partial<DashboardContent> = {}): DashboardContent {
  const parsed = dashboardHostMessageSchema.parse({ ...content, ...change });
  if (parsed.type !== 'content') throw new Error('not a content');
  return parsed;
}
