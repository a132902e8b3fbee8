/** `vireo export`: time as a file. */
import { Command, Option } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { ExportOptions } from '../export/run-export.ts';
import type { CliIo } from '../io.ts';

const help = `
csv, json and ics hold all of an entry, and "vireo import" reads them back as they were; what was submitted and not decided
yet is imported as open. toggl and clockify are the detailed reports of those services: what they have no place for is reported.

Exit codes: 0 done, 2 wrong usage or failure.

Examples:
  vireo export --format csv --from 2026-01-01 --to 2026-12-31 --output 2026.csv
  vireo export --format ics > worked.ics`;

export function createExportCommand(io: CliIo): Command {
  const command = new Command('export')
    .description('write finished time to a file')
    .addOption(
      new Option('--format <format>', 'of the file')
        .choices(['csv', 'json', 'ics', 'toggl', 'clockify'])
        .default('csv'),
    )
    .option('--from <date>', 'first day')
    .option('--to <date>', 'last day')
    .option('--zone <zone>', "zone of clock times in toggl and clockify (default: the practice's)")
    .option('--output <file>', 'into a file in place of standard output');
  return withBackendOptions(command)
    .addHelpText('after', help)
    .action(async (options: ExportOptions) => {
      const { runExport } = await import('../export/run-export.ts');
      await runExport(options, io);
    });
}
