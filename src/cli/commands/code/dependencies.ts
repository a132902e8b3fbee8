/** `vireo dependencies`: what a project stands on, and what is wrong with it. */
import { Argument, Command, Option } from 'commander';
import { type DependenciesOptions, failLevels, formats } from '../../dependencies/dependencies-options.ts';
import type { CliIo } from '../../io.ts';
import { refuseBothBaselines } from './refuse-both-baselines.ts';

const help = `
Reads lock files and manifests below PATH (default: the current folder); docs/dependencies.md lists the formats.
Runs no package manager. Uses advisories that "vireo advisories" has downloaded; sends nothing without --online.

Exit codes:
  0  no finding at or above the level of --fail-on
  1  findings; a bill of materials (--format cyclonedx) is no verdict and needs --fail-on for this
  2  wrong usage, or a file that could not be read

Examples:
  vireo dependencies                                     vulnerable and outdated packages
  vireo dependencies --format cyclonedx --output bom.json  a bill of materials
  vireo dependencies --baseline git:origin/main          what this branch adds
  vireo dependencies --online                            ask api.osv.dev, with names and versions of packages`;

export function createDependenciesCommand(io: CliIo): Command {
  const command = new Command('dependencies')
    .description('the packages of a project and their vulnerabilities')
    .addArgument(new Argument('[PATH]', 'a folder, a lock file or a manifest').default('.'))
    .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .option('--output <file>', 'write to this file instead of standard output')
    .addOption(
      new Option(
        '--fail-on <level>',
        'lowest severity that makes the exit code 1 (default: medium; never for cyclonedx)',
      ).choices(failLevels),
    )
    .option('--production', 'leave out what is for development alone')
    .option(
      '--baseline <file>',
      'findings that are known: a file, or git:REF (default: .vireo/baseline.json)',
    )
    .option('--no-baseline', 'report what the baseline knows, too')
    .option('--online', 'ask an OSV service instead of the advisories that were imported')
    .option('--osv-url <url>', 'address of the service (default: https://api.osv.dev)')
    .option('--data <dir>', "data folder with the advisories (default: the user's own)")
    .addHelpText('after', help)
    .action(async (path: string, options: DependenciesOptions) => {
      const { runDependencies } = await import('../../dependencies/run-dependencies.ts');
      await runDependencies(path, options, io);
    });
  return refuseBothBaselines(command);
}
