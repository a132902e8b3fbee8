/** The options of every command that talks to a backend. Apart from what they lead to, which weighs on no other command. */
import { type Command, Option } from 'commander';

export interface BackendOptions {
  readonly data?: string;
  /** The name of an account. */
  readonly as?: string;
  readonly server?: string;
  readonly token?: string;
  readonly json?: boolean;
}

/** `--data`, `--as`, `--server`, `--token` and `--json`, the same on every command that talks to a backend. */
export function withBackendOptions(command: Command): Command {
  return command
    .option('--data <dir>', "data folder of the backend (default: the user's own; found, or started)")
    .option('--as <account>', 'an account on a server, as "vireo account list" shows it, or "local"')
    .option('--server <url>', 'a running server in its place')
    .addOption(new Option('--token <token>', 'token for --server').env('VIREO_TOKEN'))
    .option('--json', 'print one JSON value, as the API gives it');
}
