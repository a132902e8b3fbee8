/** `vireo account`: the accounts of this machine on servers. */
import { Command } from 'commander';
import type { AccountOptions } from '../../account/account-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
An ACCOUNT is its name, or its server or organization where that is the only one; "local" is the practice of this machine.
vireo login adds one.

Exit codes: 0 done, 2 wrong usage.

Examples:
  vireo account list
  vireo account use local
  vireo time list --as vireo.example.com`;

const load = () => import('../../account/run-account.ts');

export function createAccountCommand(io: CliIo): Command {
  const list = new Command('list')
    .description('accounts, and which one commands use')
    .option('--data <dir>', "the data folder in which accounts are (default: the user's own)")
    .option('--json', 'print one JSON value')
    .action(async (options: AccountOptions) => (await load()).runAccountList(options, io));
  const use = new Command('use')
    .description('have commands use one from now on')
    .argument('<ACCOUNT>', 'its name, or local')
    .option('--data <dir>', "the data folder in which accounts are (default: the user's own)")
    .option('--json', 'print one JSON value')
    .action(async (said: string, options: AccountOptions) => (await load()).runAccountUse(said, options, io));
  return new Command('account')
    .description('accounts on servers, and which one commands use')
    .addCommand(list)
    .addCommand(use)
    .addHelpText('after', help);
}
