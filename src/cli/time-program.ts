/**
 * `vireo time` alone, a bundle of its own that starts in a fraction of the whole program's time: it talks to a backend
 * that runs, over a light client. What it cannot do is left to the whole program, before anything was done.
 */
import { NeedsWholeProgram } from '../contract/local/needs-whole-program.ts';
import { createTimeCommand } from './commands/time.ts';
import type { CliIo } from './io.ts';
import { runProgram } from './run-program.ts';

/** False, and nothing done or printed, where the whole program is needed. */
export async function runTimeProgram(args: readonly string[], io: CliIo): Promise<boolean> {
  try {
    const commands = [createTimeCommand];
    await runProgram({ commands, io }, (program) => program.parseAsync([...args], { from: 'user' }));
    return true;
  } catch (error) {
    if (error instanceof NeedsWholeProgram) return false;
    throw error;
  }
}
