import assert from 'node:assert/strict';
import type { TimeImport } from '../../../api-client/index.ts';
import { inEnglish } from '../../../pages/words.ts';
import { describeDone, describeGoing, describeImport, describeRefused } from './import-report.ts';
import { ports, told } from './testing.test.ts';

describe('the report of an import', () => {
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
