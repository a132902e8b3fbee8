/** `vireo` as a program that this process loads: the bundles in `npm test`, the sources otherwise. */
import { pathToFileURL } from 'node:url';
import type { CliIo } from '../../src/cli/io.ts';
import { processEntry } from './process-entry.ts';

/** As `src/cli/main.ts` does: the commands of time are a program of their own. Never rejects. */
export async function runCommand(args: readonly string[], io: CliIo): Promise<void> {
  if (args[0] === 'time') {
    const time: typeof import('../../src/cli/time-program.ts') = await load('cliTime');
    if (await time.runTimeProgram(args, io)) return;
  }
  const whole: typeof import('../../src/cli/program.ts') = await load('cliWhole');
  await whole.runCli(args, io);
}

async function load(name: 'cliTime' | 'cliWhole') {
  return await import(pathToFileURL(processEntry(name)).href);
}
