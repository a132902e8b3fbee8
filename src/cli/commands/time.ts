/** `vireo time start|stop|switch|status|add|list`. */
import { Command, InvalidArgumentError } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { AddOptions, EntryOptions, ListOptions } from '../time/run-time.ts';

const exitCodes = `
Exit codes: 0 done, 1 no timer is running (status), 2 wrong usage or refused.`;

/** What it needs beyond parsing is loaded when a command runs. */
const load = () => import('../time/run-time.ts');

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw new InvalidArgumentError('a whole number from 1 to 500 is needed.');
  }
  return limit;
}

function withEntryOptions(command: Command): Command {
  return command
    .requiredOption('--project <name>', 'project: its name, "client/name", or its id')
    .option('--note <text>', 'what is done')
    .option('--tag <tag>', 'a tag; may be given again', collect)
    .option('--no-billable', 'not billable');
}

function createStart(io: CliIo, name: 'start' | 'switch'): Command {
  const description = name === 'start' ? 'start the timer' : 'end what runs and start another';
  return withBackendOptions(withEntryOptions(new Command(name).description(description)))
    .addHelpText('after', exitCodes)
    .action(async (options: EntryOptions) => (await load()).runStart(options, io));
}

function createStop(io: CliIo): Command {
  return withBackendOptions(
    new Command('stop').description('stop the timer').option('--note <text>', 'what was done'),
  )
    .addHelpText('after', exitCodes)
    .action(async (options: { readonly note?: string }) => (await load()).runStop(options, io));
}

function createStatus(io: CliIo): Command {
  return withBackendOptions(new Command('status').description('the running timer, today and this week'))
    .addHelpText('after', exitCodes)
    .action(async (options: object) => (await load()).runStatus(options, io));
}

function createAdd(io: CliIo): Command {
  return withBackendOptions(
    withEntryOptions(new Command('add').description('add an entry by hand'))
      .requiredOption('--from <time>', 'start: 9:00, or an instant such as 2026-11-19T09:00:00Z')
      .requiredOption('--to <time>', 'end, likewise')
      .option('--date <date>', 'day of --from and --to (default: today)')
      .option('--zone <zone>', "time zone (default: the machine's)"),
  )
    .addHelpText('after', exitCodes)
    .action(async (options: AddOptions) => (await load()).runAdd(options, io));
}

function createList(io: CliIo): Command {
  return withBackendOptions(
    new Command('list')
      .description('entries, newest first')
      .option('--project <name>', 'only of this project')
      .option('--from <date>', 'first day')
      .option('--to <date>', 'last day')
      .option('--limit <n>', 'at most so many (1 to 500)', parseLimit, 100),
  )
    .addHelpText('after', exitCodes)
    .action(async (options: ListOptions) => (await load()).runList(options, io));
}

export function createTimeCommand(io: CliIo): Command {
  const time = new Command('time').description('track time').addHelpText('after', exitCodes);
  for (const command of [
    createStart(io, 'start'),
    createStop(io),
    createStart(io, 'switch'),
    createStatus(io),
    createAdd(io),
    createList(io),
  ]) {
    time.addCommand(command);
  }
  return time;
}
