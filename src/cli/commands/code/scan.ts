/** `vireo scan`: finds flaws in folders and files, alone, without a backend. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { confidences, severities } from '../../../scanner/model.ts';
import { profiles } from '../../../workspace/config/profiles.ts';
import type { CliIo } from '../../io.ts';
import { formats, type ScanOptions } from '../../scan/scan-options.ts';
import { refuseBothBaselines } from './refuse-both-baselines.ts';

const help = `
Reads TypeScript, JavaScript, Python, Dockerfile, Compose, Kubernetes, GitHub Actions and Terraform below PATHS
(default: the current folder), and looks for secrets in every text. Leaves out what .gitignore, .ignore and
.vireoignore name. Runs nothing that it reads, and needs no backend, no login and no network.
Settings of a project: .vireo.yml. More: docs/scan.md.

Groups of rules: security and quality; in them secrets, infrastructure and performance. "vireo rules list secrets" shows
one. A finding that is low or info is reported and fails nothing, as a linter's warning; --fail-on low changes that.

Exit codes:
  0  no finding at or above the level of --fail-on
  1  findings, or files whose names are not UTF-8 and that cannot be read
  2  wrong usage or settings, an unreadable path, or interrupted

Examples:
  vireo scan                                      findings of this folder
  vireo scan --brief --severity high              the worst, a line each
  vireo scan --rules secrets                      one group of rules
  vireo scan --baseline git:origin/main           what this branch adds
  vireo scan --format sarif --output vireo.sarif  for a code host
  git show :a.ts | vireo scan --stdin-filename a.ts`;

export function createScanCommand(io: CliIo): Command {
  const command = new Command('scan')
    .description('find security and quality problems in folders and files')
    .addArgument(new Argument('[PATHS...]', 'folders and files'))
    .addOption(new Option('--format <format>', 'how findings are written').choices(formats).default('text'))
    .addOption(new Option('--json', 'same as --format json').implies({ format: 'json' }))
    .addOption(new Option('--brief', 'text: a line for each finding').conflicts('full'))
    .addOption(new Option('--full', 'text: code, why and fix of all, however many there are'))
    .option('--output <file>', 'write to this file instead of standard output');
  return addSelection(command)
    .option('--jobs <n>', 'threads; default: one less than the machine has, at most four', parseJobs)
    .option('--no-cache', 'neither read nor write results of earlier scans')
    .option('--stats', 'print counts and times to standard error')
    .option(
      '--show-skipped',
      'name the files that were left out (10,000 at most), and why, on standard error',
    )
    .option('--stdin-filename <file>', 'scan standard input as if it were this file')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], options: ScanOptions) => {
      io.prepareScan?.();
      const { runScan } = await import('../../scan/run-scan.ts');
      await runScan(paths, options, io);
    });
}

function addSelection(command: Command): Command {
  const selected = command
    .addOption(
      new Option('--severity <level>', 'lowest severity that is reported (default: info)').choices(
        severities,
      ),
    )
    .addOption(
      new Option('--confidence <level>', 'lowest confidence that is reported (default: medium)').choices([
        ...confidences,
      ]),
    )
    .addOption(
      new Option('--fail-on <level>', 'lowest severity that makes the exit code 1 (default: medium)').choices(
        [...severities, 'never'],
      ),
    )
    .addOption(
      new Option('--profile <name>', 'recommended, strict or security (default: recommended)').choices(
        profiles,
      ),
    )
    .option(
      '--rules <list>',
      'rules to report: groups (secrets), ids, "docker-*", "!" for all but; or a folder of your own',
      parseList,
    )
    .option(
      '--baseline <file>',
      'findings that are known: a file, or git:REF (default: .vireo/baseline.json)',
    )
    .option('--no-baseline', 'report what the baseline knows, too');
  return refuseBothBaselines(selected);
}

function parseJobs(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64) {
    throw new InvalidArgumentError('a whole number from 1 to 64 is needed.');
  }
  return jobs;
}

function parseList(value: string, before: readonly string[] = []): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('')) throw new InvalidArgumentError('rules are named, with commas between them.');
  return [...before, ...items];
}
