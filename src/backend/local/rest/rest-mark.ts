/**
 * Says where a data folder lay when its backend last started. A folder that lies elsewhere, or lost the file as a restore does,
 * holds what another one may have sent: nothing leaves of it by itself until a person releases it.
 */
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
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
}

/** Undefined where the folder lies where it did. */
export function findRest({ data, isDemo, machine = findMachine() }: PlaceOptions): Rest | undefined {
  const place = placeOf(data, machine);
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

function placeOf(data: string, machine: string): string {
  return createHash('sha256')
    .update(`${machine}\n${fs.realpathSync(data)}`)
    .digest('hex');
}

/** Of systemd (machine-id(5)), or one of our own in the user's settings. */
function findMachine(): string {
  const own = path.join(envPaths('vireo', { suffix: '' }).config, 'machine-id');
  return readLine('/etc/machine-id') ?? readLine(own) ?? makeMachine(own);
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
