/** Which backend serves a data folder: the embedded one, or that of an account, whose records are on a server. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { accountFileName } from '../contract/local/backend-names.ts';

export function isOfAccount(dataDirectory: string): boolean {
  return existsSync(path.join(dataDirectory, accountFileName));
}

/** `backendEntry`: of the embedded one, in a bundle or in a clone; the other lies beside it. */
export function entryOf(backendEntry: string, dataDirectory: string): string {
  return isOfAccount(dataDirectory) ? proxyEntryOf(backendEntry) : backendEntry;
}

export function proxyEntryOf(backendEntry: string): string {
  return backendEntry.replace(/backend\.js$/, 'proxy.js').replace(/main-local\.ts$/, 'main-proxy.ts');
}
