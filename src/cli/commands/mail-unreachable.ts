/** `vireo mail unreachable`: addresses that mail does not reach, marked by hand. */
import { Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../backend/backend-options.ts';
import type { CliIo } from '../io.ts';
import type { MarkOptions } from '../mail/mail-options.ts';

const load = () => import('../mail/unreachable.ts');

export function createUnreachableCommand(io: CliIo): Command {
  const command = new Command('unreachable').description(
    'addresses that no mail goes to: bounces are not read, so mark them by hand',
  );
  for (const create of [createList, createMark, createClear]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command;
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('those that are marked, and why')
    .action(async (options: BackendOptions) => (await load()).runList(options, io));
}

function createMark(io: CliIo): Command {
  return new Command('mark')
    .description('no mail goes there from now on, also none that waits')
    .argument('<address>', 'such as old@example.org')
    .option('--reason <text>', 'why it is marked')
    .action(async (address: string, options: MarkOptions) => (await load()).runMark(address, options, io));
}

function createClear(io: CliIo): Command {
  return new Command('clear')
    .description('mail goes there again')
    .argument('<address>', 'one that "list" shows')
    .action(async (address: string, options: BackendOptions) =>
      (await load()).runClear(address, options, io),
    );
}
