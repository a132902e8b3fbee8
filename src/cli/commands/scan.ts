/** `vireo scan`: finds flaws in folders and files, alone, without a backend. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { CliIo } from '../io.ts';
import type { ScanOptions } from '../scan/scan-options.ts';

const help = `
Reads TypeScript, JavaScript and Python below PATHS (default: the current folder), leaving out what .gitignore,
.ignore and .vireoignore name. Runs nothing that it reads, and needs no backend and no network.

Exit codes:
  0  no finding at or above the level of --fail-on
  1  findings
  2  wrong usage, an unreadable path, or interrupted`;

export function createScanCommand(io: CliIo): Command {
  return new Command('scan')
    .description('find security and quality flaws in folders and files')
    .addArgument(new Argument('[PATHS...]', 'folders and files').default(['.']))
    .addOption(
      new Option('--format <format>', 'how findings are written')
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .option('--output <file>', 'write to this file instead of standard output')
    .addOption(
      new Option('--fail-on <level>', 'lowest severity that makes the exit code 1')
        .choices(['critical', 'high', 'medium', 'low', 'info', 'never'])
        .default('info'),
    )
    .addOption(
      new Option('--confidence <level>', 'lowest confidence that is reported')
        .choices(['high', 'medium', 'low'])
        .default('medium'),
    )
    .option('--jobs <n>', 'threads; default: one less than the machine has, at most four', parseJobs)
    .option('--no-cache', 'neither read nor write results of earlier scans')
    .option('--stats', 'print counts and times to standard error')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: ScanOptions) => {
      const { runScan } = await import('../scan/run-scan.ts');
      await runScan(paths, options, io);
    });
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) {
    throw new InvalidArgumentError('a whole number from 1 to 64 is needed.');
  }
  return jobs;
}
