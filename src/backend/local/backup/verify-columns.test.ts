/** What `invoice verify` names in the database, `backup verify` names in a backup of it. */
import assert from 'node:assert/strict';
import { IssuingPractice } from '../../testing/backup/issuing-practice.ts';
import { layHandsOn } from '../../testing/lay-hands-on.ts';
import { verifyBackup } from './verify-backup.ts';

describe('a backup whose columns contradict its documents', () => {
  let practice: IssuingPractice;
  beforeEach(async () => {
    practice = await IssuingPractice.create();
  });
  afterEach(() => practice.remove());

  const verify = async (named: string) => await verifyBackup({ data: practice.backups.data, named });

  it('is named with invoice, column and both values', async () => {
    await practice.issue();
    const sound = await verify(await practice.backups.backUp());
    await practice.backups.write(
      async (database) => await layHandsOn(database, 'update invoices set paid_minor = 500'),
    );

    const { ok, faults } = await verify(await practice.backups.backUp());

    assert.deepEqual({ ok: sound.ok, faults: sound.faults }, { ok: true, faults: [] });
    assert.equal(ok, false);
    assert.deepEqual(faults, [
      { file: 'vireo.db', message: 'Invoice 2026-0001: paid_minor is 500, but the ledger says 0.' },
    ]);
  });
});
