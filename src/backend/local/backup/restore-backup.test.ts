import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { SetAsideError } from '../../platform/db/database-error.ts';
import { filePathOf } from '../../platform/files/file-places.ts';
import { BackupPractice } from '../../testing/backup/backup-practice.ts';
import { listBackups } from './backup-folder.ts';
import { findBackupFile } from './backup-names.ts';
import { type RestoreStep, restoreSteps } from './restore-backup.ts';

describe('restoring a backup', () => {
  let practice: BackupPractice;
  beforeEach(async () => {
    practice = await BackupPractice.create('first');
  });
  afterEach(() => practice.remove());

  /** Its log left beside it, as a killed backend leaves it. */
  const crashWith = (name: string) => {
    const aside = `${practice.file}-crashed`;
    using database = new DatabaseSync(practice.file);
    database.exec('PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0');
    database.prepare('UPDATE organizations SET name = ?').run(name);
    for (const suffix of ['', '-wal']) fs.copyFileSync(practice.file + suffix, aside + suffix);
    database.close();
    for (const suffix of ['', '-wal']) fs.renameSync(aside + suffix, practice.file + suffix);
    assert.ok(fs.statSync(`${practice.file}-wal`).size > 0);
  };

  it('is undone by restoring the backup that it made before', async () => {
    const first = await practice.backUp();
    await practice.rename('second');

    const { id, undo } = await practice.restore(first);
    const restored = await practice.name();
    const undone = await practice.restore(undo ?? '');

    assert.deepEqual({ id, restored }, { id: first, restored: 'first' });
    assert.equal(await practice.name(), 'second');
    assert.ok(undone.undo);
    assert.deepEqual(
      (await listBackups(practice.data)).map(({ reason }) => reason),
      ['before-restore', 'before-restore', 'asked'],
    );
  });

  it('leaves nothing of the log of a crashed backend, and keeps its newest changes for the undo', async () => {
    const first = await practice.backUp();
    crashWith('crashed');

    const { undo } = await practice.restore(first);

    assert.equal(await practice.name(), 'first');
    await practice.restore(undo ?? '');
    assert.equal(await practice.name(), 'crashed');
  });

  for (const crashed of [false, true]) {
    for (const step of crashed ? (['saved', 'closed'] as const) : restoreSteps) {
      it(`killed when ${step}${crashed ? ', after a crash' : ''}, leaves the old or the new, and can be done again`, async () => {
        const sha256 = await practice.storeFile('an invoice');
        const first = await practice.backUp();
        fs.rmSync(path.join(practice.data, 'files'), { recursive: true });
        await practice.rename('second');
        if (crashed) crashWith('second, crashed');

        assert.equal(await practice.restoreKilled(first, step), true);

        const old = crashed ? 'second, crashed' : 'second';
        assert.equal(await practice.name(), step === 'swapped' ? 'first' : old);
        await practice.restore(first);
        assert.equal(await practice.name(), 'first');
        assert.equal(
          fs.readFileSync(path.join(practice.data, 'files', filePathOf(sha256)), 'utf8'),
          'an invoice',
        );
      });
    }
  }

  describe('in the place of a damaged database', () => {
    let first: string;
    beforeEach(async () => {
      first = await practice.backUp();
      fs.writeFileSync(practice.file, 'minutes of the meeting\n'.repeat(500));
    });

    it('keeps that as it was, for the undo', async () => {
      const { undo } = await practice.restore(first);

      assert.equal(await practice.name(), 'first');
      await assert.rejects(practice.restore(undo ?? ''), /--damaged/);
      await practice.restore(undo ?? '', { damaged: true });
      assert.match(fs.readFileSync(practice.file, 'utf8'), /^minutes of the meeting/);
    });

    it('works after it was set aside, and asks about it no more', async () => {
      await assert.rejects(practice.name(), SetAsideError);

      const { undo } = await practice.restore(first);

      assert.ok(undo);
      assert.equal(await practice.name(), 'first');
    });

    for (const step of restoreSteps) {
      it(`killed when ${step}, leaves the question or the new one`, async () => {
        assert.equal(await practice.restoreKilled(first, step), true);

        if (step === 'swapped') assert.equal(await practice.name(), 'first');
        else await assert.rejects(practice.name(), SetAsideError);
        await practice.restore(first);
        assert.equal(await practice.name(), 'first');
      });
    }
  });

  it('works in an empty folder, as on a new machine', async () => {
    const sha256 = await practice.storeFile('an invoice');
    const file = findBackupFile(practice.data, await practice.backUp()) ?? '';
    const other = await BackupPractice.create('other');
    fs.rmSync(other.file);
    try {
      assert.equal((await other.restore(file)).undo, null);

      assert.equal(await other.name(), 'first');
      assert.ok(fs.existsSync(path.join(other.data, 'files', filePathOf(sha256))));
    } finally {
      other.remove();
    }
  });

  it('follows a random walk of changes, backups, restores and kills', async () => {
    const seed = Number(process.env['VIREO_SEED'] ?? Date.now() % 100_000);
    const [walk = []] = fc.sample(walks, { numRuns: 1, seed });
    const model: Model = { name: 'first', held: new Map([[await practice.backUp(), 'first']]), count: 0 };

    for (const step of walk) {
      await take(practice, model, step);
      assert.equal(await practice.name(), model.name, `seed ${seed}: ${JSON.stringify(walk)}`);
    }
  });
});

interface Model {
  name: string;
  /** What each backup holds, by its id. */
  readonly held: Map<string, string>;
  count: number;
}

type WalkStep =
  | { readonly do: 'rename' | 'back up' }
  | { readonly do: 'restore'; readonly which: number }
  | { readonly do: 'kill'; readonly which: number; readonly at: RestoreStep };

const walks: fc.Arbitrary<readonly WalkStep[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constantFrom('rename' as const, 'back up' as const) }),
    fc.record({ do: fc.constant('restore' as const), which: fc.nat() }),
    fc.record({ do: fc.constant('kill' as const), which: fc.nat(), at: fc.constantFrom(...restoreSteps) }),
  ),
  { minLength: 10, maxLength: 10 },
);

async function rename(practice: BackupPractice, model: Model): Promise<void> {
  model.count += 1;
  model.name = `practice ${model.count}`;
  await practice.rename(model.name);
}

/** Does it to the practice, and notes in the model what must have come of it. */
async function take(practice: BackupPractice, model: Model, step: WalkStep): Promise<void> {
  if (!('which' in step)) {
    if (step.do === 'back up') model.held.set(await practice.backUp(), model.name);
    else await rename(practice, model);
    return;
  }
  const ids = [...model.held.keys()];
  const id = ids[step.which % ids.length] ?? '';
  const restored = model.held.get(id) ?? '';
  if (step.do === 'restore') {
    const { undo } = await practice.restore(id);
    model.held.set(undo ?? '', model.name);
    model.name = restored;
  } else if ((await practice.restoreKilled(id, step.at)) && step.at === 'swapped') {
    model.name = restored;
  }
}
