/** `vireo report mail`: reports that leave by mail, by a rule. */
import { Argument, Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { AddReportMailOptions } from './run-report-mail.ts';

const help = `
A REPORT is its name, or the ID that "list" shows. It shows what you may see at that moment, as a table with a CSV file. An
address outside of your organization is confirmed once: "add" asks, and --yes answers.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo report mail add Week --weekly --to mara@example.org --every week --from 2027-01-04 --time 07:00
  vireo report mail add "To bill" --saved "To bill" --to office@example.org --cron "0 7 1 * *"
  vireo report mail preview Week
  vireo report mail pause Week`;

const load = () => import('./run-report-mail.ts');
const one = new Argument('<REPORT>', 'its name, or its ID');

export function reportMailCommand(io: CliIo): Command {
  const command = new Command('mail').description('reports that leave by mail again and again');
  for (const make of [list, add, show, preview, pause, resume, remove]) {
    command.addCommand(withBackendOptions(make(io)));
  }
  return command.addHelpText('after', help);
}

function list(io: CliIo): Command {
  return new Command('list')
    .description('yours, by name')
    .action(async (options: BackendOptions) => (await load()).runReportMailList(options, io));
}

function add(io: CliIo): Command {
  return new Command('add')
    .description('mail a report by a rule')
    .argument('<name>', 'as it is listed, and the subject of its mails')
    .option('--saved <name>', 'a report that was saved under this name')
    .option('--weekly', 'last week by project, with its target and what is unbilled')
    .requiredOption('--to <address...>', 'whom to; each gets a mail of their own')
    .addOption(new Option('--every <unit>', 'how often').choices(['day', 'week', 'month', 'quarter', 'year']))
    .option('--from <date>', 'the first time (default: today)')
    .option('--time <time>', 'at this time of your zone', '07:00')
    .option('--cron <line>', 'five fields of cron in place of --every')
    .option('--yes', 'confirm the recipients without asking')
    .action(async (name: string, options: AddReportMailOptions) =>
      (await load()).runReportMailAdd(name, options, io),
    );
}

function show(io: CliIo): Command {
  return new Command('show')
    .description('its rule, its recipients, and what became of the last time')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReportMailShow(said, options, io),
    );
}

function preview(io: CliIo): Command {
  return new Command('preview')
    .description('the text that would leave now')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReportMailPreview(said, options, io),
    );
}

function pause(io: CliIo): Command {
  return new Command('pause')
    .description('nothing leaves until it is resumed, and nothing of the pause later')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReportMailState('paused', said, { options, io }),
    );
}

function resume(io: CliIo): Command {
  return new Command('resume')
    .description('it goes on with its next time')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReportMailState('active', said, { options, io }),
    );
}

function remove(io: CliIo): Command {
  return new Command('delete')
    .description('it leaves no more')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReportMailDelete(said, options, io),
    );
}
