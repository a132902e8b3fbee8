/** `vireo findings`: the one list of findings, from agents, scans, CI, other tools and people. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { severities } from '../../../scanner/model.ts';
import type { BackendOptions } from '../../backend/backend-options.ts';
import { withBackendOptions } from '../../backend/backend-options.ts';
import {
  type ChangeOptions,
  type ExportOptions,
  exportFormats,
  type ImportOptions,
  type ListOptions,
  sorts,
  states,
} from '../../findings/findings-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
An ID is what "list" shows: the last eight characters of it are enough.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo findings import semgrep.sarif --project .         what another tool found, in the same list
  vireo findings import ci.sarif --source ci --root /builds/app
  vireo findings list --severity critical,high --new
  vireo findings dismiss 0c5d2a91 --reason "Only in tests"
  vireo findings export --format csv --output findings.csv`;

const importHelp = `
Takes SARIF 2.1.0 (2.0.0 as far as it is the same), packed with gzip or not, of 20 MB and 25,000 results at most.
The next log of the same tool updates what is there, and resolves what it no longer names; --partial keeps that open.
Results outside the project's folder, without a place, or malformed are reported and left out.
On a server the default branch goes on record: by the commit that the log names, else by the one that is checked out here. Without
either, a log goes on record while no commit of its source is; --any-revision takes it whatever it is of.
In a pipeline, --create makes a project of the folder (--project names another one) the first time.`;

const load = {
  import: () => import('../../findings/run-import.ts'),
  list: () => import('../../findings/run-list.ts'),
  show: () => import('../../findings/run-show.ts'),
  change: () => import('../../findings/run-change.ts'),
  export: () => import('../../findings/run-export.ts'),
};

const id = new Argument('<ID...>', 'findings, as "list" shows them');

function parseList(value: string): readonly string[] {
  const items = value.split(',').map((item) => item.trim());
  if (items.includes('')) throw new InvalidArgumentError('values are named, with commas between them.');
  return items;
}

function parseOneOf(known: readonly string[]): (value: string) => readonly string[] {
  return (value) => {
    const items = parseList(value);
    const unknown = items.filter((item) => !known.includes(item));
    if (unknown.length > 0) throw new InvalidArgumentError(`there is ${known.join(', ')}.`);
    return items;
  };
}

function parseLimit(value: string): number {
  const limit = Number(value);
  if (!Number.isInteger(limit) || limit < 1)
    throw new InvalidArgumentError('a whole number from 1 is needed.');
  return limit;
}

function withFilter(command: Command): Command {
  return withBackendOptions(command)
    .option(
      '--project <name>',
      'project: name, id, or folder (default: that of the current folder, else all)',
    )
    .option('--state <list>', `${states.join(', ')} (default: open,confirmed)`, parseStates)
    .option('--severity <list>', severities.join(', '), parseOneOf(severities))
    .option('--source <list>', 'who brought it: security, scan, ci, "tool:Semgrep"', parseList)
    .option('--rule <list>', 'ids of rules', parseList)
    .option('--path <file>', 'this file, relative to the project')
    .option('--folder <folder>', 'everything below this folder of the project')
    .option('--assignee <user>', 'name, id, "me" or "none"')
    .option('--new', 'only what no baseline knows')
    .option('--search <text>', 'part of message, rule, path or source')
    .addOption(new Option('--sort <by>', 'order').choices([...sorts]).default('severity'));
}

function createImport(io: CliIo): Command {
  return withBackendOptions(
    new Command('import')
      .description("take in another tool's SARIF log")
      .addArgument(new Argument('<FILE>', 'a SARIF log; "-" for standard input'))
      .option('--project <name>', 'project: name, id, or folder (default: that of the current folder)')
      .option('--source <name>', '"ci", or a name of your own (default: the name of the tool)')
      .option('--root <folder>', 'where the tool saw the project, if elsewhere')
      .option('--partial', 'the log tells of a part: resolve nothing')
      .option('--default-branch <name>', 'the branch that goes on record on a server, where git does not say')
      .option('--any-revision', 'on record on a server whatever commit the log is of')
      .option('--create', 'make a project of the folder where it is none')
      .option('--yes', 'make it without asking whether a project of a similar name is meant'),
  )
    .addHelpText('after', importHelp)
    .action(async (file: string, options: ImportOptions) =>
      (await load.import()).runImport(file, options, io),
    );
}

function createList(io: CliIo): Command {
  return withFilter(new Command('list').description('findings, the worst first'))
    .option('--limit <n>', 'at most so many', parseLimit, 100)
    .action(async (options: ListOptions) => (await load.list()).runList(options, io));
}

function createShow(io: CliIo): Command {
  return withBackendOptions(
    new Command('show')
      .description('a finding: its code and flow, what is said of it, its history')
      .addArgument(new Argument('<ID>', 'a finding, as "list" shows it')),
  ).action(async (one: string, options: BackendOptions) => (await load.show()).runShow(one, options, io));
}

/** `accepted` is what versions before called `confirmed`. */
function parseStates(text: string) {
  return parseOneOf(states)(text.replaceAll('accepted', 'confirmed'));
}

