/** `vireo health`: how a project is, in one number, six parts, and what would raise it most. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { formats, type HealthOptions } from '../../health/health-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
Judges security, quality, tests, documentation, dependencies and maintenance of the folder PATH (default: the current
one) from 0.00 to 1.00, says why, and what would raise the whole most. Runs nothing of the project; git is asked for the
history alone. Findings that were dismissed do not count while the Vireo service runs. A part that cannot be assessed is named and does not count. Weights and thresholds: .vireo.yml.
More: docs/health.md.

Exit codes:
  0  done, and not below --fail-under
  1  below --fail-under
  2  wrong usage or settings, an unreadable path, or interrupted

Examples:
  vireo health                       how this project is
  vireo health --fail-under 0.7      for a pipeline
  vireo health --format markdown     for a report`;

export function createHealthCommand(io: CliIo): Command {
  return new Command('health')
    .description('how a project is: security, quality, tests, documentation, dependencies, maintenance')
    .addArgument(new Argument('[PATH]', 'a folder').default('.'))
    .addOption(new Option('--format <format>', 'how it is written').choices(formats).default('text'))
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .option('--output <file>', 'write to this file instead of standard output')
    .option('--fail-under <score>', 'exit code 1 below this, from 0 to 1', parseScore)
    .option('--no-git', 'do not run git: maintenance is not assessed')
    .option('--no-cache', 'neither read nor write results of earlier scans')
    .option('--online', 'ask an OSV service instead of the advisories that were imported')
    .option('--osv-url <url>', 'address of the service (default: https://api.osv.dev)')
    .option('--data <dir>', "data folder with the advisories and the records (default: the user's own)")
    .addHelpText('after', help)
    .action(async (path: string, options: HealthOptions) => {
      io.prepareScan?.();
      const { runHealth } = await import('../../health/run-health.ts');
      await runHealth(path, options, io);
    });
}

function parseScore(value: string): number {
  const score = Number(value);
  if (value.trim() === '' || !(score >= 0 && score <= 1)) {
    throw new InvalidArgumentError('a number from 0 to 1 is needed.');
  }
  return score;
}
