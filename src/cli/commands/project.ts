/** `vireo project`: what is worked on, for whom and at which rate. */
import { Argument, Command } from 'commander';
import { withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import { createMembers } from '../project/members-command.ts';
import type {
  AddProjectOptions,
  EditProjectOptions,
  ProjectListOptions,
} from '../project/project-options.ts';

const help = `
A PROJECT is its name, in short too, "client/name", or the ID that "list" shows. An empty text clears a field: --folder "".

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo project add "API rewrite" --client nordwind --rate 110 --folder .
  vireo project list --client nordwind
  vireo project edit api --rate 120 --budget 80
  vireo project edit api --archive`;

const load = () => import('../project/run-project.ts');

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

function withFields(command: Command): Command {
  return command
    .option('--rate <amount>', "for an hour, in the client's currency")
    .option('--folder <dir>', 'folder of its code on this machine')
    .option('--github <url>', 'its repository on GitHub')
    .option('--budget <hours>', 'hours that it may take')
    .option('--remote <pattern>', 'a repository that belongs to it; may be given again', collect)
    .option('--branch <pattern>', 'a branch that belongs to it; may be given again', collect);
}

export function createProjectCommand(io: CliIo): Command {
  const command = new Command('project').description('projects of clients, with their rates');
  for (const create of [createList, createAdd, createEdit]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addCommand(createMembers(io)).addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('projects by client')
    .option('--client <name>', 'of this client alone')
    .option('--archived', 'archived ones, too')
    .action(async (options: ProjectListOptions) => (await load()).runProjectList(options, io));
}

function createAdd(io: CliIo): Command {
  return withFields(
    new Command('add')
      .description('add a project')
      .argument('<name>', 'as it is listed')
      .requiredOption('--client <name>', 'whose it is')
      .option('--yes', 'add it without asking whether a project of a similar name is meant'),
  ).action(async (name: string, options: AddProjectOptions) =>
    (await load()).runProjectAdd(name, options, io),
  );
}

function createEdit(io: CliIo): Command {
  return withFields(
    new Command('edit')
      .description('change a project')
      .addArgument(new Argument('<PROJECT>', 'name, "client/name", or ID'))
      .option('--name <text>', 'name')
      .option('--archive', 'hide it from lists; nothing of it is lost')
      .option('--restore', 'list it again'),
  ).action(async (said: string, options: EditProjectOptions) =>
    (await load()).runProjectEdit(said, options, io),
  );
}
