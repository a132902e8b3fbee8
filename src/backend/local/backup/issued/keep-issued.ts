/**
 * What a restore does about documents that were issued since the backup: they are brought back where the database that is replaced is
 * whole, and their numbers stay given where it is not; mail that was delivered since is marked. Works on copies; the caller puts the result in its place.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { IssuedSince } from '../../../../contract/backup/backups.ts';
import { markedSequence, type NumberMark, raiseMark } from '../../../../domain/invoicing/number-mark.ts';
import { isDatabaseError } from '../../../platform/db/database-error.ts';
import { inspectDatabase } from '../inspect-database.ts';
import { bringBack } from './bring-back.ts';
import { isContinued, listVanishing } from './list-vanishing.ts';
import { markDelivered } from './mark-delivered.ts';
import { type Books, copyMigrated, openTwo, readBooks } from './two-databases.ts';

export interface KeepIssued {
  /** That of the backup, unpacked, and a copy of the one that is replaced; undefined where there is none. */
  readonly restored: string;
  readonly present: string | undefined;
  /** What is on record of numbers beside both. */
  readonly mark: NumberMark;
  /** For copies. */
  readonly folder: string;
}

export interface KeptIssued extends IssuedSince {
  /** The database to put in the place of the present one: the backup's own, where nothing is brought back, nor mail was delivered. */
  readonly database: string;
  /** Every number that was given. */
  readonly mark: NumberMark;
}

const unreadable =
  'The current database cannot be read, so the invoices issued since the backup are not known.';
const diverged = 'The backup has documents that the current database does not have: the two have diverged.';

export async function keepIssued({ restored, present, mark, folder }: KeepIssued): Promise<KeptIssued> {
  const copy = await copyMigrated(restored, folder);
  const own = { file: copy, ...(await readBooks(copy)) };
  const newer = present === undefined ? undefined : await openNewer(present, folder);
  const added = newer === undefined ? nothing(present && unreadable) : await addIssued(own, newer, folder);
  const { merged, ...told } = added;
  const given = newer === undefined ? [] : (await readBooks(newer)).issued;
  const raised = [mark, own.issued, given].reduce(raiseMark, []);
  const here = (merged ?? own).issued;
  const behind = raised.filter((series) => series.lastSequence > markedSequence(here, series));
  const continuesAfter = behind.map(({ lastNumber }) => lastNumber);
  const delivered = newer === undefined ? 0 : markDelivered((merged ?? own).file, newer);
  const database = merged?.file ?? (delivered > 0 ? own.file : restored);
  return { ...told, continuesAfter, database, mark: raised };
}

interface BooksFile extends Books {
  readonly file: string;
}

type Added = Omit<IssuedSince, 'continuesAfter'> & { readonly merged?: BooksFile };

function nothing(reason: string | undefined): Added {
  return { invoices: [], broughtBack: false, reason: reason ?? null };
}

/** Undefined where it is damaged, or was written by a newer version. */
async function openNewer(present: string, folder: string): Promise<string | undefined> {
  if (inspectDatabase(present).state === 'damaged') return undefined;
  try {
    return await copyMigrated(present, folder);
  } catch (error) {
    if (isDatabaseError(error)) return undefined;
    throw error;
  }
}

async function addIssued(own: BooksFile, newer: string, folder: string): Promise<Added> {
  const { invoices, continued } = compare(own.file, newer);
  if (invoices.length === 0) return nothing(undefined);
  if (!continued) return { invoices, broughtBack: false, reason: diverged };
  try {
    return { invoices, broughtBack: true, reason: null, merged: await merge(own, newer, folder) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { invoices, broughtBack: false, reason: `They do not fit the records of the backup. ${why}` };
  }
}

function compare(restored: string, newer: string) {
  const database = openTwo(restored, newer);
  try {
    return { invoices: listVanishing(database), continued: isContinued(database) };
  } finally {
    database.close();
  }
}

/** @throws where the result would not be as whole as the backup is */
async function merge(own: BooksFile, newer: string, folder: string): Promise<BooksFile> {
  const file = path.join(fs.mkdtempSync(path.join(folder, 'merged-')), path.basename(own.file));
  fs.copyFileSync(own.file, file, fs.constants.COPYFILE_FICLONE);
  const database = openTwo(file, newer);
  try {
    bringBack(database);
  } finally {
    database.close();
  }
  const books = await readBooks(file);
  const known = new Set(own.faults);
  const fault = books.faults.find((message) => !known.has(message));
  if (fault !== undefined) throw new Error(fault);
  return { file, ...books };
}
