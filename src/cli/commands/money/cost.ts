/** `vireo cost list|add|remove`: what an hour costs the practice, by date. */
import { Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { AddCostOptions } from '../../money/run-cost.ts';

const help = `
A person's own cost rate wins over everyone's, and holds until the person's next one. "vireo money margin" sets it
against what the hours bill; no invoice and no entry shows it. A change also changes the margin of past time.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo cost add 40                                            everyone's, where a person has none of their own
  vireo cost add 55 --person "Mia Lund"
  vireo cost add 58.50 --person "Mia Lund" --from 2027-01-01
  vireo cost list`;

const load = () => import('../../money/run-cost.ts');

function createList(io: CliIo): Command {
  return withBackendOptions(new Command('list').description('cost rates, newest first')).action(
    async (options: BackendOptions) => (await load()).runCostList(options, io),
  );
}

function createAdd(io: CliIo): Command {
  return withBackendOptions(
    new Command('add')
      .description('add a cost rate for one hour; of the same person and day it changes the amount')
      .argument('<amount>', 'for one hour, in the currency of the practice, such as 45 or 45.50')
      .option('--person <name>', "a person's own cost rate (default: everyone's)")
      .option(
        '--from <date>',
        'the first day (default: the first cost rate from the beginning, a later one from today)',
      ),
  ).action(async (amount: string, options: AddCostOptions) => (await load()).runCostAdd(amount, options, io));
}

function createRemove(io: CliIo): Command {
  return withBackendOptions(
    new Command('remove')
      .description("remove a cost rate: the one before, or everyone's, holds again")
      .argument('<id>', 'as "list" shows it'),
  ).action(async (id: string, options: BackendOptions) => (await load()).runCostRemove(id, options, io));
}

export function createCostCommand(io: CliIo): Command {
  const cost = new Command('cost')
    .description('what an hour of a person costs the practice, by date')
    .addHelpText('after', help);
  for (const command of [createList(io), createAdd(io), createRemove(io)]) cost.addCommand(command);
  return cost;
}
