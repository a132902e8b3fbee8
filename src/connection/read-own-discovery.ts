/** Reads the discovery file; believes it only when nobody but the user could have written or read it. */

import fs from 'node:fs';
import path from 'node:path';
import { discoveryFileName } from '../contract/local/backend-names.ts';
import { parseJson } from '../contract/text/parse-json.ts';

const forOthers = 0o077;

/** As it was written, unchecked. Undefined when there is none, when it is no JSON, or when someone else could have written or read it. */
export function readOwnDiscovery(directory: string, platform: NodeJS.Platform = process.platform): unknown {
  const content = readOwn(path.join(directory, discoveryFileName), platform);
  return content === undefined ? undefined : parseJson(content);
}

function readOwn(file: string, platform: NodeJS.Platform): string | undefined {
  let fd: number;
  try {
    fd = fs.openSync(file, 'r');
  } catch {
    // None, or something in its way: the backend that is started then says in words what it is.
    return undefined;
  }
  try {
    return isOwn(fs.fstatSync(fd), platform) ? fs.readFileSync(fd, 'utf8') : undefined;
  } finally {
    fs.closeSync(fd);
  }
}

/** Windows keeps the user's profile to the user by access lists that a mode does not show. */
function isOwn(stats: fs.Stats, platform: NodeJS.Platform): boolean {
  if (platform === 'win32') return stats.isFile();
  return stats.isFile() && stats.uid === process.getuid?.() && (stats.mode & forOthers) === 0;
}
