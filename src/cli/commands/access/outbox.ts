/** `vireo outbox`: time that waits for the server of an account. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { DiscardOptions } from '../../outbox/run-outbox.ts';

const help = `
While there is no connection to the server of your account, starts, stops and new time entries wait on this machine. They are
sent by themselves, in order, as soon as there is one. What the server refuses stays here with its reason. A note that was changed
elsewhere is written over once you send it by its ID.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo outbox list
  vireo outbox send
  vireo outbox send 0c5d2a91
  vireo outbox discard 0c5d2a91`;

const load = () => import('../../outbox/run-outbox.ts');

export function createOutboxCommand(io: CliIo): Command {
  const command = new Command('outbox').description('time that waits for the server of your account');
  for (const create of [createList, createSend, createDiscard]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('what waits, and what the server refused')
    .action(async (options: BackendOptions) => (await load()).runOutboxList(options, io));
}

function createSend(io: CliIo): Command {
  return new Command('send')
    .description('send what waits now, and what was refused once more')
    .addArgument(new Argument('[ID]', 'that one alone; a note that was changed elsewhere is written over'))
    .action(async (said: string | undefined, options: BackendOptions) =>
      (await load()).runOutboxSend(said, options, io),
    );
}

function createDiscard(io: CliIo): Command {
  return new Command('discard')
    .description('delete one for good: it is nowhere else')
    .addArgument(new Argument('<ID>', 'the ID that "list" shows'))
    .option('--yes', 'without the question')
    .action(async (said: string, options: DiscardOptions) =>
      (await load()).runOutboxDiscard(said, options, io),
    );
}
