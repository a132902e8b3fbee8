/**
 * Puts the practice of a backup in the place of the present one. The present one is backed up before, so that a restore
 * can itself be undone. Killed at any step, the folder has the old database or the new one, whole: one rename decides.
 * Documents that were issued since the backup are brought back, and no number is given twice: issued/keep-issued.ts.
 */
import fs from 'node:fs';
import path from 'node:path';
import { BackupError } from '../../../contract/backup/backup-process.ts';
import type { IssuedSince, Restored } from '../../../contract/backup/backups.ts';
import { practiceFileName } from '../../../contract/practice-file.ts';
import { type NumberMark, raiseMark } from '../../../domain/invoicing/number-mark.ts';
import { asText, type Text, text } from '../../../words/text.ts';
import { isDatabaseError } from '../../platform/db/database-error.ts';
import { makeDirectory, syncDirectory } from '../../platform/db/durable-files.ts';
import { forgetSetAside } from '../../platform/db/sqlite-file.ts';
import { checkStored } from '../../platform/files/file-places.ts';
import { raiseNumberMark, readNumberMark } from '../numbers/number-mark-file.ts';
import { forgetPlace } from '../rest/rest-mark.ts';
import { openWorkFolder } from './backup-names.ts';
import { settingsFileOf } from './backup-settings.ts';
import { type KeptIssued, keepIssued } from './issued/keep-issued.ts';
import { locateBackup } from './locate-backup.ts';
import { databaseLogMember, databaseMember, type Manifest, settingsMember } from './manifest.ts';
import { takeDataFolder } from './open-lock.ts';
import { closePresent, copyPresent, copyRunning, findPresent } from './present-state.ts';
import { unpackArchive } from './read-archive.ts';
import { takeBackup } from './take-backup.ts';
import { proveDatabase, type VerifyBackup } from './verify-backup.ts';

/** In their order; a test kills the process at each. */
export const restoreSteps = ['unpacked', 'locked', 'saved', 'files', 'closed', 'swapped'] as const;
export type RestoreStep = (typeof restoreSteps)[number];

export interface RestoreBackup extends VerifyBackup {
  /** Also a database that was damaged when it was backed up, as that of an undone restore may be. */
  readonly damaged?: boolean | undefined;
  readonly now: () => number;
  readonly atStep?: (step: RestoreStep) => void;
}

export async function restoreBackup(options: RestoreBackup): Promise<Restored> {
  const { data, named } = options;
  const file = locateBackup(data, named);
  const work = openWorkFolder(data);
  try {
    const folder = path.join(work.folder, 'new');
    fs.mkdirSync(folder, { mode: 0o700 });
    const { manifest, warnings } = await unpackProven(file, folder, options);
    options.atStep?.('unpacked');
    const lock = await takeDataFolder(data);
    try {
      options.atStep?.('locked');
      const { undo, present } = await savePresent(work.folder, options);
      options.atStep?.('saved');
      const { database, mark, ...issued } = await keepSince({ folder, manifest, present }, options);
      if (database !== undefined) fs.renameSync(database, path.join(folder, databaseMember));
      await place({ folder, manifest, mark }, options);
      return { id: manifest.id, undo, warnings, ...issued };
    } finally {
      lock.release();
    }
  } finally {
    work.remove();
  }
}

interface Restorable {
  readonly manifest: Manifest;
  readonly warnings: string[];
}

/**
 * Numbers that are not whole are told and no more: with the fault in every backup, there would be no way back at all.
 * @throws BackupError, naming the first file that is not what it was
 */
async function unpackProven(
  file: string,
  folder: string,
  options: Omit<RestoreBackup, 'now'>,
): Promise<Restorable> {
  const { manifest, faults } = await unpackArchive(file, folder, options.passphrase);
  const [fault] = faults;
  if (fault || !manifest) throw refused(text`${fault?.file ?? ''}: ${asText(fault?.message ?? '')}`);
  if (!manifest.members.some(({ path: name }) => name === databaseMember)) {
    throw refused(text`There is no database in this backup.`);
  }
  if (manifest.database === 'damaged') {
    if (options.damaged === true) return { manifest, warnings: ['The database in this backup is damaged.'] };
    throw refused(
      text`The database was damaged when this backup was made. Restore it as it was with --damaged.`,
    );
  }
  const proven = await proveDatabase(folder).catch((error: unknown) => {
    throw isDatabaseError(error) ? refused(asText(error.message)) : error;
  });
  return { manifest, warnings: proven.faults.map(({ message }) => message) };
}

