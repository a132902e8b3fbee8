/**
 * Serves one data directory on loopback: opens the store, finds or makes the owner, listens, and tells the
 * clients where (discovery file). One backend a directory: the backend lock decides.
 */

import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { proofOf } from '../../connection/index.ts';
import type { BackendReady } from '../../contract/backend-start.ts';
import { userRulesFileName } from '../../contract/policy/read-rules.ts';
import { practiceFileName } from '../../contract/practice-file.ts';
import type { UnreadableDatabase } from '../../contract/unreadable-database.ts';
import { productVersion } from '../../contract/version.ts';
import type { Person } from '../../domain/policy/actor.ts';
import { defaultCacheDirectory } from '../../workspace/cache-directory.ts';
import { listKeptCheckpoints } from '../../workspace/runs/kept/kept-record.ts';
import { buildApp } from '../app.ts';
import { loadOwner } from '../contexts/account/first-start.ts';
import { readMark } from '../demo/demo-mark.ts';
import { isBusy } from '../platform/busy.ts';
import { systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { SetAsideError } from '../platform/db/database-error.ts';
import { startEmpty } from '../platform/db/index.ts';
import { hasSetAside } from '../platform/db/sqlite-file.ts';
import { LocalFileStore } from '../platform/files/local-file-store.ts';
import { findNamedFiles } from '../platform/files/stored-files.repository.ts';
import type { Logger } from '../platform/log/logger.ts';
import type { Rest } from '../platform/open-host.ts';
import { answerAdvisories } from '../platform/work/answer-advisories.ts';
import { type Work, WorkClient } from '../platform/work/work.ts';
import { startWorkProcess } from '../platform/work/work-process.ts';
import type { Schema } from '../schema.ts';
import type { BackendArguments } from './arguments.ts';
import { doUpkeep } from './backup/daily-backup.ts';
import { backupBeforeMigration, openBackups } from './backup/open-backups.ts';
import { firstStartOf } from './first-start-facts.ts';
import { endWhenIdle } from './idle.ts';
import { requireNotMissing } from './missing-database.ts';
import { raiseNumberMark } from './numbers/number-mark-file.ts';
import { openNumberMarks } from './numbers/open-number-marks.ts';
import { openStore } from './open-store.ts';
import { outboundFileName, readOutboundHosts } from './outbound-hosts.ts';
import { readOwner } from './owner/read-owner.ts';
import { announce, type Ground, type Stage } from './process/announce.ts';
import type { Served } from './process/run-process.ts';
import { type Opened, serveDirectory } from './process/serve-directory.ts';
import { buildQuestionApp } from './question-app.ts';
import { releaseMemoryWhenQuiet } from './release-memory.ts';
import { findRest } from './rest/rest-mark.ts';
import { openInstallationKey } from './secrets/installation-key.ts';
import { registerShutdown } from './shutdown.route.ts';
import { authenticateOwner } from './token.ts';

function reportOpening(database: Database<Schema>, log: Logger): void {
  const { driverReason } = database.opening;
  log.info({ driver: database.driver, driverReason }, 'store is open');
}

async function serveStore(ground: Ground, database: Database<Schema>): Promise<Stage> {
  const { options, log, token, end } = ground;
  const files = new LocalFileStore({ folder: path.join(options.data, 'files'), now: systemClock });
  const backups = openBackups({ data: options.data, database, files });
  const findNamed = (hashes: readonly string[]) => findNamedFiles(database.query, hashes);
  const isSetAside = () => hasSetAside(path.join(options.data, practiceFileName));
  const owner = await loadOwner(database, firstStartOf(systemClock()));
  const app = await buildApp({
    database,
    authenticate: authenticateOwner(token, readOwner(database.query, owner, systemClock)),
    clock: systemClock,
    version: productVersion,
    localOnly: true,
    signIn: 'owner',
    logger: log,
    prove: (challenge) => proofOf(token, challenge),
    work: openWork(ground),
    scansAtOnce: options['scans-at-once'],
    models: { env: process.env },
    keptCopies: {
      list: async (runId) => await listKeptCheckpoints(options.data, runId, systemClock()),
    },
    policyFile: path.join(options.data, userRulesFileName),
    outbound: {
      allowedHosts: async () => await readOutboundHosts(path.join(options.data, outboundFileName)),
    },
    files,
    backups,
    numberMarks: await openNumberMarks(options.data, database),
    keepUp: async () =>
      await doUpkeep({ backups, files, findNamed, hasSetAside: isSetAside, clock: systemClock, log }),
    rest: await restOf(options, database),
    installationKey: openInstallationKey(options.data),
  });
  registerShutdown(app, end);
  watchIdle(app, ground, () => isBusy(app) || app.websocketServer.clients.size > 0);
  return await announce(app, ground);
}

/** A PostgreSQL server lies where its operator has it. */
async function restOf({ data }: BackendArguments, { dialect }: Database<Schema>): Promise<Rest | undefined> {
  if (dialect !== 'sqlite') return undefined;
  return findRest({ data, isDemo: (await readMark(data)) !== undefined });
}

function openWork({ options, log }: Ground): Work {
  return new WorkClient({
    settings: {
      scanCacheDirectory: defaultCacheDirectory(),
      osvUrl: options['osv-url'],
      advisoryDirectory: path.join(options.data, 'advisories'),
      dataDirectory: options.data,
    },
    start: startWorkProcess,
    answersFor: answerAdvisories(options['osv-url']),
    onFault: (fault) => log.warn(fault),
  });
}

async function serveQuestion(
  ground: Ground,
  setAside: UnreadableDatabase,
  onAnswered: () => void,
): Promise<Stage> {
  const { options, log, token, end } = ground;
  log.error(
    setAside,
    'the database is missing, or could not be used and was moved; waiting for the answer of the user',
  );
  const app = buildQuestionApp({
    setAside,
    version: productVersion,
    logger: log,
    authenticate: authenticateOwner(token, nobodyYet),
    prove: (challenge) => proofOf(token, challenge),
    keepAnswer: () => answerEmpty(options.data),
    onAnswered,
  });
  registerShutdown(app, end);
  watchIdle(app, ground, () => false);
  return await announce(app, ground);
}

function answerEmpty(data: string): void {
  raiseNumberMark(data, [], 'started_empty');
  startEmpty(data);
}

/** Whoever has the token is the owner, who is made with the database. */
const nobodyYet: Person = { kind: 'user', userId: '', organizationId: '', role: 'org_admin' };

function watchIdle(app: FastifyInstance, { options, end }: Ground, isAtWork: () => boolean): void {
  if (options.detached) {
    releaseMemoryWhenQuiet(app);
    endWhenIdle(app, { idleMs: options['idle-seconds'] * 1000, isBusy: isAtWork, onIdle: end });
  }
}

/** Serves the directory, or answers with the backend that serves it already. */
export async function serveLocal(options: BackendArguments, log: Logger): Promise<Served | BackendReady> {
  return await serveDirectory(options, log, openOrAsk);
}

/** `answered`: an empty database was asked for. */
async function openOrAsk(ground: Ground, answered = false): Promise<Opened> {
  const { data: directory, driver, databaseUrl } = ground.options;
  const beforeMigration = backupBeforeMigration(directory);
  const openFound = async () => {
    if (!databaseUrl && !answered) await requireNotMissing(directory);
    return await openStore({ directory, driver, databaseUrl, beforeMigration });
  };
  const opened = await openFound().catch((error: unknown) => {
    if (error instanceof SetAsideError) return error;
    throw error;
  });
  return opened instanceof SetAsideError ? await ask(ground, opened.setAside) : await open(ground, opened);
}

async function open(ground: Ground, database: Database<Schema>): Promise<Opened> {
  reportOpening(database, ground.log);
  try {
    const stage = await serveStore(ground, database);
    const ended = ground.ending.then(() => stage.close()).finally(() => database.close());
    return { url: stage.url, ended };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Once it is answered, the practice is served at the same address, by the same process. */
async function ask(ground: Ground, setAside: UnreadableDatabase): Promise<Opened> {
  const answered = Promise.withResolvers<'answered'>();
  const stage = await serveQuestion(ground, setAside, () => answered.resolve('answered'));
  const port = Number(new URL(stage.url).port);
  const goOn = async () => {
    const what = await Promise.race([answered.promise, ground.ending]);
    await stage.close();
    if (what !== 'answered') return;
    const next = await openOrAsk({ ...ground, options: { ...ground.options, port } }, true);
    await next.ended;
  };
  return { url: stage.url, setAside, ended: goOn() };
}
