/** `vireo import`: the time of another tracker. */
import { Argument, Command, Option } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { ImportOptions } from '../import/import-options.ts';
import type { CliIo } from '../io.ts';

const help = `
Takes the detailed CSV report of Toggl Track, Clockify, Harvest and Kimai, and what "vireo export" writes as csv, json or
ics. All of a file is taken or nothing; rows that an earlier import brought are not added again.
--map names a JSON file: {"people": {"jo@old.example": "jo@new.example"}, "clients": {"Old": "New"},
"projects": {"Client / Project": {"client": "Client", "project": "Other"}}, "tasks": {"Dev": "Development"}}

Exit codes: 0 done, 1 a dry run found that the file would be refused, 2 wrong usage, or it was refused.

Examples:
  vireo import toggl.csv --dry-run                      preview: what is imported and what is not
  vireo import clockify.csv --date-order dmy --zone Europe/Berlin
  vireo import harvest.csv --mine                       people who are unknown here are me
  vireo import clockify.csv --take-states               what was billed there since is not billed here again
  vireo import clockify.csv --skip-invalid              take the other rows
  vireo import toggl.csv --match-similar                "Acme Ltd" of the file is the client Acme GmbH
  vireo import --undo last`;

export function createImportCommand(io: CliIo): Command {
  const command = new Command('import')
    .description('import time from another tracker')
    .addArgument(new Argument('[file]', 'the file; - for standard input'))
    .addOption(
      new Option('--format <format>', 'what wrote it')
        .choices(['auto', 'toggl', 'clockify', 'harvest', 'kimai', 'vireo'])
        .default('auto'),
    )
    .option('--zone <zone>', "time zone of its clock times (default: the practice's)")
    .addOption(new Option('--date-order <order>', 'of its dates').choices(['ymd', 'dmy', 'mdy']))
    .addOption(new Option('--decimal <mark>', 'decimal mark of its numbers').choices(['.', ',']))
    .option('--currency <code>', 'of amounts whose column names none')
    .option('--map <file>', 'which names of the file are which here (JSON)')
    .option('--mine', 'time of unknown people is mine')
    .option('--create-people', 'unknown people become users of the practice')
    .option('--take-states', 'what was approved or billed there since an earlier import is so here, too')
    .option('--skip-invalid', 'leave out rows that cannot be imported, and take the others')
    .option('--match-similar', 'clients, projects and tasks that look like one here are that one')
    .option('--dry-run', 'only say what would be')
    .option('--undo [id]', 'undo a whole import: its id, the end of it, or "last"; without one, list them')
    .option('--yes', 'ask nothing: undo at once, and make names that look like others');
  return withBackendOptions(command)
    .addHelpText('after', help)
    .action(async (file: string | undefined, options: ImportOptions) => {
      const { runImport } = await import('../import/run-import.ts');
      await runImport(file, options, io);
    });
}
