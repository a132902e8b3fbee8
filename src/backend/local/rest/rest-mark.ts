/**
 * Says where a data folder lay when its backend last started. A folder that lies elsewhere, or lost the file as a restore does,
 * holds what another one may have sent: nothing leaves of it by itself until a person releases it.
 */
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import envPaths from 'env-paths';
import { makeDirectory, replaceFile, syncDirectory } from '../../platform/db/durable-files.ts';
import type { Rest } from '../../platform/open-host.ts';
import type { RestReason } from '../../platform/outgoing/rest-reason.ts';

const fileName = 'place.json';
const mode = 0o600;

export interface PlaceOptions {
  readonly data: string;
  readonly isDemo: boolean;
  /** For tests. */
  readonly machine?: string;
  /** For tests: where the file system does not number its files for good. */
  readonly host?: string;
}

/** Undefined where the folder lies where it did. */
export function findRest(options: PlaceOptions): Rest | undefined {
  const { data, isDemo } = options;
  const place = placeOf(options);
  const reason = isDemo ? 'demo' : reasonOf(readPlace(data), place);
  return (
    reason && { reason, recorded: () => replaceFile(fileOf(data), `${JSON.stringify({ place })}\n`, mode) }
  );
}

/** Before the database of a backup takes the place of the present one. */
export function forgetPlace(data: string): void {
  fs.rmSync(fileOf(data), { force: true });
  syncDirectory(data);
}

function reasonOf(before: string | undefined, now: string): RestReason | undefined {
  if (before === now) return undefined;
  return before === undefined ? 'restored' : 'copied';
}

function fileOf(data: string): string {
  return path.join(data, fileName);
}

/** Undefined also where it cannot be read: then it is as after a restore. */
function readPlace(data: string): string | undefined {
  try {
    const { place } = JSON.parse(fs.readFileSync(fileOf(data), 'utf8'));
    return typeof place === 'string' ? place : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Machine, path, and the number that the file system gave the folder: a copy gets another one, also a home directory that moved with all its
 * settings to a machine of the same name, and a host that is renamed keeps it.
 */
function placeOf({ data, machine = findMachine(), host }: PlaceOptions): string {
  const folder = host ?? numberOf(data) ?? os.hostname();
  return createHash('sha256')
    .update(`${machine}\n${fs.realpathSync(data)}\n${folder}`)
    .digest('hex');
}

/** File systems that number a file for good: ext, Btrfs, XFS, ZFS, F2FS, bcachefs, OverlayFS, tmpfs, NFS; APFS and HFS+ (macOS). */
const numbering: ReadonlySet<number> = new Set([
  0xef53, 0x9123683e, 0x58465342, 0x2fc12fc1, 0xf2f52010, 0xca451a4e, 0x794c7630, 0x01021994, 0x6969, 0x1a,
  0x17,
]);

/** Undefined on others, such as FAT and network drives, which may give them other numbers with each mount. */
function numberOf(folder: string): string | undefined {
  const isKept = process.platform === 'win32' || numbering.has(fs.statfsSync(folder).type);
  return isKept ? String(fs.statSync(folder, { bigint: true }).ino) : undefined;
}

/** Of systemd (machine-id(5)), or one of our own outside each data folder, where it is neither synced nor roaming. */
function findMachine(): string {
  const own = path.join(stateFolder(), 'machine-id');
  return readLine('/etc/machine-id') ?? readLine(own) ?? makeMachine(own);
}

function stateFolder(): string {
  const { log, data } = envPaths('vireo', { suffix: '' });
  // Of the others `log` is what may be deleted; on Windows `data` lies in the folder of Vireo's own.
  if (process.platform === 'darwin') return data;
  return process.platform === 'win32' ? path.dirname(data) : log;
}

function readLine(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

function makeMachine(file: string): string {
  const id = randomUUID();
  makeDirectory(path.dirname(file));
  replaceFile(file, `${id}\n`, mode);
  return id;
}
