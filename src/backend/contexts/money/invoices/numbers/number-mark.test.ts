/** Numbers behind the mark: what a lost database has issued is given to nobody else, and explained. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SkipReason } from '../../../../../contract/backup/number-mark.ts';
import type { MarkedSeries } from '../../../../../domain/invoicing/number-mark.ts';
import {
  numberMarkFileOf,
  raiseNumberMark,
  readNumberMark,
} from '../../../../local/numbers/number-mark-file.ts';
import { openNumberMarks } from '../../../../local/numbers/open-number-marks.ts';
import { migrations } from '../../../../migrations/index.ts';
import { openSqlite } from '../../../../platform/db/index.ts';
import type { Schema } from '../../../../schema.ts';
import {
  type BillingPractice,
  createBillingPractice,
  requireOk,
} from '../../../../testing/billing-practice.ts';
import { createMigratedFolder } from '../../../../testing/databases/sqlite-templates.ts';
import { createTestApp } from '../../../../testing/test-app.ts';

const year = 2026;
const marked = (lastSequence: number, prefix = ''): MarkedSeries => ({
  prefix,
  year,
  lastSequence,
  lastNumber: `${prefix === '' ? '' : `${prefix}-`}2026-${String(lastSequence).padStart(4, '0')}`,
});

describe('numbers behind the mark', () => {
  let data: string;
  let practice: BillingPractice;

  const open = async (mark: readonly MarkedSeries[], replaced?: SkipReason) => {
    data = await createMigratedFolder('node-sqlite', migrations);
    raiseNumberMark(data, mark, replaced);
    const database = await openSqlite<Schema>({ directory: data, driver: 'node-sqlite' });
    const numberMarks = await openNumberMarks(data, database);
    practice = await createBillingPractice(await createTestApp(database, { upTo: 'money', numberMarks }));
  };
  const issue = async (): Promise<string> =>
    requireOk(await practice.issue(requireOk(await practice.draftItem()).body.id)).body.number;
  const proof = async () => (await practice.get('/invoices/verify')) as { ok: boolean; series: Series[] };
  interface Series {
    readonly skipped: readonly { readonly at: string }[];
    readonly faults: readonly unknown[];
  }

  afterEach(async () => {
    await practice.vireo.close();
    fs.rmSync(data, { recursive: true, force: true });
  });

  it('are marked as they are issued, credit notes too, for the user alone', async () => {
    await open([]);
    await issue();
    const { items } = await practice.get('/invoices');
    requireOk(await practice.credit(items[0].id));

    assert.deepEqual(readNumberMark(data).series, [marked(1), marked(1, 'CN')]);
    if (process.platform !== 'win32') {
      assert.equal(fs.statSync(numberMarkFileOf(data)).mode & 0o777, 0o600);
    }
  });

  it('are skipped and explained, with date and reason', async () => {
    await open([marked(7)], 'restored');
    const draft = requireOk(await practice.draftItem()).body.id;
    const preview = await practice.get(`/invoices/${draft}/document`);
    const [series] = (await practice.get('/invoices/series')).items;

    const first = requireOk(await practice.issue(draft)).body.number;
    const second = await issue();
    const { ok, series: proven } = await proof();

    assert.deepEqual(
      { expectedNumber: preview.expectedNumber, nextNumber: series.nextNumber },
      { expectedNumber: '2026-0008', nextNumber: '2026-0008' },
    );
    assert.deepEqual({ first, second }, { first: '2026-0008', second: '2026-0009' });
    assert.equal(ok, true);
    const [{ at, ...skipped } = { at: '' }] = proven[0]?.skipped ?? [];
    assert.match(at, /^2026-11-18T/);
    assert.deepEqual(skipped, { first: '2026-0001', last: '2026-0007', count: 7, reason: 'restored' });
    assert.deepEqual(readNumberMark(data).series, [marked(9)]);
  });

  it('are skipped where the series went on here meanwhile', async () => {
    await open([]);
    await issue();
    await practice.vireo.app.close();
    raiseNumberMark(data, [marked(3)]);
    const { database } = practice.vireo;
    const numberMarks = await openNumberMarks(data, database);
    practice = await createBillingPractice(await createTestApp(database, { upTo: 'money', numberMarks }));

    await issue();

    const { ok, series } = await practice.get('/invoices/verify');
    assert.equal(ok, true);
    assert.deepEqual(
      series[0].skipped.map(({ first, last, reason }: Record<string, string>) => [first, last, reason]),
      [['2026-0002', '2026-0003', 'unknown']],
    );
  });

  it('are given by no other pattern that prints the same', async () => {
    await open([marked(7)]);
    requireOk(
      await practice.vireo.ask('PATCH', `/organizations/${practice.vireo.owner.organizationId}`, {
        body: { invoicePattern: '2026-{####}' },
      }),
    );

    const refused = await practice.issue(requireOk(await practice.draftItem()).body.id);

    assert.deepEqual(
      { status: refused.status, code: refused.body.error.code },
      { status: 409, code: 'conflict' },
    );
  });

  it('are not marked by what is refused', async () => {
    await open([]);
    const draft = requireOk(await practice.draftItem({ issueDate: '2027-01-01' })).body.id;

    assert.equal((await practice.issue(draft)).status, 422);

    assert.deepEqual(readNumberMark(data).series, []);
  });

  it('are not issued where the mark cannot be written', async () => {
    await open([]);
    fs.mkdirSync(`${numberMarkFileOf(data)}.new`);
    const draft = requireOk(await practice.draftItem()).body.id;

    const refused = await practice.issue(draft);

    assert.equal(refused.status, 503);
    assert.equal((await practice.get(`/invoices/${draft}`)).state, 'draft');
  });

  it('are those of the database where the mark is lost or unreadable, which is kept', async () => {
    await open([]);
    await issue();
    fs.writeFileSync(numberMarkFileOf(data), '{"format":');

    await openNumberMarks(data, practice.vireo.database);

    assert.deepEqual(readNumberMark(data).series, [marked(1)]);
    assert.equal(fs.readdirSync(data).filter((name) => name.includes('.unreadable-')).length, 1);
  });
});

describe('the folder of a mark', () => {
  it('has none before a number is issued', () => {
    const data = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-mark-'));
    try {
      raiseNumberMark(data, [], 'started_empty');

      assert.deepEqual(fs.readdirSync(data), []);
    } finally {
      fs.rmSync(data, { recursive: true });
    }
  });
});