const decisions = [
  ['confirm', 'to be fixed'],
  ['resolve', 'fixed; a run that finds it again reopens it'],
  ['reopen', 'undo the decision'],
] as const;

function createDecisions(io: CliIo): readonly Command[] {
  const plain = decisions.map(([act, description]) => {
    const command = new Command(act).description(description).addArgument(id);
    if (act !== 'reopen') command.option('--reason <text>', 'why');
    return { act, command };
  });
  const dismiss = new Command('dismiss')
    .description('not a problem, or an accepted risk')
    .addArgument(id)
    .requiredOption('--reason <text>', 'why');
  return [...plain, { act: 'dismiss' as const, command: dismiss }].map(({ act, command }) =>
    withBackendOptions(command).action(async (ids: readonly string[], options: ChangeOptions) =>
      (await load.change()).runDecision(act, { ids, options }, io),
    ),
  );
}

/** Scripts of versions before say `accept`. */
function createConfirmOfBefore(io: CliIo): Command {
  const command = new Command('accept').addArgument(id).option('--reason <text>', 'why');
  return withBackendOptions(command).action(async (ids: readonly string[], options: ChangeOptions) =>
    (await load.change()).runDecision('confirm', { ids, options }, io),
  );
}

function createAssign(io: CliIo): Command {
  return withBackendOptions(
    new Command('assign')
      .description('assign it to a person')
      .addArgument(new Argument('<USER>', 'name or id of a user, "me" or "none"'))
      .addArgument(id),
  ).action(async (user: string, ids: readonly string[], options: BackendOptions) =>
    (await load.change()).runAssign(user, { ids, options }, io),
  );
}

function createComment(io: CliIo): Command {
  return withBackendOptions(
    new Command('comment')
      .description('say something about it')
      .addArgument(new Argument('<ID>', 'a finding, as "list" shows it'))
      .addArgument(new Argument('<TEXT>', 'Markdown; "-" for standard input')),
  ).action(async (one: string, text: string, options: BackendOptions) =>
    (await load.change()).runComment({ id: one, text }, options, io),
  );
}

function createExport(io: CliIo): Command {
  return withFilter(new Command('export').description('all findings that the filter leaves, as a file'))
    .addOption(
      new Option('--format <format>', 'how they are written').choices([...exportFormats]).default('csv'),
    )
    .option('--output <file>', 'write to this file instead of standard output')
    .action(async (options: ExportOptions) => (await load.export()).runExport(options, io));
}

export function createFindingsCommand(io: CliIo): Command {
  const findings = new Command('findings')
    .description('findings of agents, scans, CI, other tools and people')
    .addHelpText('after', help);
  const own = [createImport(io), createList(io), createShow(io), ...createDecisions(io), createAssign(io)];
  for (const command of [...own, createComment(io), createExport(io)]) findings.addCommand(command);
  findings.addCommand(createConfirmOfBefore(io), { hidden: true });
  return findings;
}
