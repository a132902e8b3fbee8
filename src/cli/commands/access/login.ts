/** `vireo login`: signs in to a server, by a browser. */
import { Command } from 'commander';
import type { LoginOptions } from '../../account/account-options.ts';
import type { CliIo } from '../../io.ts';

const help = `
A code is shown here and on a page of the server, where you sign in and compare it. Nothing is typed here but the address, which begins
with https:// (http:// on this machine alone). The session is kept in the account's folder below your data folder, readable by you alone.
Commands use the account from then on: vireo account use local returns to the practice of this machine; --as ACCOUNT or
VIREO_ACCOUNT picks one for a command.

Exit codes: 0 signed in, 2 wrong usage, refused or cancelled.

Examples:
  vireo login https://vireo.example.com
  vireo login vireo.example.com --no-open`;

export function createLoginCommand(io: CliIo): Command {
  return new Command('login')
    .description('sign in to a server, by a browser')
    .argument('<URL>', 'address of the server')
    .option('--no-open', 'open no browser: print the address only')
    .option('--data <dir>', "the data folder in which accounts are (default: the user's own)")
    .option('--json', 'print one JSON value')
    .addHelpText('after', help)
    .action(async (server: string, options: LoginOptions) =>
      (await import('../../account/run-login.ts')).runLogin(server, options, io),
    );
}
