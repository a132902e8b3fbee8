import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { armor } from 'age-encryption';
import { sql } from 'kysely';
import { extract, pack } from 'tar-stream';
import { filePathOf } from '../../platform/files/file-places.ts';
import { BackupPractice } from '../../testing/backup/backup-practice.ts';
import { listBackups } from './backup-folder.ts';
import { createBackupKey } from './backup-key.ts';
import { findBackupFile, newestBackupAt } from './backup-names.ts';
import { changeSettings, readSettings, settingsFileOf } from './backup-settings.ts';
import { takeBackup } from './take-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const passphrase = 'correct horse battery staple';
const secrets = [passphrase, 'Nordwind', 'AGE-SECRET-KEY-', 'SQLite format 3'];

describe('a backup', () => {
  let practice: BackupPractice;
  beforeEach(async () => {
    practice = await BackupPractice.create('Nordwind');
  });
  afterEach(() => practice.remove());

  const fileOf = (id: string) => findBackupFile(practice.data, id) ?? '';
  const verify = (named: string, secret?: string) =>
    verifyBackup({ data: practice.data, named, passphrase: secret });

  it('is whole, for the user alone, and says what is in it', async () => {
    await practice.storeFile('an invoice');
    const id = await practice.backUp();

    const proof = await verify(id);
    const [listed] = await listBackups(practice.data);

    assert.deepEqual(
      { ok: proof.ok, faults: proof.faults, files: proof.checked.files },
      { ok: true, faults: [], files: 2 },
    );
    assert.deepEqual(listed?.counts, { clients: 0, projects: 0, entries: 0, invoices: 0, files: 1 });
    assert.equal(newestBackupAt(practice.data), listed?.createdAt);
    if (process.platform !== 'win32') {
      assert.equal(fs.statSync(fileOf(id)).mode & 0o777, 0o600);
      assert.equal(fs.statSync(path.dirname(fileOf(id))).mode & 0o777, 0o700);
    }
    assert.deepEqual(fs.readdirSync(path.join(practice.data, 'backups')), [path.basename(fileOf(id))]);
  });

  it('names the file in it that was tampered with, and is not restored', async () => {
    const sha256 = await practice.storeFile('100.00 EUR');
    const id = await practice.backUp();
    const name = `files/${filePathOf(sha256)}`;
    await repack(fileOf(id), (entry, content) => (entry === name ? content.replace('100', '900') : content));

    const proof = await verify(id);

    assert.equal(proof.ok, false);
    assert.deepEqual(
      proof.faults.map(({ file }) => file),
      [name],
    );
    await assert.rejects(practice.restore(id), new RegExp(name));
    assert.equal(await practice.name(), 'Nordwind');
  });

  it('writes nothing that its manifest does not name', async () => {
    const id = await practice.backUp();
    await repack(fileOf(id), (_entry, content) => content, [['../../outside', 'x']]);

    const { faults } = await verify(id);

    assert.deepEqual(faults, [{ file: '../../outside', message: 'The manifest does not name it.' }]);
    assert.equal(fs.existsSync(path.join(practice.data, '..', 'outside')), false);
  });

  for (const [what, damage] of [
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['no archive', () => Buffer.from('minutes of the meeting')],
    ['empty', () => Buffer.alloc(0)],
  ] as const) {
    it(`is named where its file is ${what}`, async () => {
      const id = await practice.backUp();
      fs.writeFileSync(fileOf(id), damage(fs.readFileSync(fileOf(id))));

      const proof = await verify(id);

      assert.equal(proof.ok, false);
      assert.equal(proof.faults[0]?.file, path.basename(fileOf(id)));
      await assert.rejects(practice.restore(id), { code: 'damaged' });
    });
  }

  it('says which stored file was missing', async () => {
    const sha256 = await practice.storeFile('an invoice');
    fs.rmSync(path.join(practice.data, 'files', filePathOf(sha256)));

    const { ok, faults } = await verify(await practice.backUp());

    assert.equal(ok, false);
    assert.deepEqual(
      faults.map(({ file }) => file),
      [`files/${filePathOf(sha256)}`],
    );
  });

  it('removes what a process that died has left, once it is old', async () => {
    const folder = path.join(practice.data, 'backups');
    fs.mkdirSync(path.join(folder, '.work-dead'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'vireo-20261101T090000Z-abcdef.tar.gz.new'), 'half');
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of fs.readdirSync(folder)) fs.utimesSync(path.join(folder, name), old, old);
    fs.mkdirSync(path.join(folder, '.work-alive'));

    const id = await practice.backUp();

    assert.deepEqual(fs.readdirSync(folder).sort(), ['.work-alive', path.basename(fileOf(id))]);
  });

  it('is copied to a second folder, and stands where that is gone', async () => {
    const second = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-second-'));
    await changeSettings(practice.data, { copyTo: second });

    const id = await practice.backUp();
    const copied = fs.readFileSync(path.join(second, path.basename(fileOf(id))));
    fs.rmSync(second, { recursive: true });
    const alone = await practice.backUp();

    assert.deepEqual(copied, fs.readFileSync(fileOf(id)));
    assert.equal((await verify(alone)).ok, true);
  });

  it('is one of 14, of which the oldest go first', async () => {
    const folder = path.join(practice.data, 'backups');
    fs.mkdirSync(folder, { mode: 0o700 });
    const first = await practice.backUp();
    const bytes = fs.readFileSync(fileOf(first));
    for (let day = 10; day < 24; day += 1) {
      fs.writeFileSync(path.join(folder, `vireo-202610${day}T090000Z-abcdef.tar.gz`), bytes);
    }

    await practice.backUp();

    const left = fs.readdirSync(folder).sort();
    assert.equal(left.length, 14);
    assert.equal(left.includes(path.basename(fileOf(first))), true);
  });

  it('of an empty practice pushes out none that holds something', async () => {
    await practice.write(async ({ query }) => {
      await sql`insert into clients (id, organization_id, name, currency, country_code, address_lines,
          created_at, updated_at, version)
        select 'c', id, 'Nordwind', 'EUR', 'DE', '[]', 0, 0, 1 from organizations`.execute(query);
    });
    const holding: string[] = [];
    for (let count = 0; count < 14; count += 1) holding.push(await practice.backUp());
    await practice.write(async ({ query }) => await query.deleteFrom('clients').execute());

    for (let count = 0; count < 3; count += 1) await practice.backUp();

    const left = (await listBackups(practice.data)).map(({ id }) => id);
    assert.deepEqual(left.slice(1).toSorted(), holding.toSorted());
  });

  it('is there though a clock that was ahead made 14 that are younger, and though the oldest is restored', async () => {
    const folder = path.join(practice.data, 'backups');
    const first = await practice.backUp();
    const bytes = fs.readFileSync(fileOf(first));
    for (let day = 10; day < 24; day += 1) {
      fs.writeFileSync(path.join(folder, `vireo-202710${day}T090000Z-abcdef.tar.gz`), bytes);
    }

    const { undo } = await practice.restore(first);
    const second = await practice.backUp();

    for (const id of [first, undo ?? '', second]) assert.ok(id === first || fs.existsSync(fileOf(id)), id);
    assert.equal(await practice.name(), 'Nordwind');
  });

  it('holds all that is stored where the database cannot say what of it is its own', async () => {
    const sha256 = await practice.storeFile('an invoice');
    fs.writeFileSync(practice.file, Buffer.alloc(8192, 7));
    const work = fs.mkdtempSync(path.join(os.tmpdir(), 'vireo-damaged-'));
    const copy = path.join(work, 'vireo.db');
    fs.copyFileSync(practice.file, copy);

    const { backup } = await takeBackup({
      data: practice.data,
      reason: 'before-restore',
      database: copy,
      now: practice.now,
    });
    fs.rmSync(work, { recursive: true });

    const members = await membersOf(fileOf(backup.id));
    assert.equal(backup.database, 'damaged');
    assert.ok(members.includes(`files/${filePathOf(sha256)}`), members.join());
  });

  describe('with a passphrase', () => {
    /** As the settings keep it, but for what a guess takes. */
    beforeEach(async () => {
      const settings = { copyTo: null, key: await createBackupKey(passphrase, 10) };
      fs.writeFileSync(settingsFileOf(practice.data), JSON.stringify(settings));
    });

    it('has a key that takes about a second for each guess', async () => {
      const { key } = await changeSettings(practice.data, { passphrase });

      assert.deepEqual(readSettings(practice.data), { copyTo: null, key });
      const header = Buffer.from(armor.decode(key?.identity ?? '')).toString('latin1');
      assert.match(header, /^age-encryption\.org\/v1\n-> scrypt \S+ 18\n/);
      const stored = fs.readFileSync(settingsFileOf(practice.data));
      for (const secret of secrets) assert.equal(stored.includes(secret), false, secret);
    });

    it('is encrypted without it, and opened with it alone', async () => {
      const id = await practice.backUp();

      await assert.rejects(verify(id), { code: 'passphrase_missing' });
      await assert.rejects(verify(id, 'correct horse'), {
        code: 'passphrase_wrong',
        message: 'The passphrase does not open this backup.',
      });
      const proof = await verify(id, passphrase);

      assert.equal(proof.ok, true, JSON.stringify(proof));
      assert.equal((await listBackups(practice.data))[0]?.encrypted, true);
      for (const file of [fileOf(id), settingsFileOf(practice.data)]) {
        const bytes = fs.readFileSync(file);
        for (const secret of secrets) {
          assert.equal(bytes.includes(secret), false, `${secret} in ${file}`);
        }
      }
    });

    it('is restored on a new machine by the passphrase, whose backups are encrypted from then on', async () => {
      const file = fileOf(await practice.backUp());
      const other = await BackupPractice.create('other');
      fs.rmSync(other.file);
      try {
        await other.restore(file, { passphrase });

        assert.equal(await other.name(), 'Nordwind');
        assert.deepEqual(readSettings(other.data), readSettings(practice.data));
      } finally {
        other.remove();
      }
    });

    it('names its file where a byte was changed', async () => {
      const id = await practice.backUp();
      const bytes = fs.readFileSync(fileOf(id));
      const at = bytes.length - 3000;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      fs.writeFileSync(fileOf(id), bytes);

      const { ok, faults } = await verify(id, passphrase);

      assert.equal(ok, false);
      assert.equal(faults[0]?.file, path.basename(fileOf(id)));
    });
  });
});

/** Writes the archive anew, with other content and more files: its own checksums are right. */
async function membersOf(file: string): Promise<readonly string[]> {
  const archive = extract();
  archive.end(gunzipSync(fs.readFileSync(file)));
  const names: string[] = [];
  for await (const entry of archive) {
    names.push(entry.header.name);
    entry.resume();
  }
  return names;
}

async function repack(
  file: string,
  change: (name: string, content: string) => string,
  more: readonly (readonly [name: string, content: string])[] = [],
): Promise<void> {
  const archive = extract();
  archive.end(gunzipSync(fs.readFileSync(file)));
  const changed = pack();
  for await (const entry of archive) {
    const before = await buffer(entry as unknown as AsyncIterable<Buffer>);
    const content = Buffer.from(change(entry.header.name, before.toString('latin1')), 'latin1');
    changed.entry({ name: entry.header.name }, content);
  }
  for (const [name, content] of more) changed.entry({ name }, content);
  changed.finalize();
  fs.writeFileSync(file, gzipSync(await buffer(changed as unknown as AsyncIterable<Buffer>)));
}
