/**
 * The discovery file as the backend keeps it: written whole or not at all, readable by the user alone (it
 * holds the token), removed on a clean end. After a crash it stays; whoever reads it must knock at the port.
 */
import fs from 'node:fs';
import { join } from 'node:path';
import { type Discovery, discoveryFileName, discoverySchema } from '../../contract/discovery.ts';
import { makeDirectory, replaceFile } from '../platform/db/durable-files.ts';

const ownerOnly = 0o600;
const forOthers = 0o077;

/** Only the holder of the backend lock writes it. */
export function writeDiscovery(directory: string, discovery: Discovery): void {
  makeDirectory(directory);
  replaceFile(pathIn(directory), `${JSON.stringify(discovery)}\n`, ownerOnly);
}

/** Undefined when there is none, when it is malformed, or when someone else could have written or read it. */
export function readDiscovery(directory: string): Discovery | undefined {
  const content = readOwn(pathIn(directory));
  if (content === undefined) return undefined;
  return discoverySchema.safeParse(parseJson(content)).data;
}

/** Removes the file if it still tells of `own`; a successor's is left alone. */
export function removeDiscovery(directory: string, own: Discovery): void {
  if (readDiscovery(directory)?.token === own.token) fs.rmSync(pathIn(directory), { force: true });
}

function pathIn(directory: string): string {
  return join(directory, discoveryFileName);
}

function readOwn(file: string): string | undefined {
  let fd: number;
  try {
    fd = fs.openSync(file, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return isOwn(fs.fstatSync(fd)) ? fs.readFileSync(fd, 'utf8') : undefined;
  } finally {
    fs.closeSync(fd);
  }
}

/** Windows keeps the user's profile to the user by access lists that a mode does not show. */
function isOwn(stats: fs.Stats): boolean {
  if (process.platform === 'win32') return stats.isFile();
  return stats.isFile() && stats.uid === process.getuid?.() && (stats.mode & forOthers) === 0;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined; // Half a file cannot come from us, but is no reason to fail.
  }
}
