import assert from 'node:assert/strict';
import fs from 'node:fs';
import { addClient, IssuingPractice, issueOne } from '../../../testing/backup/issuing-practice.ts';
import { compareBackup } from '../restore-backup.ts';

const damage = 'minutes of the meeting\n'.repeat(500);

describe('documents that were issued since a backup', () => {
  let practice: IssuingPractice;
  beforeEach(async () => {
    practice = await IssuingPractice.create();
  });
  afterEach(() => practice.remove());

  const compare = async (named: string) => await compareBackup({ data: practice.backups.data, named });

  it('are listed and brought back from a whole database, with their clients', async () => {
    await practice.issue();
    const first = await practice.backups.backUp();
    const { id } = await practice.issue();
    await practice.open(async ({ ask }) => {
      await ask('POST', `/invoices/${id}/sent`, { via: 'email' });
      await issueOne({ ask }, await addClient({ ask }, 'Alster AG'));
    });
    const before = await practice.list();

    const told = await compare(first);
    const restored = await practice.backups.restore(first);

    assert.deepEqual(
      told.invoices.map(({ number, clientName, gross, sent }) => [number, clientName, gross.minor, sent]),
      [
        ['2026-0002', 'Nordwind GmbH', 77_350, true],
        ['2026-0003', 'Alster AG', 77_350, false],
      ],
    );
    assert.deepEqual(
      { broughtBack: told.broughtBack, reason: told.reason, continuesAfter: told.continuesAfter },
      { broughtBack: true, reason: null, continuesAfter: [] },
    );
    assert.deepEqual(restored.invoices, told.invoices);
    assert.deepEqual(await practice.list(), before);
    await practice.requireWhole();
    assert.equal((await practice.issue()).number, '2026-0004');
    await practice.requireWhole();
  });

  it('stay final after they were brought back', async () => {
    const first = await practice.backups.backUp();
    const { id } = await practice.issue();
    await practice.backups.restore(first);

    await practice.backups.write(async ({ query }) => {
      const change = query.updateTable('invoices').set({ note: 'changed' }).where('id', '=', id).execute();
      await assert.rejects(change, /final/);
      await assert.rejects(query.deleteFrom('invoices').where('id', '=', id).execute(), /final/);
      await assert.rejects(query.deleteFrom('invoice_lines').execute(), /final/);
    });
  });

  it('are brought back with their payments and credit notes', async () => {
    const clientId = await practice.open(async (app) => await addClient(app));
    const old = await practice.issue(clientId);
    const first = await practice.backups.backUp();
    const paid = await practice.issue(clientId);
    await practice.open(async ({ ask }) => {
      await ask('POST', `/invoices/${old.id}/credit`, { reason: 'Wrong rate', releaseEntries: true });
      await ask('POST', '/payments', {
        kind: 'payment',
        clientId,
        amount: { minor: 50_000, currency: 'EUR' },
        allocations: [{ invoiceId: paid.id }],
      });
    });
    const before = await practice.list();

    const { invoices } = await practice.backups.restore(first);

    assert.deepEqual(
      invoices.map(({ number, kind, paid: sum }) => [number, kind, sum.minor]),
      [
        ['2026-0002', 'invoice', 50_000],
        ['CN-2026-0001', 'credit_note', 0],
      ],
    );
    assert.deepEqual(await practice.list(), before);
    await practice.requireWhole();
  });

  it('take their time with them, so that no hour is billed twice', async () => {
    const { project, entry } = await practice.open(async ({ ask }) => {
      const clientId = await addClient({ ask });
      const made = await ask<{ id: string }>('POST', '/projects', {
        name: 'API',
        clientId,
        hourlyRate: { minor: 11_000, currency: 'EUR' },
      });
      const times = { startedAt: '2026-11-16T09:00', endedAt: '2026-11-16T10:30', zone: 'Europe/Berlin' };
      const own = await ask<{ id: string }>('POST', '/time-entries', { projectId: made.id, ...times });
      return { project: { id: made.id, clientId }, entry: own.id };
    });
    const first = await practice.backups.backUp();
    await practice.open(async ({ ask }) => {
      const sheet = await ask<{ id: string }>('POST', '/timesheets', { weekStart: '2026-11-16' });
      await ask('POST', `/timesheets/${sheet.id}/submit`);
      await ask('POST', `/timesheets/${sheet.id}/approve`);
      const draft = await ask<{ id: string }>('POST', '/invoices', { clientId: project.clientId });
      await ask('POST', `/invoices/${draft.id}/issue`);
    });

    const { broughtBack, reason } = await practice.backups.restore(first);

    assert.deepEqual({ broughtBack, reason }, { broughtBack: true, reason: null });
    const billable = await practice.open(
      async ({ ask }) => await ask<{ items: readonly unknown[] }>('GET', '/invoices/billable'),
    );
    assert.deepEqual(billable.items, []);
    const kept = await practice.backups.write(
      async ({ query }) => await query.selectFrom('billed_entries').select('entry_id').execute(),
    );
    assert.deepEqual(kept, [{ entry_id: entry }]);
    await practice.requireWhole();
  });

  it('are brought back where their draft is in the backup', async () => {
    const draft = await practice.open(async ({ ask }) => {
      const items = [{ description: 'Security report', quantity: '1', unitPrice: '650.00' }];
      return await ask<{ id: string }>('POST', '/invoices', { clientId: await addClient({ ask }), items });
    });
    const first = await practice.backups.backUp();
    await practice.open(async ({ ask }) => await ask('POST', `/invoices/${draft.id}/issue`));
    const before = await practice.list();

    await practice.backups.restore(first);

    assert.deepEqual(await practice.list(), before);
    await practice.requireWhole();
  });

  it('keep their files', async () => {
    const first = await practice.backups.backUp();
    const { id } = await practice.issue();
    const files = async () =>
      await practice.open(
        async ({ ask }) => await ask<{ items: readonly unknown[] }>('GET', `/invoices/${id}/files`),
      );
    await practice.backups.write(async ({ query }) => {
      const { organization_id } = await query
        .selectFrom('invoices')
        .select('organization_id')
        .executeTakeFirstOrThrow();
      const file = { organization_id, sha256: 'a'.repeat(64), size: 1, created_at: 1 };
      await query.insertInto('stored_files').values(file).execute();
      await query
        .insertInto('invoice_files')
        .values({ ...file, invoice_id: id, format: 'cii', replaced_sha256: null })
        .execute();
    });
    const before = await files();

    await practice.backups.restore(first);

    assert.equal(before.items.length, 1);
    assert.deepEqual(await files(), before);
  });

  for (const [what, lose] of [
    ['damaged', () => fs.writeFileSync(practice.backups.file, damage)],
    ['gone', () => practice.loseDatabase()],
  ] as const) {
    it(`are numbered behind where the database is ${what}, and explained`, async () => {
      await practice.issue();
      const first = await practice.backups.backUp();
      await practice.issue();
      await practice.issue();
      lose();

      const { invoices, broughtBack, reason, continuesAfter } = await practice.backups.restore(first);
      const { number } = await practice.issue();

      assert.deepEqual(
        { invoices, broughtBack, continuesAfter },
        { invoices: [], broughtBack: false, continuesAfter: ['2026-0003'] },
      );
      assert.equal(reason === null, what === 'gone');
      assert.equal(number, '2026-0004');
      assert.deepEqual(await practice.numbers(), ['2026-0001', '2026-0004']);
      await practice.requireWhole();
    });
  }

  it('are numbered behind where both have diverged', async () => {
    await practice.issue();
    const first = await practice.backups.backUp();
    await practice.issue();
    const second = await practice.backups.backUp();
    practice.loseDatabase();
    await practice.backups.restore(first);
    const apart = await practice.issue();

    const { invoices, broughtBack, reason, continuesAfter } = await practice.backups.restore(second);

    assert.equal(apart.number, '2026-0003');
    assert.deepEqual(
      { invoices: invoices.map(({ number }) => number), broughtBack },
      { invoices: ['2026-0003'], broughtBack: false },
    );
    assert.match(reason ?? '', /diverged/);
    assert.deepEqual(continuesAfter, ['2026-0003']);
    assert.equal((await practice.issue()).number, '2026-0004');
    await practice.requireWhole();
  });

  it('of a practice that was lost are not given again by an empty one', async () => {
    await practice.issue();
    await practice.issue();
    practice.loseDatabase();
    await practice.setUp();

    assert.equal((await practice.issue()).number, '2026-0003');
    await practice.requireWhole();
  });

  it('are in the mark of a backup, which another machine goes on behind', async () => {
    await practice.issue();
    await practice.issue();
    practice.loseDatabase();
    await practice.setUp();
    const empty = await practice.backups.backUp();
    const other = await IssuingPractice.create();
    try {
      fs.rmSync(other.backups.file);
      const file = `${practice.backups.data}/backups/vireo-${empty}.tar.gz`;

      const { continuesAfter } = await other.backups.restore(file);

      assert.deepEqual(continuesAfter, ['2026-0002']);
      assert.equal((await other.issue()).number, '2026-0003');
      await other.requireWhole();
    } finally {
      other.remove();
    }
  });
});
