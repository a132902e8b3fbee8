/** `vireo time add|edit|split|merge|delete|undo|redo`. */
import { Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { SplitOptions, TimedOptions, UndoOptions } from '../time/time-options.ts';
import { collectTags, typedHelp } from './time-fields.ts';
import { WordCommand } from './word-command.ts';

const exitCodes = `
Exit codes: 0 done, 2 wrong usage or refused.`;

const cropHelp = `
Where the rules of time crop what overlaps, what each other entry becomes is shown first: a terminal is asked, and without
one, or with --json, nothing is saved unless --crop says so.
`;

const addExamples = `
Examples:
  vireo time add "2h review #acme"
  vireo time add "9-11:30 plan the import #nord/api @design yesterday"
  vireo time add --project Support --date 2026-11-16 --from 9:00 --to 11:15 --note On-call`;

const editExamples = `
A duration moves the end, +15m and -15m too; a day moves the entry with its clock times, and with --from or --to as long as it is;
+tag adds a tag, --tag sets them. A number before words is one of the note: 3h or 3:00 says the time.

Examples:
  vireo time edit last +15m
  vireo time edit 0c5d2a "1:30 review of the import +urgent"
  vireo time edit last --project Support --no-billable`;

const id = 'an entry: "last", which began last, or the end of its id, as "list" shows it';

const loadEdit = () => import('../time/run-edit.ts');

function withFieldOptions(command: Command): Command {
  return command
    .option('--project <name>', 'project: its name, in short too, "client/name", or its id')
    .option('--task <name>', 'a task of the project, or "none"')
    .option('--note <text>', 'what was done')
    .option('--tag <tag>', 'a tag; may be given again; "none" for no tags', collectTags)
    .option('--billable', 'billable')
    .option('--no-billable', 'not billable');
}

function withTimedOptions(command: Command): Command {
  return withFieldOptions(command)
    .option('--from <time>', 'start: 9:00, 9am, or an instant such as 2026-11-19T09:00:00Z')
    .option('--to <time>', 'end, likewise; before the start it is on the next day')
    .option(
      '--on <day>',
      'the day: yesterday, mon, last friday, 20.11., 2026-11-19; all words of the line are the note then',
    )
    .option('--date <day>', 'the same')
    .option('--crop', 'take time from other entries without a question, where the rules of time do')
    .option('--zone <zone>', "time zone (default: the machine's, or that of the entry)");
}

export function createAdd(io: CliIo): Command {
  const command = new WordCommand('add');
  command.description('add an entry').argument('[words...]', 'what was done, in one line');
  return withBackendOptions(withTimedOptions(command))
    .addHelpText('after', `${typedHelp}\n${cropHelp}${exitCodes}${addExamples}`)
    .action(async (words: readonly string[], options: TimedOptions) => {
      const { runAdd } = await import('../time/run-add.ts');
      // -1h is a length that is refused with a reason, and no option.
      await runAdd(command.readWords(words, /^-[-a-z]/i), options, io);
    });
}

export function createEdit(io: CliIo): Command {
  const command = new WordCommand('edit');
  command
    .description('change an entry')
    .argument('<id>', id)
    .argument('[words...]', 'what is otherwise, in one line');
  return withBackendOptions(withTimedOptions(command))
    .addHelpText('after', `${typedHelp}\n${cropHelp}${exitCodes}${editExamples}`)
    .action(async (said: string, words: readonly string[], options: TimedOptions) =>
      (await loadEdit()).runEdit([said, ...command.readWords(words, /^--/)], options, io),
    );
}

const splitExamples = `
The options are about the second part; what is not said stays as in the first.

Examples:
  vireo time split last --at 10:30
  vireo time split 0c5d2a --at 10:30 --project Support --note On-call`;

export function createSplit(io: CliIo): Command {
  const command = new Command('split')
    .description('divide an entry in two; the first part keeps its id')
    .argument('<id>', id)
    .requiredOption(
      '--at <time>',
      'where the second starts: 10:30, or an instant such as 2026-11-19T09:30:00Z',
    );
  return withBackendOptions(withFieldOptions(command))
    .addHelpText('after', `${splitExamples}\n${exitCodes}`)
    .action(async (said: string, options: SplitOptions) => {
      const { runSplit } = await import('../time/run-split.ts');
      await runSplit(said, options, io);
    });
}

const mergeHelp = `
They follow one another without a pause, or overlap, which counts once, and are of one project, task and rate. The
earliest one stays, with the notes, tags and commits of all.

Example:
  vireo time merge 0c5d2a91 7be01f33`;

export function createMerge(io: CliIo): Command {
  const command = new Command('merge')
    .description('join entries into the earliest of them')
    .argument('<id>', id)
    .argument('<ids...>', 'those that become part of it, likewise');
  return withBackendOptions(command)
    .addHelpText('after', `${mergeHelp}\n${exitCodes}`)
    .action(async (first: string, others: readonly string[], options: BackendOptions) => {
      const { runMerge } = await import('../time/run-merge.ts');
      await runMerge([first, ...others], options, io);
    });
}

export function createDelete(io: CliIo): Command {
  return withBackendOptions(new Command('delete').description('delete an entry').argument('<id>', id))
    .addHelpText('after', exitCodes)
    .action(async (said: string, options: BackendOptions) => (await loadEdit()).runDelete(said, options, io));
}

const loadUndo = () => import('../time/run-undo.ts');

const undoHelp = `
The start of the timer that runs is asked about first; without a terminal, or with --json, only --timer undoes it.
"redo" repeats the change: the output names it, with --json as "change".
`;

export function createUndo(io: CliIo): Command {
  return withBackendOptions(
    new Command('undo')
      .description('undo your last change of entries; repeat for the one before')
      .option('--timer', 'also where that throws away the timer that runs'),
  )
    .addHelpText('after', `${undoHelp}${exitCodes}`)
    .action(async (options: UndoOptions) => (await loadUndo()).runUndo(options, io));
}

export function createRedo(io: CliIo): Command {
  return withBackendOptions(
    new Command('redo')
      .description('repeat the change that "undo" reverted')
      .argument('<change>', 'ID:VERSION, as "undo" printed it; with --json the two of "change"'),
  )
    .addHelpText('after', exitCodes)
    .action(async (said: string, options: BackendOptions) => (await loadUndo()).runRedo(said, options, io));
}
