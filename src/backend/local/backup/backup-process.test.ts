/** The backup process as its starters meet it: what it answers when something is in its way. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { askBackup } from '../../../connection/index.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { assetPath } from '../../../workspace/assets.ts';
import { migrations } from '../../migrations/index.ts';
import { isDatabaseError } from '../../platform/db/database-error.ts';
import { migrate, openSqlite } from '../../platform/db/index.ts';
import { BackupPractice } from '../../testing/backup/backup-practice.ts';
import { openStore } from '../open-store.ts';
import { listBackups } from './backup-folder.ts';
import { createLocalBackups } from './local-backups.ts';
import { backupBeforeMigration } from './open-backups.ts';

const backupProcess = { entry: assetPath('backup.js'), nodePath: process.execPath };

describe('the backup process', () => {
  let practice: BackupPractice;
  beforeEach(async () => {
    practice = await BackupPractice.create('Nordwind');
  });
  afterEach(() => practice.remove());

  const namesIn = (folder: string) => fs.readdirSync(path.join(practice.data, folder));

  it('lists, and tells what it does not find in a sentence', async () => {
    const id = await practice.backUp();
    const data = practice.data;

    const { backups } = await askBackup(backupProcess, { kind: 'list', data });

    assert.deepEqual(
      backups.map((backup) => backup.id),
      [id],
    );
    await assert.rejects(
      askBackup(backupProcess, { kind: 'verify', data, named: '20260101T000000Z-aaaaaa' }),
      { name: 'BackupError', code: 'not_found' },
    );
    await assert.rejects(askBackup(backupProcess, { kind: 'settings', data, copyTo: 'elsewhere' }), {
      code: 'folder',
    });
    await assert.rejects(askBackup(backupProcess, { kind: 'settings', data, copyTo: data }), {
      code: 'folder',
    });
  });

  it('says why it fails in the language of who asks', async () => {
    const request = { kind: 'verify', data: practice.data, named: '20260101T000000Z-aaaaaa' } as const;
    const failure = async (language?: string) =>
      await askBackup({ ...backupProcess, language }, request).catch((error: Error) => error.message);

    assert.match(String(await failure('de-DE')), /^Die Sicherung 20260101T000000Z-aaaaaa gibt es nicht/);
    assert.match(String(await failure()), /^There is no backup/);
  });

  it('leaves nothing half written where the disk is full, and says so', async function () {
    if (process.platform === 'win32') this.skip();
    const first = await practice.backUp();
    const snapshot = path.join(practice.data, 'copy.db');
    await practice.write(async (database) => await database.snapshot?.(snapshot));
    const before = namesIn('backups');

    // No file may be larger than one block: as on a full disk, the write fails half way.
    const child = spawn(
      'sh',
      ['-c', 'ulimit -f 1; exec "$0" "$1"', process.execPath, assetPath('backup.js')],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    child.stdin.end(JSON.stringify({ kind: 'create', data: practice.data, reason: 'asked', snapshot }));
    const { error } = JSON.parse(await text(child.stdout));

    assert.equal(error.code, 'disk_full', JSON.stringify(error));
    assert.deepEqual(namesIn('backups'), before);
    assert.deepEqual(
      (await listBackups(practice.data)).map(({ id }) => id),
      [first],
    );
  });
});

describe('a backup that fails', () => {
  it('is in the list with its reason, until one is made', async () => {
    const practice = await BackupPractice.create('Nordwind');
    const { data } = practice;
    const lastFault = async () => (await askBackup(backupProcess, { kind: 'list', data })).lastFault;
    let isFull = true;
    const backups = createLocalBackups({
      data,
      process: backupProcess,
      snapshot: async (file) => {
        if (isFull) throw new Error('The disk is full.');
        await practice.write(async (database) => await database.snapshot?.(file));
      },
    });
    try {
      await assert.rejects(backups.create('daily'), /disk is full/);
      const failed = await lastFault();
      isFull = false;
      const made = await Promise.all([backups.create('daily'), backups.create('asked')]);

      assert.equal(failed?.message, 'The disk is full.');
      assert.equal(await lastFault(), null);
      assert.equal(new Set(made.map(({ backup }) => backup.id)).size, 2);
      assert.equal(backups.isBusy(), false);
    } finally {
      practice.remove();
    }
  });
});

describe('before a migration', () => {
  let practice: BackupPractice;
  beforeEach(async () => {
    practice = await BackupPractice.create('unused');
    fs.rmSync(practice.file);
    const older = await openSqlite({ directory: practice.data, driver: 'node-sqlite' });
    await migrate(older, migrations.slice(0, -1));
    await older.close();
  });
  afterEach(() => practice.remove());

  const open = async () => {
    const beforeMigration = backupBeforeMigration(practice.data);
    const store = await openStore({ directory: practice.data, driver: 'node-sqlite', beforeMigration });
    await store.close();
  };

  it('the database is backed up, once', async () => {
    await open();
    await open();

    const backups = await listBackups(practice.data);
    assert.deepEqual(
      backups.map(({ reason, database }) => `${reason} ${database}`),
      ['before-migration sound'],
    );
    const tables = await practice.write(async ({ query }) => await query.introspection.getTables());
    assert.ok(tables.some(({ name }) => name === 'stored_files'));
  });

  it('a backup that fails leaves the database as it is', async () => {
    fs.writeFileSync(path.join(practice.data, 'backups'), 'a file in the way');
    const bytes = fs.readFileSync(path.join(practice.data, practiceFileName));

    await assert.rejects(open(), (error: unknown) => isDatabaseError(error, 'io'));

    assert.deepEqual(fs.readFileSync(path.join(practice.data, practiceFileName)), bytes);
  });
});
