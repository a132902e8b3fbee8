/** `vireo recurring`: invoices that are made again each period. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { RecurringListOptions } from '../../recurring/run-recurring.ts';

const help = `
A RECURRING invoice is its name, or the ID that "list" shows. "preview" shows the next three in full, with their mail where
they are sent; its hash agrees to them.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo recurring list --client nordwind
  vireo recurring preview Hosting
  vireo recurring pause Hosting`;

const load = () => import('../../recurring/run-recurring.ts');
const one = new Argument('<RECURRING>', 'its name, or its ID');

const creators = [
  createList,
  createShow,
  createPreview,
  createPause,
  createResume,
  createRetry,
  createDelete,
];

export function createRecurringCommand(io: CliIo): Command {
  const command = new Command('recurring').description('invoices that are made again each period');
  for (const create of creators) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('recurring invoices by name')
    .option('--client <name>', 'only of this client')
    .action(async (options: RecurringListOptions) => (await load()).runRecurringList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('what it makes, and what it made')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runRecurringShow(said, options, io),
    );
}

function createPreview(io: CliIo): Command {
  return new Command('preview')
    .description('the next three invoices in full')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runRecurringPreview(said, options, io),
    );
}

function createPause(io: CliIo): Command {
  return new Command('pause')
    .description('it makes nothing until it is resumed; what lies between is not made up for')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runRecurringPause(said, options, io),
    );
}

function createResume(io: CliIo): Command {
  return new Command('resume')
    .description('it goes on with its next period')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runRecurringResume(said, options, io),
    );
}

function createRetry(io: CliIo): Command {
  return new Command('retry')
    .description('tries a period again of which no invoice came, or whose mail was not made')
    .addArgument(one)
    .argument('[FROM]', 'first day of the period; the newest that can be tried again when left out')
    .action(async (said: string, from: string | undefined, options: BackendOptions) =>
      (await load()).runRecurringRetry(said, from, { options, io }),
    );
}

function createDelete(io: CliIo): Command {
  return new Command('delete')
    .description('it makes no more; its invoices stay')
    .addArgument(one)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runRecurringDelete(said, options, io),
    );
}
