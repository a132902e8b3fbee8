import assert from 'node:assert/strict';
import { inEnglish } from '../../../pages/words.ts';
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
import { describeImport, describeRefused } from './import-report.ts';
import { ports, told } from './testing.test.ts';

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
});
