/** `vireo time start|stop|switch|status|resume|discard|answer|add|edit|split|merge|delete|undo|redo|list|day|week|rules`. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { AnswerOptions, TimerAnswer } from '../time/run-answer.ts';
import type { RulesOptions } from '../time/run-rules.ts';
import type { StartOptions } from '../time/time-options.ts';
import {
  createAdd,
  createDelete,
  createEdit,
  createMerge,
  createRedo,
  createSplit,
  createUndo,
} from './time-entries.ts';
import { collectTags } from './time-fields.ts';
import { createDay, createList, createWeek } from './time-lists.ts';

const exitCodes = `
Exit codes: 0 done, 1 no timer is running (status), 2 wrong usage or refused.`;

/** What it needs beyond parsing is loaded when a command runs. */
const load = () => import('../time/run-timer.ts');

function startExamples(name: 'start' | 'switch'): string {
  return `
Examples:
  vireo time ${name}                                        on the project that this folder belongs to
  vireo time ${name} --project Support --from 9:30 --note On-call`;
}

function createStart(io: CliIo, name: 'start' | 'switch'): Command {
  const description =
    name === 'start'
      ? 'start the timer'
      : 'end what runs and start another; of what runs already nothing is changed';
  const command = new Command(name)
    .description(description)
    .option(
      '--project <name>',
      'project: its name, in short too, "client/name", or its id (default: the one that this folder belongs to)',
    )
    .option('--from <time>', 'since when, as 9:30 (default: from now on)')
    .option('--task <name>', 'a task of the project')
    .option('--note <text>', 'what is done')
    .option('--tag <tag>', 'a tag; may be given again', collectTags)
    .option('--no-billable', 'not billable');
  return withBackendOptions(command)
    .addHelpText('after', `${startExamples(name)}\n${exitCodes}`)
    .action(async (options: StartOptions) => (await load()).runStart({ ...options, command: name }, io));
}

function createStop(io: CliIo): Command {
  return withBackendOptions(
    new Command('stop')
      .description('stop the timer')
      .option('--note <text>', 'what was done')
      .option('--at <time>', 'when it ended, as 17:30 (default: now)'),
  )
    .addHelpText('after', exitCodes)
    .action(async (options: { readonly note?: string; readonly at?: string }) =>
      (await load()).runStop(options, io),
    );
}

function createStatus(io: CliIo): Command {
  return withBackendOptions(new Command('status').description('the running timer, today and this week'))
    .addHelpText('after', exitCodes)
    .action(async (options: BackendOptions) => (await load()).runStatus(options, io));
}

function createResume(io: CliIo): Command {
  return withBackendOptions(
    new Command('resume')
      .description('go on with an entry: the timer starts with its project, task, note and tags')
      .argument('[id]', 'an entry, as "list" shows it (default: which began last)'),
  )
    .addHelpText('after', exitCodes)
    .action(async (id: string | undefined, options: BackendOptions) =>
      (await load()).runResume(id, options, io),
    );
}

function createDiscard(io: CliIo): Command {
  return withBackendOptions(new Command('discard').description('throw away what the timer has counted'))
    .addHelpText('after', exitCodes)
    .action(async (options: BackendOptions) => (await load()).runDiscard(options, io));
}

/** As the backend has them; `split` needs a project. */
const answers: readonly TimerAnswer[] = ['keep', 'discard', 'split', 'stop'];

function createAnswer(io: CliIo): Command {
  return withBackendOptions(
    new Command('answer')
      .description('answer what "status" asks about time without activity')
      .addArgument(new Argument('<answer>', 'what becomes of that time').choices(answers))
      .argument('[question]', 'the end of its id, as "status" shows it; without it a terminal is asked')
      .option('--project <name>', 'of "split": the project that it was spent on')
      .option('--note <text>', 'of "split": what was done'),
  )
    .addHelpText(
      'after',
      `
Answers:
  keep     it was work: nothing changes
  discard  takes it out of the entry; what was worked behind it stays
  split    gives it to another project (--project)
  stop     ends the entry where it began, while nobody worked behind it
Another question may wait by now than the one that was shown: without a terminal, or with --json, the question is named.
${exitCodes}`,
    )
    .action(async (answer: TimerAnswer, said: string | undefined, options: AnswerOptions) =>
      (await import('../time/run-answer.ts')).runAnswer({ answer, said }, options, io),
    );
}

function createRules(io: CliIo): Command {
  return withBackendOptions(
    new Command('rules')
      .description('rounding, overlaps, limit, required fields and closed time')
      .option('--project <name>', 'of this project (default: of the practice)'),
  )
    .addHelpText('after', exitCodes)
    .action(async (options: RulesOptions) => (await import('../time/run-rules.ts')).runRules(options, io));
}

export function createTimeCommand(io: CliIo): Command {
  const time = new Command('time').description('track time').addHelpText('after', exitCodes);
  for (const command of [
    createStart(io, 'start'),
    createStop(io),
    createStart(io, 'switch'),
    createStatus(io),
    createResume(io),
    createDiscard(io),
    createAnswer(io),
    createAdd(io),
    createEdit(io),
    createSplit(io),
    createMerge(io),
    createDelete(io),
    createUndo(io),
    createRedo(io),
    createList(io),
    createDay(io),
    createWeek(io),
    createRules(io),
  ]) {
    time.addCommand(command);
  }
  return time;
}
