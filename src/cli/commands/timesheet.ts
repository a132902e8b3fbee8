/** `vireo timesheet`: weeks as they are submitted, decided and talked about. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import type { BackendOptions } from '../backend/backend-options.ts';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import {
  type DecisionOptions,
  type ListOptions,
  type ReasonOptions,
  type SubmitOptions,
  states,
} from '../timesheet/timesheet-options.ts';

const help = `
A WEEK is your own: this, last, 2026-W47, or the week of a date. Other people's are named by the ID that "list" shows: the
last eight characters of it are enough. A week that was submitted more than once has a timesheet
for each: the newest that allows the act is meant; 2026-W46+1 names the one after the first, 2026-W46+0 the first.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo timesheet submit last
  vireo timesheet list --state submitted                       what waits for a decision
  vireo timesheet approve 0c5d2a91 7be01f33
  vireo timesheet approve 0c5d2a91 --version 4                 as "show" printed it, or not at all
  vireo timesheet reject 0c5d2a91 --entry 5aa01c2e --reason "Split the meeting"`;

const load = {
  timesheet: () => import('../timesheet/run-timesheet.ts'),
  decision: () => import('../timesheet/run-decision.ts'),
};

const week = new Argument('<WEEK>', 'this, last, 2026-W47, 2026-W47+1, a date, or an ID');
const weeks = new Argument('<WEEK...>', 'weeks or IDs');

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500) {
    throw new InvalidArgumentError('a whole number from 1 to 500 is needed.');
  }
  return limit;
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function createList(io: CliIo): Command {
  return withBackendOptions(
    new Command('list')
      .description('timesheets, newest week first')
      .addOption(new Option('--state <state>', 'only in this state').choices([...states]))
      .option('--from <date>', 'weeks that start on this day or later')
      .option('--to <date>', 'weeks that start on this day or before')
      .option('--limit <n>', 'at most so many (1 to 500)', parseLimit, 100),
  ).action(async (options: ListOptions) => (await load.timesheet()).runList(options, io));
}

const ofOne = [
  ['show', 'its entries, what changed since it was submitted before, comments', 'runShow'],
  ['withdraw', 'withdraw a submitted one', 'runWithdraw'],
  ['history', 'every step, with who, when and why', 'runHistory'],
] as const;

function createOfOne(io: CliIo): readonly Command[] {
  return ofOne.map(([name, description, run]) =>
    withBackendOptions(new Command(name).description(description).addArgument(week)).action(
      async (said: string, options: BackendOptions) => (await load.timesheet())[run](said, options, io),
    ),
  );
}

function createSubmit(io: CliIo): Command {
  return withBackendOptions(
    new Command('submit')
      .description('submit for approval; says first what is recorded more than once, and asks at a terminal')
      .addArgument(week)
      .option('--yes', 'submit without a question'),
  ).action(async (said: string, options: SubmitOptions) =>
    (await load.timesheet()).runSubmit(said, options, io),
  );
}

function createReopen(io: CliIo): Command {
  return withBackendOptions(
    new Command('reopen')
      .description('open an approved one again, while no invoice has its time')
      .addArgument(week)
      .option('--reason <text>', 'why; its author reads this (not needed by who is alone)'),
  ).action(async (said: string, options: ReasonOptions) =>
    (await load.timesheet()).runReopen(said, options, io),
  );
}

function parseVersion(value: string): number {
  const version = Number(value);
  if (!Number.isInteger(version) || version < 1) {
    throw new InvalidArgumentError('the number that "show" prints is needed.');
  }
  return version;
}

function withDecisionOptions(command: Command): Command {
  return withBackendOptions(
    command
      .addArgument(weeks)
      .option('--entry <id>', 'only this entry; may be given again', collect)
      .option(
        '--version <n>',
        'only at the version that "show" printed (default: the current one)',
        parseVersion,
      ),
  );
}

function createApprove(io: CliIo): Command {
  return withDecisionOptions(
    new Command('approve').description('approve; what was rejected of it goes back to its author'),
  ).action(async (said: readonly string[], options: DecisionOptions) =>
    (await load.decision()).runDecision({ verdict: 'approved', said, options }, io),
  );
}

function createReject(io: CliIo): Command {
  return withDecisionOptions(
    new Command('reject')
      .description('send back to the author')
      .requiredOption('--reason <text>', 'why; its author reads this'),
  ).action(async (said: readonly string[], options: DecisionOptions) =>
    (await load.decision()).runDecision({ verdict: 'rejected', said, options }, io),
  );
}

function createComment(io: CliIo): Command {
  return withBackendOptions(
    new Command('comment')
      .description('say something about it')
      .addArgument(week)
      .addArgument(new Argument('<TEXT>', 'Markdown; "-" for standard input')),
  ).action(async (sheet: string, text: string, options: BackendOptions) =>
    (await load.timesheet()).runComment({ sheet, text }, options, io),
  );
}

export function createTimesheetCommand(io: CliIo): Command {
  const timesheet = new Command('timesheet')
    .description('submit weeks, decide on them, talk about them')
    .addHelpText('after', help);
  const decisions = [createApprove(io), createReject(io), createReopen(io)];
  for (const command of [
    createList(io),
    createSubmit(io),
    ...createOfOne(io),
    ...decisions,
    createComment(io),
  ]) {
    timesheet.addCommand(command);
  }
  return timesheet;
}
