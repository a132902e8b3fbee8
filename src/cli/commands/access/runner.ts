/** `vireo runner`: keeps a machine that runs a server's work, such as one that builds. */
import { Command } from 'commander';
import { withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { RunnerOptions } from '../../runner/run-runner.ts';

const help = `
Scans and agents of a server's project run on a machine of the person who asks. A window of the editor is one; this command keeps
another, until Ctrl-C: for your own requests alone, in the folders that you name. Nothing of a folder is run without --trust, and
no file is written without your answer at this machine.

Exit codes: 0 ended, 2 wrong usage, or it was refused.

Examples:
  vireo runner
  vireo runner --folder API=/builds/api --folder Web=/builds/web
  vireo runner --folder API=/builds/api --trust /builds/api`;

const gather = (one: string, before: readonly string[] = []): readonly string[] => [...before, one];

export function createRunnerCommand(io: CliIo): Command {
  const command = new Command('runner')
    .description("keep a machine that runs your scans and agents of a server's projects")
    .option(
      '--folder <project=folder>',
      'a project, and where it lies here; may be given several times',
      gather,
    )
    .option('--trust <folder>', 'what is in this folder may be run; may be given several times', gather)
    .action(async (options: RunnerOptions) =>
      (await import('../../runner/run-runner.ts')).runRunner(options, io),
    );
  return withBackendOptions(command).addHelpText('after', help);
}
