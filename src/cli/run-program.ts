/** Puts subcommands together and turns every outcome into output and an exit code. */
import { Command, CommanderError } from 'commander';
import { NeedsWholeProgram } from '../contract/local/needs-whole-program.ts';
import { productVersion } from '../contract/version.ts';
import { CliError, type CliIo, exitCodes } from './io.ts';

/** Makes a subcommand for one run of `vireo`. */
export type CreateCommand = (io: CliIo) => Command;

const exitCodeHelp = `
Exit codes, for every subcommand:
  0  done
  1  the answer is no (findings, a failed check)
  2  wrong usage, or it could not be done`;

/** `vireo` with these subcommands. */
export function assembleProgram(commands: readonly CreateCommand[], io: CliIo): Command {
  const program = new Command('vireo')
    .description('A consulting practice from the command line: scans, the language server, time, the coach.')
    .version(productVersion, '-V, --version', 'print the version')
    .helpCommand(false)
    // After a subcommand --version is that one's own: of the record that was seen.
    .enablePositionalOptions()
    .addHelpText('after', exitCodeHelp);
  for (const create of commands) program.addCommand(create(io));
  for (const command of [program, ...program.commands]) prepare(command, io);
  return program;
}

/** Commander must neither end the process nor write to it: both are the caller's. */
function prepare(command: Command, io: CliIo): void {
  command.exitOverride();
  command.configureOutput({ writeOut: io.out, writeErr: io.err });
  command.showHelpAfterError('(--help shows how it is used)');
  for (const child of command.commands) prepare(child, io);
}

/**
 * Assembles `vireo` and runs it; what goes wrong is printed and sets the exit code.
 * @throws NeedsWholeProgram, and nothing else
 */
export async function runProgram(
  { commands, io }: { readonly commands: readonly CreateCommand[]; readonly io: CliIo },
  run: (program: Command) => Promise<unknown>,
): Promise<void> {
  try {
    await run(assembleProgram(commands, io));
  } catch (error) {
    if (error instanceof NeedsWholeProgram) throw error;
    io.setExitCode(report(error, io));
  }
}

function report(error: unknown, io: CliIo): (typeof exitCodes)[keyof typeof exitCodes] {
  // Commander has written its message already; help and version "fail" with code 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.failed;
  if (error instanceof CliError) io.err(`vireo: ${error.message}\n`);
  else io.err(`vireo: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCodes.failed;
}
