/** `vireo advisories`: the offline database that `vireo dependencies` goes by. */
import { Argument, Command } from 'commander';
import type { AdvisoriesOptions, UpdateOptions } from '../../dependencies/run-advisories.ts';
import type { CliIo } from '../../io.ts';

const help = `
Advisories are in OSV's form (https://ossf.github.io/osv-schema/): a zip of an ecosystem as osv.dev publishes it, a clone
of an advisory database, or single files. What is imported stays beside what is there; the newer of two wins.

Exit codes: 0 done, 1 there is no database (show), or a part was refused (import), 2 wrong usage or failure.`;

export function createAdvisoriesCommand(io: CliIo): Command {
  const command = new Command('advisories')
    .description('known vulnerabilities, kept on this machine')
    .addHelpText('after', help);
  const data = ['--data <dir>', "data folder (default: the user's own)"] as const;
  const json = ['--json', 'print one JSON value'] as const;
  command
    .command('import')
    .description('take in a zip, a folder or a file')
    .addArgument(new Argument('<FILE|DIR...>', 'advisories in the form of OSV'))
    .option(...data)
    .option(...json)
    .action(async (sources: readonly string[], options: AdvisoriesOptions) =>
      (await load()).runImport(sources, options, io),
    );
  command
    .command('update')
    .description('take in what is given, or download the advisories of the ecosystems')
    .addArgument(new Argument('[FILE|DIR...]', 'as import does'))
    .option(
      '--ecosystem <name...>',
      'npm, PyPI, Go, crates.io, Maven (default: those that are there already)',
    )
    .option('--from <url>', "address of OSV's zips", 'https://osv-vulnerabilities.storage.googleapis.com')
    .option(...data)
    .option(...json)
    .action(async (sources: readonly string[], options: UpdateOptions) =>
      (await load()).runUpdate(sources, options, io),
    );
  command
    .command('show')
    .description('how old it is, and what it holds')
    .option(...data)
    .option(...json)
    .action(async (options: AdvisoriesOptions) => (await load()).runShow(options, io));
  return command;
}

async function load() {
  return await import('../../dependencies/run-advisories.ts');
}
