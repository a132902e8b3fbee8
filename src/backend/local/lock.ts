/**
 * Who is the user's one local backend: the process that holds `backend.lock` in the data directory.
 * Taken before the database is opened and the discovery file written; the system frees it when its holder
 * dies, however it dies, so that no stale lock is ever to be cleared by hand.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../platform/db/durable-files.ts';
import { type FileLock, tryLockFile } from '../platform/db/file-lock.ts';
import { requireOwnFolder } from './own-folder.ts';

export type BackendLock = FileLock;

export const lockFileName = 'backend.lock';

/** Undefined while another process is the backend. @throws DatabaseError `not-own` where others may write to the folder */
export function tryBackendLock(directory: string): BackendLock | undefined {
  makeDirectory(directory);
  // SQLite says of a folder that it cannot write to no more than that a file cannot be opened.
  fs.accessSync(directory, fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
  requireOwnFolder(directory);
  return tryLockFile(join(directory, lockFileName));
}
