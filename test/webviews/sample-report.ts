/** A month of two clients as the Reports page is sent it. */
import type {
  ReportContent,
  ReportEntries,
  ReportLine,
  ReportQuestion,
  RowQuery,
} from '../../webviews/reports/messages.ts';

export const monthByProject: ReportQuestion = {
  period: { name: 'this-month' },
  groupBy: 'project',
  filter: {},
};

const month = { from: '2026-11-01', to: '2026-11-30' };

function line(key: string, name: string, hours: number, change: Partial<ReportLine> = {}): ReportLine {
  const seconds = Math.round(hours * 3600);
  return {
    key,
    name,
    seconds,
    billableSeconds: seconds,
    roundedSeconds: null,
    billedSeconds: 0,
    entries: Math.ceil(hours / 2),
    amounts: seconds === 0 ? [] : [{ minor: Math.round(hours * 11_000), currency: 'EUR' }],
    targetSeconds: null,
    query: { ...month, projectId: key },
    ...change,
  };
}

const byProject = [
  {
    ...line('p1', 'Nordwind GmbH · API rewrite', 52.25),
    rows: [line('t1', 'Build', 40), line('none', '', 12.25, { billableSeconds: 0, amounts: [] })],
  },
  { ...line('p2', 'Acme Ltd · Shop', 20), rows: [] },
  { ...line('p3', 'Acme Ltd · Inside', 3.5, { billableSeconds: 0, amounts: [] }), rows: [] },
];

const byDay = Array.from({ length: 20 }, (_, index) => {
  const key = `2026-11-${String(index + 2).padStart(2, '0')}`;
  const query = { from: key, to: key };
  return { ...line(key, key, (index * 5) % 9, { targetSeconds: 8 * 3600, query }), rows: [] };
}).filter(({ seconds }) => seconds > 0);

export function reportContent(question: ReportQuestion, change: Partial<ReportContent> = {}): ReportContent {
  const { groupBy, thenBy } = question;
  const rows =
    groupBy === 'day'
      ? byDay
      : byProject.map((row) => ({ ...row, rows: thenBy === undefined ? [] : row.rows }));
  return {
    type: 'report',
    question,
    ...month,
    ofWhom: 'everybody',
    rows,
    timeline: {
      unit: groupBy === 'week' || groupBy === 'month' ? groupBy : 'day',
      sums: byDay.map(({ key, seconds }) => ({ key, seconds })),
      before: {
        from: '2026-10-01',
        to: '2026-10-31',
        seconds: 63.25 * 3600,
        sums: byDay.map(({ key, seconds }) => ({
          key: key.replace('-11-', '-10-'),
          seconds: Math.round(seconds * 0.85),
        })),
      },
    },
    total: {
      ...line('', '', 75.75),
      billableSeconds: 72.25 * 3600,
      billedSeconds: 10 * 3600,
      amounts: [
        { minor: 794_750, currency: 'EUR' },
        { minor: 12_000, currency: 'USD' },
      ],
      targetSeconds: 80 * 3600,
      billableShare: 72.25 / 75.75,
      overtimeSeconds: -4.25 * 3600,
    },
    clients: [
      { id: 'c1', name: 'Nordwind GmbH' },
      { id: 'c2', name: 'Acme Ltd' },
    ],
    projects: byProject.map(({ key, name }) => ({ id: key, name })),
    tags: ['call', 'review', 'urgent'],
    people: [
      { id: 'u1', name: 'Mara Voss' },
      { id: 'u2', name: 'Jan Weiß' },
    ],
    saved: [
      { id: 's1', name: 'To bill', question: { ...monthByProject, filter: { billable: true } } },
      { id: 's2', name: 'My days', question: { ...monthByProject, groupBy: 'day' } },
    ],
    mailed: [
      {
        id: 'r1',
        name: 'Weekly summary',
        to: 'mara@example.org, partner@nordwind.example',
        rule: 'each Monday at 08:00',
        last: 'Mon, Nov 23, 08:00',
        note: '',
        tone: 'ok',
        state: 'Active',
        acts: ['preview', 'recipients', 'pause', 'delete'],
      },
    ],
    ...change,
  };
}

export function entriesOf(query: RowQuery, title: string): ReportEntries {
  const entry = {
    startedAt: '2026-11-17T08:00:00Z',
    endedAt: '2026-11-17T10:15:00Z',
    zone: 'Europe/Berlin',
    seconds: 8_100,
    billedSeconds: null,
    project: 'Nordwind GmbH · API rewrite',
  };
  return {
    type: 'entries',
    query,
    title,
    items: [
      { ...entry, id: 'e1', note: 'Import pipeline', billable: true, tags: ['urgent', 'review'] },
      {
        ...entry,
        id: 'e2',
        note: '',
        billable: false,
        tags: [],
        startedAt: '2026-11-16T22:30:00Z',
        endedAt: '2026-11-17T00:30:00Z',
      },
      {
        ...entry,
        id: 'e3',
        note: 'Call',
        billable: true,
        tags: [],
        zone: 'America/New_York',
        billedSeconds: 9_000,
      },
    ],
    isCut: false,
  };
}
