/** `vireo money`: what is owed, invoiced, received, taxed and earned. */
import { Command, Option } from 'commander';
import type { ReportPeriod } from '../../../domain/report-periods.ts';
import { withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import { type AgeingOptions, moneyPeriods, type PeriodOptions } from '../../money/money-options.ts';
import { periodArgument } from '../../report/period-argument.ts';

const help = `
Amounts of several currencies are listed, never added up. docs/money-reports.md says what each figure means.

Exit codes: 0 done, 2 wrong usage or failure.

Examples:
  vireo money ageing
  vireo money ageing --on 2025-12-31 --format csv --output open-2025.csv
  vireo money revenue this-year
  vireo money vat last-quarter --format csv
  vireo money revenue "last 3 months"
  vireo money margin this-year                                 needs cost rates: vireo cost add`;

const load = () => import('../../money/run-money.ts');

function withOutput(command: Command): Command {
  return withBackendOptions(
    command
      .option('--client <name>', 'only of this client')
      .addOption(
        new Option('--format <format>', 'of the output').choices(['text', 'json', 'csv']).default('text'),
      )
      .option('--output <file>', 'into a file in place of standard output'),
  );
}

function withPeriod(command: Command, usual: ReportPeriod): Command {
  return withOutput(
    command
      .addArgument(periodArgument(usual, moneyPeriods))
      .option('--from <date>', 'first day, in place of a period')
      .option('--to <date>', 'last day (default: today)'),
  );
}

function createAgeing(io: CliIo): Command {
  return withOutput(
    new Command('ageing')
      .description('what clients owe, by how late it is, at the end of any day')
      .option('--on <date>', 'day (default: today)'),
  ).action(async (options: AgeingOptions) => (await load()).runAgeing(options, io));
}

function createRevenue(io: CliIo): Command {
  return withPeriod(
    new Command('revenue').description('net that was invoiced and received, by month'),
    'this-year',
  ).action(async (period: string | undefined, options: PeriodOptions) =>
    (await load()).runRevenue(period, options, io),
  );
}

function createVat(io: CliIo): Command {
  return withPeriod(
    new Command('vat').description('VAT of what was issued, by category and rate'),
    'this-quarter',
  ).action(async (period: string | undefined, options: PeriodOptions) =>
    (await load()).runVat(period, options, io),
  );
}

function createMargin(io: CliIo): Command {
  return withPeriod(
    new Command('margin').description('billable amount less the cost of all hours, by project'),
    'this-year',
  ).action(async (period: string | undefined, options: PeriodOptions) =>
    (await load()).runMargin(period, options, io),
  );
}

export function createMoneyCommand(io: CliIo): Command {
  const command = new Command('money').description('what is owed, invoiced, received, taxed and earned');
  for (const create of [createAgeing, createRevenue, createVat, createMargin]) command.addCommand(create(io));
  return command.addHelpText('after', help);
}
