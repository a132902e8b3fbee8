/** `vireo rate list|set|remove|missing`: hourly rates by date. */
import { Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { AskedOptions, ListRateOptions, SetRateOptions } from '../rate/rate-options.ts';

const help = `
The most specific rate wins: task, project, client, practice; in each a person's own before everyone's. A rate holds until
the next one of the same kind. A change reaches time that is not submitted yet, and says what it leaves as it is.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo rate set 95.00                                         the practice's, where nothing else is agreed
  vireo rate set 110 --project "Orders service" --from 2026-12-01
  vireo rate set 85 --project "Orders service" --person "Mia Lund"
  vireo rate set 140 --project "Orders service" --task On-call
  vireo rate missing`;

const load = () => import('../rate/run-rate.ts');

function createList(io: CliIo): Command {
  return withBackendOptions(
    new Command('list')
      .description('rates, newest first')
      .option('--client <name>', 'that work for the client can have')
      .option('--project <name>', 'that work on the project can have'),
  ).action(async (options: ListRateOptions) => (await load()).runList(options, io));
}

function createSet(io: CliIo): Command {
  return withBackendOptions(
    new Command('set')
      .description('set a rate for one hour; says first what changes, and asks at a terminal')
      .argument('<amount>', 'for one hour, in the currency of the client, such as 110 or 110.50')
      .option('--client <name>', 'for all work for the client')
      .option('--project <name>', 'for the project')
      .option('--task <name>', 'for a task of the project')
      .option('--person <name>', "a person's own rate (default: everyone's)")
      .option(
        '--from <date>',
        'the first day (default: the first rate from the beginning, a later one from today)',
      )
      .option('--source <text>', 'what it was agreed in')
      .option('--yes', 'set it without a question'),
  ).action(async (amount: string, options: SetRateOptions) => (await load()).runSet(amount, options, io));
}

function createRemove(io: CliIo): Command {
  return withBackendOptions(
    new Command('remove')
      .description('remove a rate: the one before, or a more general one, holds again')
      .argument('<id>', 'as "list" shows it')
      .option('--yes', 'remove it without a question'),
  ).action(async (id: string, options: AskedOptions) => (await load()).runRemove(id, options, io));
}

function createMissing(io: CliIo): Command {
  return withBackendOptions(
    new Command('missing').description('billable time without a rate, by project'),
  ).action(async (options: BackendOptions) => (await load()).runMissing(options, io));
}

export function createRateCommand(io: CliIo): Command {
  const rate = new Command('rate').description('hourly rates by date').addHelpText('after', help);
  for (const command of [createList(io), createSet(io), createRemove(io), createMissing(io)]) {
    rate.addCommand(command);
  }
  return rate;
}
