/** `vireo schedule`: what happens again by itself. */
import { Argument, Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { ScheduleListOptions } from '../schedule/run-schedule.ts';

const help = `
A SCHEDULE is its kind where there is one of it, else the ID that "list" shows. "run" is beside its rule: the next occurrence
stays. A schedule runs while Vireo service does, and makes up for what it missed as its kind says.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo schedule list
  vireo schedule run backup.upkeep
  vireo schedule pause 0c5d2a91`;

const load = () => import('../schedule/run-schedule.ts');
const one = new Argument('<SCHEDULE>', 'its kind, or its ID');

export function createScheduleCommand(io: CliIo): Command {
  const command = new Command('schedule').description(
    'what happens again by itself: list, pause, resume, run',
  );
  for (const create of [createList, createPause, createResume, createRun]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('schedules, with their next occurrence and their last run')
    .addOption(new Option('--state <state>', 'only in this state').choices(['active', 'paused', 'resting']))
    .action(async (options: ScheduleListOptions) => (await load()).runScheduleList(options, io));
}

function createPause(io: CliIo): Command {
  return new Command('pause')
    .description('it runs no more until it is resumed')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runSchedulePause(said, options, io),
    );
}

function createResume(io: CliIo): Command {
  return new Command('resume')
    .description('it goes on with its next occurrence')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runScheduleResume(said, options, io),
    );
}

function createRun(io: CliIo): Command {
  return new Command('run')
    .description('run it once now')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runScheduleRun(said, options, io),
    );
}
