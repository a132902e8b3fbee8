/** `vireo reminder`: overdue invoices, and what clients are reminded with. */
import { Argument, Command } from 'commander';
import { type BackendOptions, withBackendOptions } from '../../backend/backend-options.ts';
import type { CliIo } from '../../io.ts';
import type { PauseOptions, SendReminderOptions } from '../../reminder/run-reminder.ts';

const help = `
An INVOICE is named by its number, or by the ID that "invoice list" shows. "send" shows the whole reminder first, and asks;
--yes answers. What no longer holds when it leaves is dropped, and says why.

Exit codes: 0 done, 2 wrong usage, or it was refused.

Examples:
  vireo reminder list
  vireo reminder show 2026-0031
  vireo reminder send 2026-0031
  vireo reminder pause 2026-0031 --reason "Disputed"
  vireo reminder rules nordwind`;

const load = () => import('../../reminder/run-reminder.ts');
const invoice = new Argument('<INVOICE>', 'its number, or its ID');

export function createReminderCommand(io: CliIo): Command {
  const command = new Command('reminder').description('overdue invoices, and their reminders');
  for (const create of [createList, createShow, createSend, createPause, createResume, createRules]) {
    command.addCommand(withBackendOptions(create(io)));
  }
  return command.addHelpText('after', help);
}

function createList(io: CliIo): Command {
  return new Command('list')
    .description('overdue invoices, which reminder is next, and what becomes due')
    .action(async (options: BackendOptions) => (await load()).runReminderList(options, io));
}

function createShow(io: CliIo): Command {
  return new Command('show')
    .description('the next reminder of an invoice in full, and those that were written')
    .addArgument(invoice)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReminderShow(said, options, io),
    );
}

function createSend(io: CliIo): Command {
  return new Command('send')
    .description('send the next reminder of an invoice')
    .addArgument(invoice)
    .option('--sent-elsewhere', 'another program has sent it: only record it')
    .option('--yes', 'send without asking')
    .action(async (said: string, options: SendReminderOptions) =>
      (await load()).runReminderSend(said, options, io),
    );
}

function createPause(io: CliIo): Command {
  return new Command('pause')
    .description('no reminder of this invoice until it is resumed')
    .addArgument(invoice)
    .requiredOption('--reason <text>', 'why, such as a dispute')
    .action(async (said: string, options: PauseOptions) =>
      (await load()).runReminderPause(said, options, io),
    );
}

function createResume(io: CliIo): Command {
  return new Command('resume')
    .description('reminders of this invoice go on')
    .addArgument(invoice)
    .action(async (said: string, options: BackendOptions) =>
      (await load()).runReminderResume(said, options, io),
    );
}

function createRules(io: CliIo): Command {
  return new Command('rules')
    .description('the rule of the practice and of clients that have their own; or of one client')
    .addArgument(new Argument('[CLIENT]', 'name or ID'))
    .action(async (said: string | undefined, options: BackendOptions) =>
      (await load()).runReminderRules(said, options, io),
    );
}
