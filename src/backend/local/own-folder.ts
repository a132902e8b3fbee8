/**
 * Whoever may write to the data folder may put another database in its place, or another address of the backend, and
 * so act as its user. As ssh and PostgreSQL do with theirs, Vireo uses no folder that others may write to.
 */
import fs from 'node:fs';
import os from 'node:os';
import { DatabaseError } from '../platform/db/database-error.ts';

export type FolderFacts = Pick<fs.Stats, 'uid' | 'gid' | 'mode'>;

export interface FolderCheck {
  /** Undefined where the system has no such users (Windows): access lists keep the user's profile. */
  readonly user: { readonly uid: number; readonly name: string } | undefined;
  /** Text of /etc/group. */
  readonly groups: () => string;
  /** Text of /etc/passwd. */
  readonly users: () => string;
  readonly facts: (directory: string) => FolderFacts;
}

const ofGroup = 0o020;
const ofOthers = 0o002;

/** @throws DatabaseError `not-own` with what to do about it */
export function requireOwnFolder(directory: string, check: FolderCheck = systemCheck()): void {
  const { user } = check;
  if (user === undefined) return;
  const facts = check.facts(directory);
  if (facts.uid !== user.uid && facts.uid !== 0) {
    const message = `${directory} belongs to another user of this computer: choose a data folder of your own.`;
    throw new DatabaseError('not-own', message);
  }
  const isOpen = (facts.mode & ofOthers) !== 0 || ((facts.mode & ofGroup) !== 0 && isShared(facts, check));
  if (!isOpen) return;
  const mode = (facts.mode & 0o7777).toString(8).padStart(4, '0');
  const remedy = `Run "chmod go-w '${directory}'", or choose another folder.`;
  throw new DatabaseError(
    'not-own',
    `Others may write to the data folder ${directory} (mode ${mode}). ${remedy}`,
  );
}

/**
 * Many systems give each user a group of the same number and let it write to what the user makes (umask 002): nobody
 * else is in it. Who is in a group of a directory service the two files do not say: it is taken for shared.
 */
function isShared({ uid, gid }: FolderFacts, { user, groups, users }: FolderCheck): boolean {
  if (uid === 0 || gid !== uid || user === undefined) return true;
  const listed = rowsOf(groups()).filter((group) => group[2] === String(gid));
  const members = listed.flatMap((group) => group[3]?.split(',') ?? []);
  const isOfOthers = members.some((member) => member !== '' && member !== user.name);
  return listed.length === 0 || isOfOthers || !isPrimaryOfNoOther(gid, user.uid, users());
}

/** Whose primary group it is need not be among its members in /etc/group. */
function isPrimaryOfNoOther(gid: number, uid: number, users: string): boolean {
  const rows = rowsOf(users);
  const isLocal = rows.some((row) => row[2] === String(uid));
  return isLocal && rows.every((row) => row[3] !== String(gid) || row[2] === String(uid));
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return text.split('\n').map((line) => line.trim().split(':'));
}

function systemCheck(): FolderCheck {
  const uid = process.getuid?.();
  return {
    user: uid === undefined ? undefined : { uid, name: nameOfUser() },
    groups: () => readText('/etc/group'),
    users: () => readText('/etc/passwd'),
    facts: (directory) => fs.statSync(directory),
  };
}

/** A number of a container may have no name. */
function nameOfUser(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
