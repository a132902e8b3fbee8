/** The product needs Node 22.13 or newer; started by an older one, the command hands over to the clone's own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { databaseUrlNote, takeDatabaseUrl } from './database-url.ts';

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
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

/** Whether the same command ran under the clone's Node, by whose end this process ends; false where there is none. */
export async function runUnderOwnNode(args: readonly string[]): Promise<boolean> {
  const script = fileURLToPath(import.meta.url);
  const own = ownNodeOf(script);
  if (!existsSync(own)) return false;
  const { args: visible, env } = takeDatabaseUrl(args);
  if (visible !== args) process.stderr.write(databaseUrlNote);
  await handOver(own, [script, ...visible], env);
  return true;
}

/**
 * Runs a program in the place of this process, which passes each signal on and ends as it does. A key that is pressed at
 * a terminal has come to both already.
 *
 * @throws where it cannot be started
 */
export async function handOver(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const signal of passedOn)
    process.on(signal, () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (...ended) => resolve(ended));
  });
  if (signal !== null) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 2;
}
