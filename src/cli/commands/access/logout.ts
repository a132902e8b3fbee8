/** `vireo logout`: ends a session on a server. */
import { Command } from 'commander';
import type { AccountOptions } from '../../account/account-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
The session ends on the server, and what opened it is deleted here. The account stays in the list, without a session: vireo login signs in
again. Without a name it is the account that commands use.

Exit codes: 0 signed out, 2 wrong usage, or it could not be done.`;

export function createLogoutCommand(io: CliIo): Command {
  return new Command('logout')
    .description('sign out of a server')
    .argument('[ACCOUNT]', 'its name, as "vireo account list" shows it')
    .option('--data <dir>', "the data folder in which accounts are (default: the user's own)")
    .option('--json', 'print one JSON value')
    .addHelpText('after', help)
    .action(async (account: string | undefined, options: AccountOptions) =>
      (await import('../../account/run-login.ts')).runLogout(account, options, io),
    );
}
