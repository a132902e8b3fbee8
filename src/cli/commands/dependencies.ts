/** `vireo dependencies`: what a project stands on. */
import { Argument, Command, Option } from 'commander';
import { type DependenciesOptions, formats } from '../dependencies/dependencies-options.ts';
import type { CliIo } from '../io.ts';

const help = `
Reads lock files and manifests below PATH (default: the current folder); docs/dependencies.md lists the formats.
Runs no package manager, and asks nobody.

Exit codes: 0 nothing to mend, 1 findings, 2 wrong usage, or a file that could not be read.`;

export function createDependenciesCommand(io: CliIo): Command {
  return new Command('dependencies')
    .description('what a project stands on, and what is wrong with it')
    .addArgument(new Argument('[PATH]', 'a folder, a lock file or a manifest').default('.'))
    .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .addHelpText('after', help)
    .action(async (path: string, options: DependenciesOptions) => {
      const { runDependencies } = await import('../dependencies/run-dependencies.ts');
      await runDependencies(path, options, io);
    });
}
