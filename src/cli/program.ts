/** The whole of `vireo`: every subcommand. */
import type { Command } from 'commander';
import { commands } from './commands.ts';
import type { CliIo } from './io.ts';
import { assembleProgram, runProgram } from './run-program.ts';

export function createProgram(io: CliIo): Command {
  return assembleProgram(commands, io);
}

/** Runs `vireo` with these arguments (without node and script). Never rejects. */
export async function runCli(args: readonly string[], io: CliIo): Promise<void> {
  await runProgram({ commands, io }, async (program) => {
    if (args[0] !== 'complete') return await program.parseAsync([...args], { from: 'user' });
    // Asked by a shell at every Tab; any other command does not pay for it.
    const { answerTab } = await import('./completion/complete-command.ts');
    return await answerTab(program, args, io);
  });
}
