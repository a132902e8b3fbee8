/** `vireo project members`: who works on a project. */
import { Argument, Command, Option } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { SetMemberOptions } from './project-options.ts';

const help = `
A lead sees the time of the project and says who its members are; a member writes in it; a viewer looks at it.

Examples:
  vireo project members list api
  vireo project members set api "Ida Lund" --role lead
  vireo project members remove api "Ida Lund"`;

const load = () => import('./run-members.ts');
const project = () => new Argument('<PROJECT>', 'name, "client/name", or ID');
const person = () => new Argument('<PERSON>', 'name');

export function createMembers(io: CliIo): Command {
  const command = new Command('members').description('who works on a project');
  for (const create of [createList, createSet, createRemove]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('its members, and what each is in it')
    .addArgument(project())
    .action(async (said: string, options: BackendOptions) => (await load()).runMemberList(said, options, io));
}

function createSet(io: CliIo): Command {
  return new Command('set')
    .description('make a person a member, or change what they are')
    .addArgument(project())
    .addArgument(person())
    .addOption(
      new Option('--role <role>', 'what they are in it')
        .choices(['lead', 'member', 'viewer'])
        .default('member'),
    )
    .action(async (said: string, who: string, options: SetMemberOptions) =>
      (await load()).runMemberSet({ said, who }, options, io),
    );
}

function createRemove(io: CliIo): Command {
  return new Command('remove')
    .description('end a membership; their time stays')
    .addArgument(project())
    .addArgument(person())
    .action(async (said: string, who: string, options: BackendOptions) =>
      (await load()).runMemberRemove({ said, who }, options, io),
    );
}
