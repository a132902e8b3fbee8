/** `vireo baseline`: the findings that a project lives with for now, kept in the repository. */
import { Command } from 'commander';
import type { BaselineOptions } from '../../baseline/run-baseline.ts';
import type { CliIo } from '../../io.ts';

const help = `
The file is .vireo/baseline.json, or what "baseline" in .vireo.yml names. It holds hashes and places, no code and no
secret: commit it. It finds its entries again when lines move, files and functions are renamed, code is formatted.

It takes in findings of files and of packages, of every severity and confidence, also those that a scan does not show:
a later scan may ask for more. Rules that .vireo.yml or its profile has off are not in it. Packages are compared with the
advisories on this machine; without any, what the baseline knows of vulnerabilities stays in it.

Exit codes: 0 done, 2 wrong usage or failure.`;

const dataHelp = "data folder with the advisories (default: the user's own)";

export function createBaselineCommand(io: CliIo): Command {
  const command = new Command('baseline')
    .description('keep the findings that are known')
    .addHelpText('after', help);
  const run = async (action: 'create' | 'update' | 'show', options: BaselineOptions): Promise<void> => {
    io.prepareScan?.();
    const { runBaseline } = await import('../../baseline/run-baseline.ts');
    await runBaseline(action, options, io);
  };
  command
    .command('create')
    .description('take in everything that a scan finds now')
    .option('--force', 'replace the one that is there; its salt stays')
    .option('--data <dir>', dataHelp)
    .action((options: BaselineOptions) => run('create', options));
  command
    .command('update')
    .description('remove fixed findings, follow moved ones')
    .option('--add', 'take in what is new, too')
    .option('--data <dir>', dataHelp)
    .action((options: BaselineOptions) => run('update', options));
  command
    .command('show')
    .description('what is in it, by rule and file')
    .option('--json', 'print one JSON value')
    .action((options: BaselineOptions) => run('show', options));
  return command;
}
