/**
 * The discovery file as the backend keeps it: written whole or not at all, readable by the user alone (it
 * holds the token), removed on a clean end. After a crash it stays; whoever reads it (connection/) must knock at the port.
 */

import fs from 'node:fs';
import { join } from 'node:path';
import { readDiscovery } from '../../connection/index.ts';
import type { Discovery } from '../../contract/discovery.ts';
import { discoveryFileName } from '../../contract/local/backend-names.ts';
import { makeDirectory, replaceFile } from '../platform/db/durable-files.ts';

const ownerOnly = 0o600;

/** Only the holder of the backend lock writes it. */
export function writeDiscovery(directory: string, discovery: Discovery): void {
  makeDirectory(directory);
  replaceFile(pathIn(directory), `${JSON.stringify(discovery)}\n`, ownerOnly);
}

/** Removes the file if it still tells of `own`; a successor's is left alone. */
export function removeDiscovery(directory: string, own: Discovery): void {
  if (readDiscovery(directory)?.token === own.token) fs.rmSync(pathIn(directory), { force: true });
}

function pathIn(directory: string): string {
  return join(directory, discoveryFileName);
}
