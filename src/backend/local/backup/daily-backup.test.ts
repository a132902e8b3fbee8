import assert from 'node:assert/strict';
import type { BackupMade, BackupReason } from '../../../contract/backup/backups.ts';
import { doUpkeep } from './daily-backup.ts';

const now = Date.parse('2026-11-23T09:00:00Z');
const made = {
  backup: { id: 'x', database: 'sound' },
  copy: null,
  missingFiles: [],
} as unknown as BackupMade;

describe('daily upkeep', () => {
  const cases: readonly (readonly [string, string | undefined, readonly string[]])[] = [
    ['backs up where there is no backup', undefined, ['daily', 'swept']],
    ['backs up a day after the newest', '2026-11-22T09:00:00.000Z', ['daily', 'swept']],
    ['leaves it at one a day', '2026-11-22T09:00:01.000Z', ['swept']],
  ];
  for (const [what, newest, expected] of cases) {
    it(what, async () => {
      const done: string[] = [];
      await run({ newest, done });
      assert.deepEqual(done, expected);
    });
  }

  it('sweeps nothing while a damaged database lies beside, whose files nothing else names', async () => {
    const done: string[] = [];
    await run({ newest: undefined, done, isSetAside: true });
    assert.deepEqual(done, ['daily']);
  });

  it('logs and answers what fails', async () => {
    const done: string[] = [];
    const upkeep = await run({ newest: undefined, done, fault: new Error('The disk is full') });
    assert.deepEqual(done, ['daily', 'logged The disk is full']);
    assert.deepEqual(upkeep, { backup: 'failed', because: 'The disk is full' });
  });
});

interface Run {
  readonly newest: string | undefined;
  readonly done: string[];
  readonly fault?: Error;
  readonly isSetAside?: boolean;
}

async function run({ newest, done, fault, isSetAside = false }: Run) {
  return await doUpkeep({
    backups: {
      newestAt: () => newest,
      create: async (reason: BackupReason) => {
        done.push(reason);
        if (fault) throw fault;
        return made;
      },
    },
    files: {
      sweep: async () => {
        done.push('swept');
        return 0;
      },
    },
    findNamed: async () => new Set(),
    hasSetAside: () => isSetAside,
    clock: () => now,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: ({ err }: { err: Error }) => done.push(`logged ${err.message}`),
    } as never,
  });
}
