/** `vireo serve`: a backend in the foreground. */
import { Command, Option } from 'commander';
import {
  addTeamOptions,
  requireNoTeamOptions,
  serveTeam,
  type TeamServeOptions,
} from '../backend/serve-team.ts';
import { type CliIo, exitCodes } from '../io.ts';

const help = `
The address of a PostgreSQL database holds its password: set VIREO_DATABASE_URL, or name a file by --database-url-file.

Answers on 127.0.0.1 to clients with the token, until SIGTERM or Ctrl-C; then it finishes what runs and ends.
With --json the first line of standard output is {"url","token","pid","version"}, with "setAside"
where the database could not be opened or is missing and Vireo waits for "vireo start-empty", or {"error":{"code","message"}}.
Where a backend serves the folder already, that one is named and nothing is started.

With --team it is a server for several people, on PostgreSQL: docs/server.md. Then --public-url and --listen are needed, and
--tls-cert with --tls-key or --behind-proxy. The folder is that of its files ("server" in your own data folder by default).

Exit codes: 0 ended in order, 2 wrong usage, or it could not start.`;

interface ServeOptions extends TeamServeOptions {
  readonly data?: string;
  readonly port: string;
  readonly databaseUrl?: string;
  readonly databaseUrlFile?: string;
  readonly driver: string;
  readonly logLevel?: string;
  readonly scansAtOnce: string;
  readonly json?: boolean;
}

export function createServeCommand(io: CliIo): Command {
  const command = addTeamOptions(new Command('serve'));
  return command
    .description('run a backend in the foreground')
    .option('--data <dir>', "data folder (default: the user's own)")
    .option('--port <n>', 'port; 0 for any', '0')
    .option(
      '--database-url <url>',
      'PostgreSQL in place of the file in the data folder; other users can read it',
    )
    .option('--database-url-file <file>', 'file that holds that address')
    .addOption(
      new Option('--driver <name>', 'SQLite driver')
        .choices(['auto', 'sqljs', 'node-sqlite'])
        .default('auto'),
    )
    .addOption(
      new Option(
        '--log-level <level>',
        'what is logged to standard error (default: warn; with --team info, each request among it)',
      ).choices(['debug', 'info', 'warn', 'error', 'silent']),
    )
    .addOption(
      new Option('--scans-at-once <n>', 'scans of projects that run side by side, the others wait')
        .env('VIREO_SCANS_AT_ONCE')
        .default('1'),
    )
    .option('--json', 'print one line of JSON when ready')
    .addHelpText('after', help)
    .action(async (options: ServeOptions) => {
      if (options.team === true) return await serveTeam(options, io, command);
      requireNoTeamOptions(options);
      const { localMain, runServe } = await import('../backend/run-serve.ts');
      const { readDatabaseUrl } = await import('../backend/read-database-url.ts');
      const { resolveDataDirectory } = await import('../backend/open-api.ts');
      const folder = resolveDataDirectory(options.data === undefined ? {} : { data: options.data }, io);
      const databaseUrl = await readDatabaseUrl(options, io);
      const run = { io, json: options.json === true, data: folder, databaseUrl };
      const code = await runServe(localMain, toArguments(options, folder), run);
      io.setExitCode(code === 0 ? exitCodes.done : exitCodes.failed);
    });
}

function toArguments(options: ServeOptions, dataDirectory: string): string[] {
  const args = ['--data', dataDirectory, '--port', options.port, '--scans-at-once', options.scansAtOnce];
  return [...args, '--driver', options.driver, '--log-level', options.logLevel ?? 'warn'];
}
