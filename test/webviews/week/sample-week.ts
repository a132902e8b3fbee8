/** Week 47 of a practice: three clients, a running timer, a draft. */
import { type WeekContent, type WeekEntry, weekHostMessageSchema } from '../../../webviews/week/messages.ts';

const zone = 'Europe/Berlin';
const dates = ['16', '17', '18', '19', '20', '21', '22'].map((day) => `2026-11-${day}`);

/** `1:30` as an entry from nine o'clock on, several by `+`; nothing for an empty text. */
function cell(day: number, text: string, note = ''): WeekEntry[] {
  let start = Date.parse(`${dates[day]}T09:00:00+01:00`);
  return text
    .split('+')
    .filter((length) => length !== '')
    .map((length, index): WeekEntry => {
      const [hours = 0, minutes = 0] = length.split(':').map(Number);
      const seconds = hours * 3_600 + minutes * 60;
      const startedAt = new Date(start).toISOString();
      const endedAt = new Date(start + seconds * 1000).toISOString();
      start += seconds * 1000 + 5_400_000;
      const id = `${day}-${text}-${index}-${note}`;
      const facts = { zone, seconds, billedSeconds: null, note, tags: [], billable: true, lock: null };
      return { id, version: 1, startedAt, endedAt, ...facts };
    });
}

export function weekRow(
  client: string,
  [project, task = null]: readonly [string, (string | null)?],
  cells: readonly string[],
): WeekContent['rows'][number] {
  const shown = dates.map((_, day) => cell(day, cells[day] ?? ''));
  return {
    projectId: project,
    projectName: project,
    clientName: client,
    taskId: task,
    taskName: task,
    isArchived: false,
    billableSeconds: shown.flat().reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    billedSeconds: null,
    cells: shown,
  };
}

const importPipeline = weekRow(
  'Nordwind GmbH',
  ['API rewrite', 'Import pipeline'],
  ['2:00', '', '2:30+1:45'],
);
const [retry, letters] = importPipeline.cells[2] ?? [];
if (retry !== undefined && letters !== undefined) {
  importPipeline.cells[2] = [
    { ...retry, note: 'Retry policy', tags: ['deep'] },
    { ...letters, note: 'Dead-letter view' },
  ];
}

const checkout = weekRow('Acme Ltd', ['Billing portal', 'Checkout'], ['1:45', '3:30', '1:15']);
checkout.cells[3] = [
  {
    id: 'running',
    version: 1,
    zone,
    note: 'Checkout',
    tags: [],
    billable: true,
    lock: null,
    startedAt: '2026-11-19T12:36:00Z',
    endedAt: null,
    seconds: null,
    billedSeconds: null,
  },
];

const week: WeekContent = {
  type: 'week',
  today: '2026-11-19',
  now: Date.parse('2026-11-19T14:00:10Z'),
  person: null,
  weekStart: '2026-11-16',
  year: 2026,
  week: 47,
  previousWeek: 46,
  days: dates.map((date, day) => ({
    date,
    targetSeconds: day < 5 ? 25_200 : 0,
    holiday: null,
    isDayOff: false,
    dayOffNote: '',
    nextStart: date === '2026-11-19' ? null : '9:00',
  })),
  rows: [
    checkout,
    weekRow('Acme Ltd', ['Billing portal', 'Ledger export'], ['', '1:00', '2:00']),
    weekRow('Acme Ltd', ['Support retainer', 'Tickets'], ['0:15']),
    weekRow('Nordwind GmbH', ['API rewrite', 'Code review'], ['0:30', '0:45', '0:30', '0:30']),
    importPipeline,
    weekRow('Nordwind GmbH', ['API rewrite', 'Token rotation'], ['3:15', '2:30', '', '2:00']),
    weekRow('Practice', ['Administration'], ['0:30', '0:30', '', '0:15']),
  ],
  sheet: null,
  billableSeconds: 98_640,
  billedSeconds: null,
  sharedSeconds: 0,
  revision: 'first',
  isRefused: false,
  toInvoice: { billableSeconds: 98_640, amounts: [{ minor: 311_925, currency: 'EUR' }] },
  canUndo: true,
  canRedo: false,
  questions: [],
};

/** The sample with some of it changed, held to the contract. */
export function weekContent(change: Partial<WeekContent> = {}): WeekContent {
  const parsed = weekHostMessageSchema.parse({ ...structuredClone(week), ...change });
  if (parsed.type !== 'week') throw new Error('not a week');
  return parsed;
}
