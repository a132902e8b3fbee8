/** The practice of a backup and the one that it is about to replace, opened as one connection, both of the newest schema. */
import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { practiceFileName } from '../../../../contract/practice-file.ts';
import type { NumberMark } from '../../../../domain/invoicing/number-mark.ts';
import { readIssued } from '../../numbers/open-number-marks.ts';
import { openStore } from '../../open-store.ts';
import { proveNumbers } from '../verify-backup.ts';

/** A copy of `database` in a folder of its own below `parent`, brought up to the newest schema; the path of its file. */
export async function copyMigrated(database: string, parent: string): Promise<string> {
  const directory = fs.mkdtempSync(path.join(parent, 'migrated-'));
  const file = path.join(directory, practiceFileName);
  fs.copyFileSync(database, file, fs.constants.COPYFILE_FICLONE);
  fs.chmodSync(file, 0o600);
  await (await openStore({ directory, driver: 'node-sqlite' })).close();
  return file;
}

export interface Books {
  /** The highest numbers in it. */
  readonly issued: NumberMark;
  /** Of its series. */
  readonly faults: readonly string[];
}

export async function readBooks(file: string): Promise<Books> {
  const database = await openStore({ directory: path.dirname(file), driver: 'node-sqlite' });
  try {
    const { faults } = await proveNumbers(database);
    return { issued: await readIssued(database), faults: faults.map(({ message }) => message) };
  } finally {
    await database.close();
  }
}

/** `restored` is `main`, `newer` is attached under its name. Foreign keys are for whoever asks to check. */
export function openTwo(restored: string, newer: string): DatabaseSync {
  const database = new DatabaseSync(restored, { enableForeignKeyConstraints: false });
  try {
    database.prepare('ATTACH DATABASE ? AS newer').run(newer);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
