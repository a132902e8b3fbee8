/** Where backups lie below the data folder, and what their names say. Light: the backend itself needs it. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { backupIdPattern } from '../../../contract/backup/backups.ts';
import { backupFolderName } from '../../../contract/practice-file.ts';
import { makeDirectory } from '../../platform/db/durable-files.ts';

const filePattern = /^vireo-(\d{8}T\d{6}Z-[0-9a-f]{6})\.tar(?:\.gz)?$/;
/** What is being made or opened; of a process that died it stays for a while. */
const workPrefix = '.work-';
const leftPattern = /^(?:\.work-.+|vireo-.+\.new(?:\.age)?)$/;
const staleMs = 60 * 60 * 1000;

export function backupFolderOf(data: string): string {
  return path.join(data, backupFolderName);
}

export function newBackupId(nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return `${stamp}-${randomBytes(3).toString('hex')}`;
}

/** ISO 8601 of the instant in an id, to the second. */
export function instantOf(id: string): string {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(id) ?? [];
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
}

/** An encrypted one is a tar of its own, with what is encrypted and what opens it inside. */
export function backupFileName(id: string, encrypted: boolean): string {
  return `vireo-${id}.tar${encrypted ? '' : '.gz'}`;
}

export function idOfFile(file: string): string | undefined {
  return filePattern.exec(path.basename(file))?.[1];
}

export function backupNamesIn(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder).filter((name) => filePattern.test(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** When the newest was made, by the names alone; undefined where there is none. ISO 8601. */
export function newestBackupAt(data: string): string | undefined {
  const newest = backupNamesIn(backupFolderOf(data)).toSorted().at(-1);
  const id = newest && idOfFile(newest);
  return id === undefined ? undefined : instantOf(id);
}

/** The file of the backup with this id; undefined where there is none. */
export function findBackupFile(data: string, id: string): string | undefined {
  if (!backupIdPattern.test(id)) return undefined;
  const files = [true, false].map((encrypted) =>
    path.join(backupFolderOf(data), backupFileName(id, encrypted)),
  );
  return files.find((file) => fs.existsSync(file));
}

/** A folder for what is being made, on the same disk as the data. Whoever asks removes it. */
export function openWorkFolder(data: string): { readonly folder: string; remove(): void } {
  const parent = backupFolderOf(data);
  makeDirectory(parent);
  removeStale(parent);
  const folder = fs.mkdtempSync(path.join(parent, workPrefix));
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}

function removeStale(parent: string): void {
  for (const name of fs.readdirSync(parent).filter((each) => leftPattern.test(each))) {
    const found = fs.statSync(path.join(parent, name), { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > staleMs) {
      fs.rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}
