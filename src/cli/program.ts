/**
 * The whole of `vireo`: every subcommand. To add one, write commands/<name>.ts, exporting `create<Name>Command`, which takes the
 * process's side (CliIo) and returns a commander Command; `npm run generate` lists it. What it needs beyond parsing is imported
 * inside its action, so that `vireo --help` loads none of it.
 */
import type { Command } from 'commander';
import { commands } from './commands.generated.ts';
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
