/** `vireo time list|day|week`. */
import { Command, InvalidArgumentError } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { FilterOptions, ListOptions } from '../time/time-options.ts';
import { withFilterOptions } from './time-filter.ts';

const exitCodes = `
Exit codes: 0 done, 2 wrong usage or refused.`;

const load = () => import('../time/run-list.ts');

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw new InvalidArgumentError('a whole number from 1 to 500 is needed.');
  }
  return limit;
}

function finish(command: Command): Command {
  return withBackendOptions(withFilterOptions(command)).addHelpText('after', exitCodes);
}

export function createList(io: CliIo): Command {
  return finish(
    new Command('list')
      .description('entries, newest first, with the end of their ids')
      .option('--from <date>', 'first day: 2026-11-19, yesterday, mon')
      .option('--to <date>', 'last day')
      .option('--limit <n>', 'at most so many (1 to 500)', parseLimit, 100),
  ).action(async (options: ListOptions) => (await load()).runList(options, io));
}

const day = 'yesterday, mon, last friday, 20.11., 2026-11-19 (default: today)';

export function createDay(io: CliIo): Command {
  return finish(
    new Command('day').description('the entries of a day and their sum').argument('[day]', day),
  ).action(async (said: string | undefined, options: FilterOptions) =>
    (await load()).runDay(said, options, io),
  );
}

export function createWeek(io: CliIo): Command {
  return finish(
    new Command('week')
      .description('the projects of a week by day')
      .argument('[week]', 'this, last, 2026-W47, "two weeks ago", or a day of it (default: this)'),
  ).action(async (said: string | undefined, options: FilterOptions) =>
    (await load()).runWeek(said, options, io),
  );
}
