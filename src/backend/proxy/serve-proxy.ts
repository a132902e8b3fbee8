/** Serves the data folder of an account: the server's answers, at this machine's address. */
import { proofOf } from '../../connection/index.ts';
import type { BackendReady } from '../../contract/backend-start.ts';
import { productVersion } from '../../contract/version.ts';
import type { Person } from '../../domain/policy/actor.ts';
import type { BackendArguments } from '../local/arguments.ts';
import { endWhenIdle } from '../local/idle.ts';
import { announce, type Ground } from '../local/process/announce.ts';
import type { Served } from '../local/process/run-process.ts';
import { type Opened, serveDirectory } from '../local/process/serve-directory.ts';
import { releaseMemoryWhenQuiet } from '../local/release-memory.ts';
import { registerShutdown } from '../local/shutdown.route.ts';
import { authenticateOwner } from '../local/token.ts';
import { systemClock } from '../platform/clock.ts';
import type { Logger } from '../platform/log/logger.ts';
import { readAccount, writeAccount } from './account-file.ts';
import { openAccountSession } from './account-session.ts';
import { openMachine } from './machine/open-machine.ts';
import { openOffline } from './offline/offline.ts';
import { watchServer } from './offline/server-state.ts';
import { buildProxyApp } from './proxy-app.ts';
import { startRunner } from './runner/start-runner.ts';
import { requireSameApi } from './same-api.ts';
import { createServerLink } from './server-link.ts';
import { registerUnlock } from './unlock.route.ts';

/** Who has this machine's token: the server alone knows whose session it is, and what that person may. */
const holder: Person = { kind: 'user', userId: '', organizationId: '', role: 'org_admin' };

async function open({ options, log, token, ending, end }: Ground): Promise<Opened> {
  const account = readAccount(options.data);
  if (account === undefined)
    throw new Error(`${options.data} belongs to no account: sign in to a server first.`);
  const anyVersion = createServerLink(account.server, productVersion);
  const link = requireSameApi(anyVersion);
  const session = openAccountSession({
    account,
    // What it renewed is kept, whatever version it says: the token of before opens nothing any more.
    link: anyVersion,
    clock: systemClock,
    keep: (changed) => writeAccount(options.data, changed),
  });
  const state = watchServer(link, log);
  const directory = options.data;
  const offline = openOffline({
    link,
    session,
    state,
    directory,
    clock: systemClock,
    log,
    readsAhead: true,
  });
  const machine = openMachine({ directory, clock: systemClock, log, env: process.env });
  const app = await buildProxyApp({
    machine,
    version: productVersion,
    logger: log,
    authenticate: authenticateOwner(token, holder),
    prove: (challenge) => proofOf(token, challenge),
    link,
    session,
    state,
    offline,
  });
  registerShutdown(app, end);
  registerUnlock(app, session);
  const runner = startRunner(app, {
    link,
    session,
    state,
    directory,
    machine,
    log,
    osvUrl: options['osv-url'],
  });
  if (options.detached) {
    releaseMemoryWhenQuiet(app);
    // What waits arrives without a window, too, while its session is open.
    const isBusy = () =>
      app.websocketServer.clients.size > 0 ||
      runner.isBusy ||
      (session.isOpen && offline.outbox.waiting.length > 0);
    const idleMs = options['idle-seconds'] * 1_000;
    endWhenIdle(app, { idleMs, isBusy, onIdle: end });
  }
  const stage = await announce(app, { options, token, log });
  return { url: stage.url, ended: ending.then(() => stage.close()) };
}

export async function serveProxy(options: BackendArguments, log: Logger): Promise<Served | BackendReady> {
  return await serveDirectory(options, log, open);
}