function refused(why: Text): BackupError {
  return new BackupError('damaged', text`Nothing was restored. ${why}`);
}

/** What a restore would do to issued documents. Nothing is changed, and nobody is kept from working meanwhile. */
export async function compareBackup(options: Omit<RestoreBackup, 'now'>): Promise<IssuedSince> {
  const { data, named } = options;
  const file = locateBackup(data, named);
  const work = openWorkFolder(data);
  try {
    const folder = path.join(work.folder, 'new');
    const old = path.join(work.folder, 'old');
    for (const each of [folder, old]) fs.mkdirSync(each, { mode: 0o700 });
    const { manifest } = await unpackProven(file, folder, options);
    const found = findPresent(data);
    const present = found === undefined ? undefined : copyRunning(found, old);
    const {
      database: _database,
      mark: _mark,
      ...issued
    } = await keepSince({ folder, manifest, present }, options);
    return issued;
  } finally {
    work.remove();
  }
}

interface Side {
  /** Of the unpacked backup. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** A copy of the database that is replaced. */
  readonly present: string | undefined;
}

type KeptSince = Omit<KeptIssued, 'database'> & { readonly database?: string };

/** Of a damaged database nothing is known but the mark. */
async function keepSince({ folder, manifest, present }: Side, { data }: VerifyBackup): Promise<KeptSince> {
  const mark = raiseMark(readNumberMark(data).series, manifest.numbers ?? []);
  if (manifest.database === 'damaged') {
    return { mark, invoices: [], broughtBack: false, reason: null, continuesAfter: [] };
  }
  const copies = path.join(path.dirname(folder), 'copies');
  fs.mkdirSync(copies, { mode: 0o700 });
  return await keepIssued({ restored: path.join(folder, databaseMember), present, mark, folder: copies });
}

interface Saved {
  /** The backup of it. */
  readonly undo: string | null;
  /** A copy of the database. */
  readonly present: string | undefined;
}

async function savePresent(folder: string, { data, now }: RestoreBackup): Promise<Saved> {
  const present = findPresent(data);
  if (present === undefined) return { undo: null, present: undefined };
  const old = path.join(folder, 'old');
  fs.mkdirSync(old, { mode: 0o700 });
  const database = copyPresent(present, old);
  const { backup } = await takeBackup({ data, reason: 'before-restore', database, now });
  return { undo: backup.id, present: database };
}

async function place(
  { folder, manifest, mark }: Omit<Side, 'present'> & { readonly mark: NumberMark },
  { data, atStep }: RestoreBackup,
): Promise<void> {
  for (const { path: name, sha256 } of manifest.members) {
    if (name.startsWith('files/')) await placeFile(path.join(folder, name), path.join(data, name), sha256);
  }
  placeSettings(folder, data);
  atStep?.('files');
  closePresent(data);
  atStep?.('closed');
  // Never lowered, and before the older database is there: whoever issues from now on goes on behind it.
  raiseNumberMark(data, mark, 'restored');
  // What is unsent in it may have been sent since.
  forgetPlace(data);
  const file = path.join(data, practiceFileName);
  fs.chmodSync(path.join(folder, databaseMember), 0o600);
  fs.renameSync(path.join(folder, databaseMember), file);
  placeLog(folder, data);
  syncDirectory(data);
  atStep?.('swapped');
  forgetSetAside(file);
}

/** Only a damaged one has a log: what is sound was closed in order. */
function placeLog(folder: string, data: string): void {
  const log = path.join(folder, databaseLogMember);
  if (fs.existsSync(log)) fs.renameSync(log, path.join(data, databaseLogMember));
}

/** Before the database that names it, as always; what only the present one names stays until it is swept. */
async function placeFile(from: string, to: string, sha256: string): Promise<void> {
  if (await checkStored(to, sha256)) return;
  makeDirectory(path.dirname(to));
  fs.renameSync(from, to);
  syncDirectory(path.dirname(to));
}

/** On a machine that has none. Those that are there stay: restoring an older backup must not switch off a passphrase. */
function placeSettings(folder: string, data: string): void {
  const from = path.join(folder, settingsMember);
  const to = settingsFileOf(data);
  if (fs.existsSync(from) && !fs.existsSync(to)) fs.renameSync(from, to);
}
