import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

const root = path.resolve(import.meta.dirname, '../../../..');

/** Folders and files whose suites run on every database that ships, in every run. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  numbering: [
    'contexts/money/invoices/numbers/',
    'contexts/money/invoices/invoice-issue.test.ts',
    'contexts/money/invoices/issued-unchanged.test.ts',
    'contexts/money/invoices/invoice-numbers.test.ts',
  ],
  payments: ['contexts/money/payments/'],
  timesheets: ['contexts/time/timesheets/', 'contexts/time/model/open-week.test.ts'],
  timer: ['contexts/time/timer/'],
  jobs: ['platform/jobs/'],
  events: ['platform/events/'],
  undo: ['contexts/time/entries/changes/', 'contexts/agents/acts/act-undo.test.ts'],
  imports: [
    'contexts/time/transfer/imports/',
    'contexts/practice/clients/import/',
    'contexts/code/findings/sarif-imports/',
  ],
  authorization: [
    'authorization.test.ts',
    'reach.test.ts',
    'platform/reach/reach.test.ts',
    'platform/reach/reached-writes.test.ts',
    'platform/events/hearing.test.ts',
  ],
  migrations: ['migrations/', 'contexts/practice/clients/chosen-countries.test.ts'],
  // Not a subject of the practice: what each database does by itself.
  database: ['platform/db/', 'platform/http/refusals/', 'lost-races.test.ts'],
};

const picks = /\bonPickedDatabase\b/;
const runsOnEvery = /\b(?:onEveryDatabase|onEveryDriver|onEveryEntryPractice|onEveryImportPractice)\b/;

const backend = path.join(root, 'src/backend');
const read = (file: string) => readFileSync(path.join(backend, file), 'utf8');
const testsBelow = (place: string) =>
  place.endsWith('.ts') ? [place] : globSync(`${place}**/*.test.ts`, { cwd: backend });

describe('suites of a subject that each database must answer for', () => {
  for (const [subject, places] of Object.entries(subjects))
    it(`pick no database: ${subject}`, () => {
      const files = places.flatMap(testsBelow);

      assert.deepEqual(
        files.filter((file) => picks.test(read(file))),
        [],
      );
      assert.ok(
        files.some((file) => runsOnEvery.test(read(file))),
        `None of ${places.join(', ')} runs on every database.`,
      );
    });
});
