/** `vireo report`. */
import { Command, Option } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import { reportMailCommand } from '../report/mail/report-mail-command.ts';
import { periodArgument } from '../report/period-argument.ts';
import { groupings, periods, type ReportOptions } from '../report/report-options.ts';
import { withFilterOptions } from './time-filter.ts';

const help = `
Time is of the day that it was worked on, in the zone of its entry: what crosses midnight is split there. Every
grouping adds up to the same total; amounts of several currencies are listed, never added up.

Exit codes: 0 done, 2 wrong usage or failure.

Examples:
  vireo report last-month --by client --then task
  vireo report "last 3 months" --by month
  vireo report --from 2026-01-01 --to 2026-03-31 --by week --format csv --output q1.csv
  vireo report this-year --by month --client nordwind --billable
  vireo report --saved "To bill"
  vireo report mail --help`;

export function createReportCommand(io: CliIo): Command {
  const command = new Command('report')
    // Its own options stand before "mail", which has others of the same names.
    .enablePositionalOptions()
    .description('finished time by day, week, month, client, project, task, tag or person')
    .addArgument(periodArgument('this-month', periods))
    .option('--from <date>', 'first day, in place of a period: 2026-11-19, yesterday, mon')
    .option('--to <date>', 'last day (default: today)')
    .addOption(new Option('--by <grouping>', 'what a row stands for').choices(groupings).default('project'))
    .addOption(new Option('--then <grouping>', 'a second level below each row').choices(groupings))
    .option('--saved <name>', 'a report that was saved under this name')
    .option('--output <file>', 'into a file in place of standard output');
  return withBackendOptions(withFilterOptions(command))
    .addHelpText('after', help)
    .addCommand(reportMailCommand(io))
    .action(async (period: string | undefined, options: ReportOptions) => {
      const { runReport } = await import('../report/run-report.ts');
      await runReport(period, options, io);
    });
}
