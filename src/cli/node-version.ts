/** The product needs Node 22.13 or newer; started by an older one, the command hands over to the clone's own. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrlNote, takeDatabaseUrl } from './database-url.ts';

const neededMajor = 22;
const neededMinor = 13;

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/** Where the clone of a bundle in dist/ has its own Node. */
export function ownNodeOf(script: string, platform: NodeJS.Platform = process.platform): string {
  const name = platform === 'win32' ? 'node.exe' : 'node';
  return path.join(path.dirname(script), '..', 'node_modules', 'node', 'bin', name);
}

/** Exit code of the same command under the clone's Node; undefined where there is none. */
export function runUnderOwnNode(args: readonly string[]): number | undefined {
  const script = fileURLToPath(import.meta.url);
  const own = ownNodeOf(script);
  if (!existsSync(own)) return undefined;
  const { args: visible, env } = takeDatabaseUrl(args);
  if (visible !== args) process.stderr.write(databaseUrlNote);
  const { status } = spawnSync(own, [script, ...visible], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 2;
}
