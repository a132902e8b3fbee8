/** Makes a backup of a copy of the database, the stored files that it names, and the settings. */
import fs from 'node:fs';
import path from 'node:path';
import type { Backup, BackupMade, BackupReason } from '../../../contract/backup/backups.ts';
import { productVersion } from '../../../contract/version.ts';
import { backupsToDelete } from '../../../domain/backups/keep-backups.ts';
import { ignore } from '../../../workspace/ignore-error.ts';
import { makeDirectory } from '../../platform/db/durable-files.ts';
import { checkStored, filePathOf } from '../../platform/files/file-places.ts';
import { readNumberMark } from '../numbers/number-mark-file.ts';
import { listBackups, toKept } from './backup-folder.ts';
import { backupFileName, backupFolderOf, findBackupFile, newBackupId } from './backup-names.ts';
import { readSettings, settingsFileOf } from './backup-settings.ts';
import { type Inspected, inspectDatabase } from './inspect-database.ts';
import { databaseLogMember, databaseMember, type Manifest, type Member, settingsMember } from './manifest.ts';
import { describeMember, keep, type Source, writeArchive } from './write-archive.ts';

export interface TakeBackup {
  readonly data: string;
  readonly reason: BackupReason;
  /** A copy of the database that nobody else has open, with its log beside it where it has one. */
  readonly database: string;
  readonly now: () => number;
}

export async function takeBackup(options: TakeBackup): Promise<BackupMade> {
  const { data, database } = options;
  const { key, copyTo: second } = readSettings(data);
  const inspected = inspectDatabase(database);
  // A database that cannot be read names nothing: all that is stored may be its.
  const named = inspected.state === 'damaged' ? listStored(data) : inspected.files;
  const { present, missing } = await sortFiles(data, named);
  const sources = [...databaseSources(database), ...present, ...settingsSources(data)];
  const manifest = await describe(options, inspected, sources);
  makeDirectory(backupFolderOf(data));
  const file = path.join(backupFolderOf(data), backupFileName(manifest.id, key !== null));
  await writeArchive(file, { manifest, sources, key: key ?? undefined });
  // What is about to be restored may be the oldest: the next backup makes room.
  if (options.reason !== 'before-restore') await prune(data, second, manifest.id);
  const copy = second === null ? null : await copyTo(second, file);
  return { backup: toBackup(manifest, file), copy, missingFiles: missing };
}

async function describe(
  { data, reason, now }: TakeBackup,
  { state, counts }: Inspected,
  sources: readonly Source[],
): Promise<Manifest> {
  const nowMs = now();
  const members: Member[] = [];
  for (const source of sources) members.push(await describeMember(source));
  return {
    format: 'vireo-backup',
    version: 1,
    id: newBackupId(nowMs),
    createdAt: new Date(nowMs).toISOString(),
    reason,
    productVersion,
    database: state,
    counts,
    numbers: readNumberMark(data).series,
    members,
  };
}

function toBackup(
  { members: _members, numbers: _numbers, format: _format, version: _version, ...facts }: Manifest,
  file: string,
): Backup {
  return { ...facts, sizeBytes: fs.statSync(file).size, encrypted: !file.endsWith('.gz') };
}

/** The log of one that cannot be opened holds its newest changes. */
function databaseSources(database: string): readonly Source[] {
  const log = `${database}-wal`;
  return [
    { path: databaseMember, file: database },
    ...(fs.existsSync(log) ? [{ path: databaseLogMember, file: log }] : []),
  ];
}

function settingsSources(data: string): readonly Source[] {
  const file = settingsFileOf(data);
  return fs.existsSync(file) ? [{ path: settingsMember, file }] : [];
}

/** SHA-256 of every file in the store, by where it lies. */
function listStored(data: string): readonly string[] {
  const folder = path.join(data, 'files');
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => name.replace(/[\\/]/g, '')).filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** A file that is missing or damaged is no reason to have no backup; it is told. */
async function sortFiles(
  data: string,
  hashes: Inspected['files'],
): Promise<{ readonly present: readonly Source[]; readonly missing: string[] }> {
  const present: Source[] = [];
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const place = filePathOf(sha256);
    const file = path.join(data, 'files', place);
    if (await checkStored(file, sha256)) present.push({ path: `files/${place}`, file, sha256 });
    else missing.push(sha256);
  }
  return { present, missing };
}

/** In the second folder only what was deleted here goes: it may hold the backups of another practice. */
async function prune(data: string, second: string | null, made: string): Promise<void> {
  const backups = (await listBackups(data)).map(toKept);
  // By a clock that was ahead for a while all others are newer than the one that was just made.
  for (const { id, encrypted } of backupsToDelete(backups).filter((old) => old.id !== made)) {
    const file = findBackupFile(data, id);
    if (file) fs.rmSync(file, { force: true });
    if (second !== null) {
      const copy = path.join(second, backupFileName(id, encrypted));
      await fs.promises.rm(copy, { force: true }).catch((error: unknown) => ignore(error, 'the copy tells'));
    }
  }
}

/** The disk of the second folder may be elsewhere today: the backup stands anyway, and why is told. */
async function copyTo(folder: string, file: string): Promise<BackupMade['copy']> {
  const target = path.join(folder, path.basename(file));
  const draft = `${target}.new`;
  try {
    await fs.promises.copyFile(file, draft);
    await fs.promises.chmod(draft, 0o600);
    await keep(draft, target);
    return { folder, fault: null };
  } catch (error) {
    fs.rmSync(draft, { force: true });
    return { folder, fault: error instanceof Error ? error.message : String(error) };
  }
}
