import type { TimeImport } from '../../../api-client/index.ts';
import type { Money } from '../../../domain/money.ts';
import { inEnglish } from '../../../pages/words.ts';

export const told: TimeImport = {
  id: '0197a3c2-0000-7000-8000-000000000001',
  version: 1,
  createdAt: '2026-11-19T09:00:00Z',
  updatedAt: '2026-11-19T09:00:00Z',
  importedBy: '0197a3c2-0000-7000-8000-000000000002',
  fileName: 'toggl.csv',
  state: 'preview',
  undoneAt: null,
  detected: {
    format: 'toggl',
    separator: ',',
    dateOrder: 'ymd',
    decimal: '.',
    clock: 24,
    zone: 'Europe/Berlin',
    currencies: ['EUR'],
  },
  rows: 3,
  added: 2,
  again: 1,
  changed: 0,
  settledSince: 0,
  takenOver: 0,
  seconds: 5400,
  billableSeconds: 3600,
  approved: 0,
  invoiced: 0,
  from: '2026-11-02',
  to: '2026-11-03',
  made: {
    clients: [
      { name: 'Acme', source: 'ACME Inc.', currency: 'EUR', like: ['Acme GmbH'] },
      { name: 'No client', source: '', currency: 'EUR', like: [] },
    ],
    projects: [
      {
        client: 'Acme',
        name: 'Web / API',
        source: 'ACME Inc. / Web / API',
        rate: { minor: 9_500, currency: 'EUR' },
        isRateFromAmounts: true,
        like: [],
      },
      {
        client: 'No client',
        name: 'Own',
        source: 'Own',
        rate: { minor: 0, currency: 'EUR' },
        isRateFromAmounts: false,
        like: [],
      },
    ],
    tasks: [{ project: 'Web / API', name: 'Review', source: 'Review', like: [] }],
  },
  clients: ['Acme', 'No client'],
  projects: ['Acme · Web / API', 'No client · Own'],
  tasks: ['Web / API · Review'],
  people: [
    { source: 'Jo Doe, jo@old.example', userId: 'u1', userName: 'Jo', isNew: false, rows: 1 },
    { source: 'Sam', userId: 'u2', userName: 'Sam', isNew: true, rows: 1 },
  ],
  sample: [
    {
      row: 2,
      startedAt: '2026-11-02T08:00:00Z',
      seconds: 3600,
      client: 'Acme',
      project: 'Web',
      task: 'Build',
      note: 'a | b [x](command:evil)',
      tags: ['x'],
      billable: true,
      rate: null,
      state: 'open',
    },
  ],
  losses: [
    {
      code: 'column_not_kept',
      column: 'Group',
      count: 2,
      message: 'has no place here.',
      template: '',
      parameters: [],
      examples: [{ row: 2, value: 'A' }],
    },
  ],
  problems: [],
};

export const ports = {
  t: inEnglish,
  time: (instant: string) => instant,
  money: ({ minor, currency }: Money) => `${minor / 100} ${currency}`,
};
