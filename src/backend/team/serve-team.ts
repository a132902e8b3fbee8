/** Serves a practice to its people: one instance a database, over TLS or behind the operator's proxy. */
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { TeamReady } from '../../contract/backend-start.ts';
import { productVersion } from '../../contract/version.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { buildApp } from '../app.ts';
import type { TeamAccounts } from '../contexts/account/sessions/team-options.ts';
import { tryBackendLock } from '../local/lock.ts';
import { openStore } from '../local/open-store.ts';
import { outboundFileName, readOutboundHosts } from '../local/outbound-hosts.ts';
import { openInstallationKey } from '../local/secrets/installation-key.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { DatabaseError } from '../platform/db/database-error.ts';
import { LocalFileStore } from '../platform/files/local-file-store.ts';
import { openRemote } from '../platform/http/team/open-remote.ts';
import { createMemoryLimits } from '../platform/limits/limits.ts';
import type { Logger } from '../platform/log/logger.ts';
import { Runners } from '../platform/runners/runners.ts';
import { createSeal, type InstallationKey } from '../platform/secrets/seal.ts';
import { type Work, WorkClient } from '../platform/work/work.ts';
import { startWorkProcess } from '../platform/work/work-process.ts';
import type { Schema } from '../schema.ts';
import { teamDatabase } from '../team-schema.ts';
import type { TeamArguments } from './arguments.ts';
import { requireOneInstance } from './one-instance.ts';
import { openSignIn } from './open-sign-in.ts';
import { registerPages } from './pages/register-pages.ts';
import { refuseFiles } from './refuse-files.ts';
import { createRunnerLeases } from './runner-leases.ts';
import { openSealedSecrets } from './sealed-secrets.ts';
import { createServerWork } from './server-work.ts';
import { forgetUsedLink, offerSetUp } from './set-up-link.ts';
import { findTlsFault, readTlsPair, type TlsFiles, type TlsPair, watchTlsFiles } from './tls-files.ts';
import { trustProxies } from './trusted-proxies.ts';

export interface ServedTeam {
  readonly ready: TeamReady;
  /** Resolves when the end begins, by a signal or the loss of its lock. */
  readonly ending: Promise<void>;
  /** Resolves when the server has ended: to false where it has to be started again. */
  readonly ended: Promise<boolean>;
  end(): void;
}

/** Each waits for a machine of its person or runs there: they take nothing of the server but a row. */
const mostScans = 1_000;

/** How often leases of people's machines are looked at. */
const sweepMs = 5_000;

/** What is to be given back, the last first. */
type Closers = (() => void | Promise<void>)[];

interface Ground {
  readonly options: TeamArguments;
  readonly log: Logger;
  readonly closers: Closers;
  /** @param isInOrder false where it cannot go on */
  end(isInOrder: boolean): void;
}

export async function serveTeam(options: TeamArguments, log: Logger): Promise<ServedTeam> {
  const { promise: ending, resolve: end } = Promise.withResolvers<boolean>();
  const ground: Ground = { options, log, closers: [], end };
  const close = async (isInOrder: boolean) => {
    await closeAll(ground.closers);
    return isInOrder;
  };
  try {
    const ready = await start(ground);
    return { ready, ending: ending.then(() => undefined), end: () => end(true), ended: ending.then(close) };
  } catch (error) {
    await closeAll(ground.closers);
    throw error;
  }
}

async function closeAll(closers: Closers): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

