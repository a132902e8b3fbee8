/** `vireo serve --team`: a server for several people, in the foreground. */
import path from 'node:path';
import type { Command } from 'commander';
import { CliError, type CliIo, exitCodes } from '../io.ts';

export interface TeamServeOptions {
  readonly data?: string;
  readonly databaseUrl?: string;
  readonly databaseUrlFile?: string;
  readonly logLevel?: string;
  readonly json?: boolean;
  readonly team?: boolean;
  readonly publicUrl?: string;
  readonly listen?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly behindProxy?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly openRegistration?: boolean;
  readonly operator?: readonly string[];
}

/** Below the user's own folder, whose practice is another one. */
const folderName = 'server';

export function addTeamOptions(command: Command): Command {
  return command
    .option('--team', 'serve several people who sign in, on PostgreSQL')
    .option('--public-url <url>', 'with --team: the https address by which people reach it')
    .option('--listen <address:port>', 'with --team: where it listens, such as 0.0.0.0:443')
    .option('--tls-cert <file>', 'with --team: certificate chain as PEM, read again when it changes')
    .option('--tls-key <file>', 'with --team: its key')
    .option(
      '--behind-proxy <address...>',
      'with --team: addresses or networks of proxies that speak TLS for it',
    )
    .option('--allow-origin <origin...>', 'with --team: origins of web pages that may ask, by keys')
    .option(
      '--operator <address...>',
      'with --team: accounts that run the server, by their confirmed address',
    )
    .option('--open-registration', 'with --team: people register without an invitation, by mail');
}

const ofTeam = [
  'publicUrl',
  'listen',
  'tlsCert',
  'tlsKey',
  'behindProxy',
  'allowOrigin',
  'openRegistration',
  'operator',
] as const;

/** @throws CliError so that no server's option is taken for one of a local backend */
export function requireNoTeamOptions(options: TeamServeOptions): void {
  const named = ofTeam.find((name) => options[name] !== undefined);
  if (named !== undefined) throw new CliError('usage', `${flagOf(named)} needs --team.`);
}

/** Those of a local backend that a server has no use for. */
const ofLocal = ['port', 'driver', 'scansAtOnce'];

export async function serveTeam(options: TeamServeOptions, io: CliIo, command: Command): Promise<void> {
  const local = ofLocal.find((name) => command.getOptionValueSource(name) === 'cli');
  if (local !== undefined)
    throw new CliError('usage', `${flagOf(local)} is of a local backend, and not of --team.`);
  const { runServe, teamMain } = await import('./run-serve.ts');
  const { readDatabaseUrl, requirePrivateUrlFile } = await import('./read-database-url.ts');
  const { resolveDataDirectory } = await import('./open-api.ts');
  const data =
    options.data === undefined
      ? path.join(resolveDataDirectory({}, io), folderName)
      : path.resolve(io.cwd, options.data);
  await requirePrivateUrlFile(options, io);
  const databaseUrl = await readDatabaseUrl(options, io);
  const run = { io, json: options.json === true, data, databaseUrl };
  const code = await runServe(teamMain, toArguments(options, { data, cwd: io.cwd }), run);
  io.setExitCode(code === 0 ? exitCodes.done : exitCodes.failed);
}

function toArguments(
  options: TeamServeOptions,
  { data, cwd }: { readonly data: string; readonly cwd: string },
): readonly string[] {
  const fileOf = (file: string | undefined) => (file === undefined ? undefined : path.resolve(cwd, file));
  const given: Readonly<Record<string, string | readonly string[] | undefined>> = {
    data,
    'public-url': options.publicUrl,
    listen: options.listen,
    'tls-cert': fileOf(options.tlsCert),
    'tls-key': fileOf(options.tlsKey),
    'behind-proxy': options.behindProxy,
    'allow-origin': options.allowOrigin,
    operator: options.operator,
    'log-level': options.logLevel,
  };
  const named = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => `--${name}=${one}`),
  );
  return options.openRegistration === true ? [...named, '--open-registration'] : named;
}

const flagOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
