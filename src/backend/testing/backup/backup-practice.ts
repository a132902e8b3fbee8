/** A data folder whose practice is told apart by its name: what a backup holds, and what a restore left. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { loadOwner } from '../../contexts/account/first-start.ts';
import { openWorkFolder } from '../../local/backup/backup-names.ts';
import { type RestoreStep, restoreBackup } from '../../local/backup/restore-backup.ts';
import { takeBackup } from '../../local/backup/take-backup.ts';
import { migrations } from '../../migrations/index.ts';
import { type Database, migrate, openSqlite } from '../../platform/db/index.ts';
import type { SpareWorkers } from '../../platform/db/sqlite-thread.ts';
import { LocalFileStore } from '../../platform/files/local-file-store.ts';
import { addStoredFile } from '../../platform/files/stored-files.repository.ts';
import { createReads } from '../../platform/reach/reads.ts';
import { createWrites } from '../../platform/reach/writes.ts';
import type { Schema } from '../../schema.ts';
import { createMigratedFolder } from '../databases/sqlite-templates.ts';

/** A test opens its practice some ten times. */
const spareWorkers: SpareWorkers = new Map();
const killed = fileURLToPath(new URL('./restore-killed.ts', import.meta.url));

export class BackupPractice {
  readonly data: string;
  #nowMs = Date.parse('2026-11-23T09:00:00Z');

  private constructor(data: string) {
    this.data = data;
  }

  static async create(name: string): Promise<BackupPractice> {
    const practice = new BackupPractice(await createMigratedFolder('node-sqlite', migrations));
    await practice.write(async (database) => {
      await loadOwner(database, {
        ownerName: 'Mara Voss',
        practiceName: 'Mara Voss',
        zone: 'UTC',
        currency: 'EUR',
        countryCode: 'DE',
        language: 'en',
        now: 0,
      });
    });
    await practice.rename(name);
    return practice;
  }

  get file(): string {
    return path.join(this.data, practiceFileName);
  }

  /** Each backup is a second younger than the one before. */
  readonly now = (): number => {
    this.#nowMs += 1000;
    return this.#nowMs;
  };

  async write<T>(work: (database: Database<Schema>) => Promise<T>): Promise<T> {
    const database = await openSqlite<Schema>({ directory: this.data, driver: 'node-sqlite', spareWorkers });
    try {
      await migrate(database, migrations);
      return await work(database);
    } finally {
      await database.close();
    }
  }

  async rename(name: string): Promise<void> {
    await this.write(async ({ query }) => {
      await query.updateTable('organizations').set({ name }).execute();
    });
  }

  async name(): Promise<string> {
    return await this.write(async ({ query }) => {
      const { name } = await query.selectFrom('organizations').select('name').executeTakeFirstOrThrow();
      return name;
    });
  }

  /** A stored file with its row; its hash. */
  async storeFile(content: string): Promise<string> {
    const store = new LocalFileStore({ folder: path.join(this.data, 'files'), now: Date.now });
    return await this.write(async (database) => {
      const { id } = await database.query.selectFrom('organizations').select('id').executeTakeFirstOrThrow();
      return await store.keep(Buffer.from(content), async (stored) => {
        const actor = { kind: 'system', organizationId: id, task: 'test' } as const;
        await database.transaction(async (trx) => {
          const rows = { db: trx, actor, scopes: {} };
          await addStoredFile({ reads: createReads(rows), writes: createWrites(rows), now: 0 }, { stored });
        });
        return stored.sha256;
      });
    });
  }

  /** The id. */
  async backUp(reason: 'asked' | 'daily' = 'asked'): Promise<string> {
    const work = openWorkFolder(this.data);
    try {
      const copy = path.join(work.folder, practiceFileName);
      await this.write(async (database) => await database.snapshot?.(copy));
      return (await takeBackup({ data: this.data, reason, database: copy, now: this.now })).backup.id;
    } finally {
      work.remove();
    }
  }

  async restore(named: string, more: { passphrase?: string; damaged?: boolean } = {}) {
    return await restoreBackup({ data: this.data, named, now: this.now, ...more });
  }

  /** In a process that is killed there; false where it ended before it got so far. */
  async restoreKilled(named: string, step: RestoreStep): Promise<boolean> {
    const child = spawn(process.execPath, [killed, this.data, named, step], { stdio: 'ignore' });
    const [, signal] = await once(child, 'exit');
    return signal === 'SIGKILL';
  }

  remove(): void {
    fs.rmSync(this.data, { recursive: true, force: true });
  }
}
