import assert from 'node:assert/strict';
import type { TimeImport } from '../../../api-client/index.ts';
import type { Money } from '../../../domain/money.ts';
import { inEnglish } from '../../platform/words.ts';
import {
  countLeftOut,
  countMapped,
  countShared,
  findQuestion,
  isOfRows,
  listNewNames,
  listPeople,
  mapName,
  toggleStates,
} from './import-answers.ts';
import { choicesOf } from './import-choices.ts';
import { describeDone, describeGoing, describeImport, describeRefused } from './import-report.ts';

const told: TimeImport = {
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

const ports = {
  t: inEnglish,
  time: (instant: string) => instant,
  money: ({ minor, currency }: Money) => `${minor / 100} ${currency}`,
};

describe('the wizard of imports', () => {
  it('asks what only the user can say, and nothing where the file itself is wrong', () => {
    const open = {
      row: 2,
      column: 'Date',
      value: '03/04/2026',
      message: 'may be both',
      template: '',
      parameters: [],
      line: null,
      option: 'dateOrder' as const,
    };
    const wrong = {
      row: 3,
      column: 'Date',
      value: '31/31/2026',
      message: 'is no date',
      template: '',
      parameters: [],
      line: null,
      option: null,
    };

    assert.deepEqual(findQuestion({ problems: [wrong, open] }), {
      question: 'dateOrder',
      value: '03/04/2026',
      message: 'may be both',
    });
    assert.equal(findQuestion({ problems: [wrong] }), undefined);
    const noSuch = { ...open, option: 'format' as const };
    assert.equal(findQuestion({ problems: [noSuch] })?.question, 'format');
    assert.equal(findQuestion({ problems: [noSuch] }, { format: 'harvest' }), undefined, 'asked once');
  });

  const asking = { t: inEnglish, locale: 'en', likelyZones: ['Asia/Kathmandu'], currencies: ['EUR'] };

  it('shows what a date would be in each order, and leaves out the orders that make none', () => {
    const describe = (value: string) =>
      choicesOf('dateOrder', { ...asking, value }).map(
        ({ label, description }) => `${label}: ${description}`,
      );

    assert.deepEqual(describe('03/04/2026'), [
      'Day first: 03/04/2026 is April 3, 2026',
      'Month first: 03/04/2026 is March 4, 2026',
    ]);
    assert.deepEqual(describe('25/04/2026'), ['Day first: 25/04/2026 is April 25, 2026']);
    assert.deepEqual(describe('26-11-05'), [
      'Day first: 26-11-05 is November 26, 2005',
      'Year first: 26-11-05 is November 5, 2026',
    ]);
    assert.deepEqual(describe('31/05/99'), ['Day first: 31/05/99 is May 31, 1999']);
  });

  it('shows what a number would be by each mark', () => {
    assert.deepEqual(
      choicesOf('decimal', { ...asking, value: '2.000' }).map(({ description }) => description),
      ['2.000 is 2000', '2.000 is 2.000'],
    );
  });

  it('offers the likely zone first, and each once', () => {
    const zones = choicesOf('zone', { ...asking, value: '' }).map(({ label }) => label);

    assert.equal(zones[0], 'Asia/Kathmandu');
    assert.equal(new Set(zones).size, zones.length);
    assert.ok(zones.includes('Europe/Berlin'));
  });

  it('knows names by what the file calls them', () => {
    assert.deepEqual(
      listNewNames(told).map(({ kind, shown, key }) => [kind, shown, key]),
      [
        ['clients', 'Acme', 'ACME Inc.'],
        ['clients', 'No client', ''],
        ['projects', 'Acme · Web / API', 'ACME Inc. / Web / API'],
        ['projects', 'No client · Own', 'Own'],
        ['tasks', 'Web / API · Review', 'Review'],
      ],
    );
    assert.deepEqual(
      listPeople(told).map(({ key, isNew }) => [key, isNew]),
      [
        ['jo@old.example', false],
        ['Sam', true],
      ],
    );
  });

  it('maps a name, and takes that back', () => {
    const name = { kind: 'clients', shown: 'ACME Inc.', key: 'ACME Inc.' } as const;
    const mapped = mapName({ format: 'toggl' }, name, 'Acme');

    assert.deepEqual(mapped, { format: 'toggl', map: { clients: { 'ACME Inc.': 'Acme' } } });
    assert.equal(countMapped(mapped), 1);
    assert.equal(countMapped(mapName(mapped, name, undefined)), 0);
  });

  it('takes over states when that is asked for, and leaves them when asked again', () => {
    const asked = toggleStates({ format: 'clockify' });
    const changed = { ...told, changed: 3, settledSince: 2, takenOver: 1 };
    const text = describeImport(changed, ports);

    assert.deepEqual(asked, { format: 'clockify', takeStates: true });
    assert.deepEqual(toggleStates(asked), { format: 'clockify', takeStates: false });
    assert.match(text, /3 rows were changed in the other tool since/);
    assert.match(text, /2 of them were approved or invoiced there; taken over: 1/);
  });

  it('counts rows that share time, under whichever rule', () => {
    const shared = (code: 'shares_recorded' | 'shares_in_file', column: string, count: number) => ({
      code,
      column,
      count,
      message: 'shared.',
      template: '',
      parameters: [],
      examples: [{ row: 2, value: '2026-11-10 09:00–10:00, beside 09:30–11:00' }],
    });
    const losses = [
      shared('shares_recorded', '', 2),
      shared('shares_in_file', '', 3),
      shared('shares_recorded', 'crop', 4),
    ];

    assert.deepEqual(countShared({ losses }), { recorded: 6, inFile: 3 });
    assert.deepEqual(countShared(told), { recorded: 0, inFile: 0 });
  });

  it('counts rows that are left out with their time, and reports them apart', () => {
    const loss = (code: 'break_left_out' | 'invalid_left_out', count: number, seconds: number) => ({
      code,
      count,
      seconds,
      column: 'Type',
      message: 'Breaks are left out.',
      template: '',
      parameters: [],
      examples: [{ row: 3, value: 'Break' }],
    });
    const some = { ...told, losses: [loss('break_left_out', 2, 5400), loss('invalid_left_out', 1, 0)] };

    assert.deepEqual(countLeftOut(some), { rows: 3, seconds: 5400 });
    const [, leftOut = ''] = describeImport(some, ports).split('## Left out\n');
    assert.match(leftOut, /2 × Type\\: Breaks are left out\. 1\\:30 hours/);
    assert.doesNotMatch(describeImport(some, ports), /## Not kept/);
  });

  it('says why a file is refused, of a row or of the whole, and whether the other rows can come in', () => {
    const problem = {
      row: 3,
      line: 4,
      column: 'End Time',
      value: '25:99',
      option: null,
      template: '',
      parameters: [],
    };
    const wrong = { ...told, problems: [{ ...problem, message: 'is not a time on the clock' }] };
    const whole = { ...problem, row: null, line: null, value: null };
    const summary = { ...told, problems: [{ ...whole, message: "is Clockify's summary report" }] };

    assert.equal(
      describeRefused(wrong, inEnglish),
      'Nothing was imported: toggl.csv has a mistake. row 3 25:99 is not a time on the clock',
    );
    assert.equal(
      describeRefused(summary, inEnglish),
      "Nothing was imported: toggl.csv is Clockify's summary report.",
    );
    assert.deepEqual([wrong, summary, told].map(isOfRows), [true, false, false]);
  });

  it('reports everything, with nothing of the file as a link', () => {
    const text = describeImport(told, ports);

    assert.match(text, /3 rows: 2 new, 1 there already/);
    assert.match(text, /Client \*\*Acme\*\*/);
    assert.match(text, /Project \*\*Acme · Web \/ API\*\*: 95 EUR an hour, taken from amounts/);
    assert.match(text, /Project \*\*No client · Own\*\*\n/);
    assert.match(text, /Person \*\*Sam\*\*/);
    assert.match(text, /2 × Group\\?: has no place here/);
    assert.doesNotMatch(text, /[^\\]\]\(command/);
    assert.match(text, /a \\\| b/);
  });

  it('says what was done, and of what was taken back that it was', () => {
    const states = { ...told, added: 0, changed: 2, settledSince: 2, takenOver: 2, losses: [] };

    assert.match(describeDone(told, inEnglish), /^2 entries of toggl\.csv were imported\. The report lists/);
    assert.equal(describeDone(states, inEnglish), 'The states of 2 entries of toggl.csv were taken over.');
    assert.match(describeImport({ ...told, state: 'done' }, ports), /^# Import of toggl\\?\.csv\n/);
    assert.match(describeImport({ ...told, state: 'undone' }, ports), /^# .* before the import was undone\n/);
  });

  it('tells what would be, what is and what was by the same tense throughout', () => {
    const inState = (state: TimeImport['state']) =>
      describeImport({ ...told, state, approved: 1 }, ports).split('\n');
    const headings = (state: TimeImport['state']) => inState(state).filter((line) => line.startsWith('## '));

    assert.deepEqual(headings('preview'), [
      '## Will be imported',
      '## Made by the import',
      '## Not imported as it is in the file',
      '## The first rows, as they will be',
    ]);
    assert.deepEqual(headings('done'), [
      '## Imported',
      '## Made by the import',
      '## Not imported as it is in the file',
      '## The first rows, as they are here',
    ]);
    assert.deepEqual(headings('undone'), [
      '## Was imported',
      '## Made by the import',
      '## Not imported as it is in the file',
      '## The first rows, as they were',
    ]);
    assert.ok(inState('done').includes('- 1 approved and 0 invoiced elsewhere: they are locked here'));
    assert.ok(inState('undone').includes('- 1 approved and 0 invoiced elsewhere: they were locked here'));
  });

  it('says what goes when it is taken back', () => {
    const many = Array.from({ length: 12 }, (_, at) => `C${at + 1}`);

    assert.equal(
      describeGoing({ ...told, present: 2, takenOver: 3, clients: many }, inEnglish),
      [
        '2 entries will be deleted.',
        '3 entries are in the state that they had before it.',
        'Clients, projects and tags that only this import uses are removed as well.',
        'Clients: C1, C2, C3, C4, C5, C6, C7, C8, C9, C10 and 2 more',
        'Projects: Acme · Web / API, No client · Own',
        'Tasks: Web / API · Review',
        'People: Sam',
      ].join('\n'),
    );
    assert.equal(
      describeGoing({ ...told, present: 2, clients: [], projects: [], tasks: [], people: [] }, inEnglish),
      '2 entries will be deleted.',
    );
  });

  it('names what is there of it, and what was deleted since, when it is taken back', () => {
    const lines = (added: number, present: number) =>
      describeGoing({ ...told, added, present }, inEnglish)
        .split('\n')
        .slice(0, 2);

    assert.deepEqual(lines(5, 3), ['3 entries will be deleted.', '2 were deleted or merged since.']);
    assert.deepEqual(lines(2, 1), ['1 entry will be deleted.', '1 was deleted or merged since.']);
    assert.deepEqual(lines(2, 0), ['No entry is removed.', '2 were deleted or merged since.']);
  });

  it('speaks of one row and one entry as of one', () => {
    const one = { ...told, rows: 1, added: 1, present: 1, changed: 1, takenOver: 1 };
    const text = describeImport(one, ports);

    assert.match(text, /- 1 row: 1 new, 1 there already\n/);
    assert.match(text, /- 1 row was changed in the other tool since it was imported\n/);
    assert.match(describeDone(one, inEnglish), /^1 entry of toggl\.csv was imported\. The report lists/);
    assert.equal(describeDone({ ...one, losses: [] }, inEnglish), '1 entry of toggl.csv was imported.');
    assert.equal(
      describeDone({ ...one, added: 0 }, inEnglish),
      'The state of 1 entry of toggl.csv was taken over.',
    );
    assert.match(
      describeGoing(one, inEnglish),
      /^1 entry will be deleted\.\n1 entry is in the state that it had before it\.\n/,
    );
  });

  it('says in the language of the editor what the backend says in English with parameters', () => {
    const inGerman = (text: string, ...values: readonly unknown[]) =>
      inEnglish(
        {
          'is more than {0} hours': 'ist mehr als {0} Stunden',
          'Breaks are left out.': 'Pausen werden ausgelassen.',
        }[text] ?? text,
        ...values.map(String),
      );
    const reason = {
      column: 'Duration',
      value: '99:00',
      template: 'is more than {0} hours',
      parameters: ['24'],
    };
    const problem = { ...reason, row: 2, line: 2, message: 'is more than 24 hours', option: null };
    const refused = { ...told, state: 'refused' as const, problems: [problem] };
    const leftOut = {
      code: 'invalid_left_out' as const,
      column: '',
      count: 1,
      message: 'Rows that cannot be imported are left out.',
      template: '',
      parameters: [],
      seconds: 3600,
      examples: [{ row: 2, value: 'Duration: "99:00" is more than 24 hours', reason }],
    };
    const breaks = {
      ...leftOut,
      message: 'x',
      template: 'Breaks are left out.',
      parameters: [],
      examples: [],
    };
    const text = describeImport({ ...refused, losses: [leftOut, breaks] }, { ...ports, t: inGerman });

    assert.match(describeRefused(refused, inGerman), /99:00 ist mehr als 24 Stunden/);
    assert.match(text, /“99\\:00” ist mehr als 24 Stunden/);
    assert.match(text, /Duration\\: "99\\:00" ist mehr als 24 Stunden/);
    assert.match(text, /Pausen werden ausgelassen/);
  });

  it('says nothing of approvals and invoices where there are none', () => {
    assert.match(describeImport({ ...told, approved: 2, invoiced: 0 }, ports), /2 approved/);
    assert.doesNotMatch(describeImport({ ...told, approved: 0, invoiced: 0 }, ports), /approved/);
  });
});
