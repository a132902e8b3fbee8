import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backupsToDelete, isBackupDue, type KeptBackup, sortBackups } from './keep-backups.ts';

const instant = fc
  .integer({ min: 0, max: 40 })
  .map((day) => new Date(Date.UTC(2026, 10, 1) + day * 86_400_000).toISOString());
const backups: fc.Arbitrary<readonly KeptBackup[]> = fc.uniqueArray(
  fc.record({ id: fc.uuid(), createdAt: instant, sound: fc.boolean(), empty: fc.boolean() }),
  { selector: ({ id }) => id, maxLength: 30 },
);

describe('backups that are kept', () => {
  it('are at most as many as asked, the newest among them, and the newest that is sound', () => {
    fc.assert(
      fc.property(backups, fc.integer({ min: 1, max: 14 }), (all, keep) => {
        const deleted = new Set(backupsToDelete(all, keep));
        const left = all.filter((backup) => !deleted.has(backup));
        const [newest] = sortBackups(all);

        assert.equal(newest === undefined || left.includes(newest), true);
        assert.equal(
          left.some(({ sound }) => sound),
          all.some(({ sound }) => sound),
        );
        // One more where the newest is empty, one where the last sound one is older than all that would stay.
        assert.ok(left.length <= Math.max(keep, 1) + 2);
        assert.ok(all.length <= keep ? deleted.size === 0 : left.length >= keep);
      }),
    );
  });

  it('are those that hold something, whatever an empty practice adds', () => {
    fc.assert(
      fc.property(backups, backups, fc.integer({ min: 1, max: 14 }), (some, more, keep) => {
        const holding = some.map((backup) => ({ ...backup, empty: false }));
        const empty = more.map((backup) => ({ ...backup, empty: true }));
        const without = new Set(backupsToDelete(holding, keep));
        const deleted = backupsToDelete([...holding, ...empty], keep);

        for (const backup of deleted.filter((one) => !one.empty)) {
          assert.ok(without.has(backup), 'an empty one pushed it out');
        }
        const left = holding.filter((backup) => !deleted.includes(backup));
        assert.equal(
          left.some(({ sound }) => sound),
          holding.some(({ sound }) => sound),
        );
      }),
    );
  });

  it('are the newest, where all are sound and hold something', () => {
    fc.assert(
      fc.property(backups, (given) => {
        const all = given.map((backup) => ({ ...backup, sound: true, empty: false }));
        const deleted = new Set(backupsToDelete(all));
        assert.deepEqual(
          sortBackups(all).slice(0, 14),
          sortBackups(all.filter((backup) => !deleted.has(backup))),
        );
      }),
    );
  });
});

describe('a backup a day', () => {
  const newest = '2026-11-20T09:00:00.000Z';
  for (const [now, due] of [
    ['2026-11-20T09:00:01.000Z', false],
    ['2026-11-21T08:59:59.999Z', false],
    ['2026-11-21T09:00:00.000Z', true],
    ['2026-11-20T08:59:59.000Z', true],
  ] as const) {
    it(`is ${due ? '' : 'not '}due at ${now}`, () => {
      assert.equal(isBackupDue(newest, Date.parse(now)), due);
    });
  }

  it('is due where there is none', () => assert.equal(isBackupDue(undefined, 0), true));
});