async function start(ground: Ground): Promise<TeamReady> {
  const { options, log, closers } = ground;
  holdFolder(options.data, closers);
  const files = tlsFilesOf(options);
  const tls = files && (await readTlsPair(files));
  const database = await openOnlyStore(ground);
  const installationKey = openInstallationKey(options.data);
  const accounts = await openSignIn({
    database,
    publicUrl: options['public-url'],
    allowedOrigins: options['allow-origin'],
    openRegistration: options['open-registration'],
    operators: options.operator,
    installationKey,
  });
  await takeOperators(accounts);
  const app = await buildServer(ground, { database, accounts, installationKey, tls });
  refuseFiles(app);
  forgetUsedLink(app, options.data);
  registerPages(app, {
    openRegistration: options['open-registration'],
    publicUrl: options['public-url'],
  });
  closers.push(async () => await app.close());
  await listen(app, options);
  if (files !== undefined) serveRenewed(ground, files, app);
  const fault = tls && findTlsFault(tls, options['public-url'], systemClock());
  if (fault !== undefined) log.warn(fault);
  await offerSetUp({ data: options.data, accounts, say: (line) => void process.stderr.write(`${line}\n`) });
  const closed = await accounts.findRegistrationFault();
  if (closed !== undefined) process.stderr.write(`${closed}\n`);
  const { address, family, port } = app.server.address() as AddressInfo;
  const listening = `${tls ? 'https' : 'http'}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  log.info({ listening, version: productVersion }, 'server is ready');
  return { url: options['public-url'], listening, pid: process.pid, version: productVersion };
}

/** Before anybody can ask. */
async function takeOperators(accounts: TeamAccounts): Promise<void> {
  for (const address of await accounts.takeOperators())
    process.stderr.write(`${address} has no confirmed account yet: start again once it has.\n`);
}

/** Neither a local backend nor another server keeps its files there. */
function holdFolder(data: string, closers: Closers): void {
  const lock = tryBackendLock(data);
  if (lock === undefined) {
    throw new DatabaseError(
      'not-own',
      `Another Vireo process uses the data folder ${data}: choose another one by --data.`,
    );
  }
  closers.push(() => lock.release());
}

function tlsFilesOf({ 'tls-cert': cert, 'tls-key': key }: TeamArguments): TlsFiles | undefined {
  return cert === undefined || key === undefined ? undefined : { cert, key };
}

async function openOnlyStore({ options, log, closers, end }: Ground): Promise<Database<Schema>> {
  const url = options['database-url'];
  const instance = await requireOneInstance({
    url,
    onLost: (error) => {
      log.error({ err: error }, 'the lock of the database is lost: the server ends');
      end(false);
    },
  });
  closers.push(async () => await instance.release());
  const database = await openStore({ directory: options.data, driver: 'auto', databaseUrl: url });
  closers.push(async () => await database.close());
  return database;
}

interface Parts {
  readonly database: Database<Schema>;
  readonly accounts: TeamAccounts;
  readonly installationKey: InstallationKey;
  readonly tls: TlsPair | undefined;
}

async function buildServer(
  ground: Ground,
  { database, accounts, installationKey, tls }: Parts,
): Promise<FastifyInstance> {
  const { options, log } = ground;
  const { data, 'public-url': publicUrl } = options;
  const runners = openRunners(ground, database);
  const limits = createMemoryLimits();
  const secrets = await openSealedSecrets(teamDatabase(database), createSeal(installationKey));
  return await buildApp({
    database,
    authenticate: accounts.authenticate,
    team: accounts.team,
    clock: systemClock,
    version: productVersion,
    localOnly: false,
    remote: openRemote({
      publicUrl,
      tls,
      isProxy: trustProxies(options['behind-proxy']),
      allowedOrigins: options['allow-origin'],
      requestLimits: { limits, clock: systemClock },
    }),
    limits,
    signIn: 'people',
    projectFolders: 'machines',
    scansAtOnce: mostScans,
    publicUrl,
    logger: log,
    work: createServerWork(openWork(data, log), runners),
    runners,
    models: { onServer: true },
    files: new LocalFileStore({ folder: path.join(data, 'files'), now: systemClock }),
    outbound: { allowedHosts: async () => await readOutboundHosts(path.join(data, outboundFileName)) },
    installationKey,
    secrets,
  });
}

function openWork(data: string, log: Logger): Work {
  return new WorkClient({
    settings: { scanCacheDirectory: defaultCacheDirectory(), dataDirectory: data },
    start: startWorkProcess,
    onFault: (fault) => log.warn(fault),
  });
}

/** People's machines that run what they ask for in their folders. */
function openRunners({ log, closers }: Ground, database: Database<Schema>): Runners {
  const runners = new Runners({
    leases: createRunnerLeases(teamDatabase(database)),
    clock: systemClock,
    onFault: (fault) => log.warn(fault),
  });
  const sweeping = setInterval(() => runners.sweep(), sweepMs).unref();
  closers.push(() => clearInterval(sweeping));
  return runners;
}

/** @throws Error that names the argument */
async function listen(app: FastifyInstance, { listen: { host, port } }: TeamArguments): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new Error(`--listen ${host}:${port} can't be used: ${cause.message}.`, { cause });
  }
}

function serveRenewed({ log, closers }: Ground, files: TlsFiles, app: FastifyInstance): void {
  const watch = watchTlsFiles({
    files,
    log,
    use: (pair) => {
      if ('setSecureContext' in app.server && typeof app.server.setSecureContext === 'function')
        app.server.setSecureContext({ ...pair, minVersion: 'TLSv1.3' });
    },
  });
  closers.push(() => watch.stop());
}
