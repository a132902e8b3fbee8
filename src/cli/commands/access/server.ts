/** `vireo server`: what the operator of a server does on its machine. */
import path from 'node:path';
import { Argument, Command } from 'commander';
import { type CliIo, exitCodes } from '../../io.ts';

const helpText = `
For the operator, on the machine of the server, which may run meantime. The address of its database holds a password: set
VIREO_DATABASE_URL, or name a file by --database-url-file.

Exit codes: 0 done, 2 wrong usage, or it could not be done.

Examples:
  vireo server reset-password ida@example.com --public-url https://vireo.example --database-url-file /etc/vireo/database-url
  vireo server reset-second-factor ida@example.com --database-url-file /etc/vireo/database-url`;

interface ServerOptions {
  readonly databaseUrl?: string;
  readonly databaseUrlFile?: string;
  readonly json?: boolean;
  readonly publicUrl?: string;
}

export function createServerCommand(io: CliIo): Command {
  const factor = withDatabase(new Command('reset-second-factor'))
    .description('remove app, recovery codes and passkeys of an account, and end its sessions')
    .action(
      async (email: string, options: ServerOptions) =>
        await help([`--reset-second-factor=${email}`], options, io),
    );
  const password = withDatabase(new Command('reset-password'))
    .description('print a link by which an account sets another password, once, within an hour')
    .requiredOption('--public-url <url>', 'the https address by which people reach the server')
    .action(
      async (email: string, options: ServerOptions) =>
        await help([`--reset-password=${email}`, `--public-url=${options.publicUrl}`], options, io),
    );
  return new Command('server')
    .description('what the operator of a server does on its machine')
    .addCommand(password)
    .addCommand(factor)
    .addHelpText('after', helpText);
}

function withDatabase(command: Command): Command {
  return command
    .addArgument(new Argument('<ADDRESS>', 'by which they sign in'))
    .option('--database-url <url>', 'PostgreSQL of the server; other users can read it')
    .option('--database-url-file <file>', 'file that holds that address')
    .option('--json', 'print one JSON value');
}

async function help(act: readonly string[], options: ServerOptions, io: CliIo): Promise<void> {
  const { helpMain, runServe } = await import('../../backend/run-serve.ts');
  const { readDatabaseUrl, requirePrivateUrlFile } = await import('../../backend/read-database-url.ts');
  const { resolveDataDirectory } = await import('../../backend/open-api.ts');
  await requirePrivateUrlFile(options, io);
  const databaseUrl = await readDatabaseUrl(options, io);
  const data = path.join(resolveDataDirectory({}, io), 'server');
  const run = { io, json: options.json === true, data, databaseUrl };
  const code = await runServe(helpMain, [`--data=${data}`, ...act], run);
  io.setExitCode(code === 0 ? exitCodes.done : exitCodes.failed);
}
