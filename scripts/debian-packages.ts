/** Programs that npm does not carry, installed from Debian's packages where that can be done without asking. */
import { existsSync } from 'node:fs';
import process from 'node:process';
import { ScriptError } from './main.ts';
import { runCommand } from './run-command.ts';

/** Root on a Debian: nobody else is in the way there, and nobody can be asked for a password. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Only one apt-get runs at a time. */
let queue: Promise<unknown> = Promise.resolve();

/** Throws a ScriptError with what apt-get said. */
export async function installPackages(names: readonly string[]): Promise<void> {
  const done = queue.then(() => install(names));
  queue = done.catch(() => undefined);
  await done;
}

async function install(names: readonly string[]): Promise<void> {
  console.log(`Installing ${names.join(', ')} by apt-get (once) …`);
  await aptGet(['update']);
  await aptGet(['install', '-y', '--no-install-recommends', ...names]);
}

async function aptGet(args: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runCommand('apt-get', args, { env });
  if (code !== 0) throw new ScriptError(`apt-get ${args[0]} failed:\n${output.trim()}`);
}
