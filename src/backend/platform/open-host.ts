/** Makes what the platform gives to every context, and ends its jobs with the server. */

import type { FastifyInstance } from 'fastify';
import { inBackground } from '../../contract/background/in-background.ts';
import type { Actor } from '../../domain/policy/actor.ts';
import type { Schema } from '../schema.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import { createEventHub, type EventHub } from './events/event-hub.ts';
import type { FileStore } from './files/file-store.ts';
import type { Host } from './host.ts';
import { EmbeddedJobQueue } from './jobs/embedded-job-queue.ts';
import { createMemoryLimits, type Limits } from './limits/limits.ts';
import type { Logger } from './log/logger.ts';
import type { MailOptions, MailPorts } from './mail/mail-ports.ts';
import { type OpenedMail, openMail } from './mail/open-mail.ts';
import { createMailTransport } from './mail/transport/create-transport.ts';
import type { NumberMarks } from './numbers/number-marks.ts';
import { createOutbound } from './outbound/create-outbound.ts';
import type { OutboundOptions } from './outbound/outbound.ts';
import { createOutgoing } from './outgoing/outgoing.ts';
import type { RestReason } from './outgoing/rest-reason.ts';
import type { SlicePorts } from './ports.ts';
import type { Act } from './reach/conditions.ts';
import { findMemberships } from './reach/memberships.ts';
import { createReads } from './reach/reads.ts';
import { createWrites } from './reach/writes.ts';
import { createRights, type RightsPorts } from './rights/rights.ts';
import { createSchedules } from './schedules/set-schedule.ts';
import { startSchedules } from './schedules/start-schedules.ts';
import { createMemorySecrets, type Environment } from './secrets/memory-secrets.ts';
import { createSeal, type InstallationKey, keyInMemory } from './secrets/seal.ts';
import type { Secrets } from './secrets/secrets.ts';
import { createUnitOfWork } from './unit-of-work.ts';
import type { Work } from './work/work.ts';

declare module 'fastify' {
  interface FastifyInstance {
    mail: OpenedMail;
  }
}

export interface HostOptions {
  readonly database: Database<Schema>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly files: FileStore;
  readonly hub?: EventHub;
  /** Where messages may go beside the internet; nowhere when absent. */
  readonly outbound?: OutboundOptions;
  /** Where secrets may be named; nothing is read when absent. */
  readonly env?: Environment | undefined;
  /** In memory when absent. */
  readonly limits?: Limits | undefined;
  /** In memory when absent. */
  readonly secrets?: Secrets;
  /** By which tables keep secrets; of this process alone when absent. */
  readonly installationKey?: InstallationKey | undefined;
  readonly mail?: MailOptions | undefined;
  /** Absent on a team server. */
  readonly numberMarks?: NumberMarks | undefined;
  /** Nothing leaves by itself from the start on. */
  readonly rest?: Rest | undefined;
  /** Hears of an event whose content is not as its slice declares; logged when absent. */
  readonly onEventFault?: (fault: string) => void;
  readonly readAgain: RightsPorts['readAgain'];
  /** Where people sign in. */
  readonly team?: { isOpen(sessionId: string): Promise<boolean> } | undefined;
}

/** Why, and what is done once that is on record. */
export interface Rest {
  readonly reason: RestReason;
  recorded(): void;
}

export function openHost(app: FastifyInstance, options: HostOptions): Host {
  const { database, clock, logger, files, hub = createEventHub(), onEventFault, outbound } = options;
  const db = database.query;
  const reads: SlicePorts['reads'] = (actor) => createReads({ db, actor, scopes: app.scopes });
  const { readAgain, team } = options;
  const rights = createRights({
    reads,
    readAgain,
    isSessionOpen: team && (async (id) => await team.isOpen(id)),
  });
  app.connections.takeRights({
    ...rights,
    findMemberships: async (actor) => await findMemberships(reads, actor),
  });
  const unitOfWork = createUnitOfWork({
    database,
    hub,
    clock,
    events: () => app.events,
    scopes: () => app.scopes,
    onFault: onEventFault ?? ((fault) => logger.error(fault)),
    rights,
  });
  // Nobody else runs jobs of a database of one file: what a dead process left is taken up at once.
  const exclusive = database.dialect === 'sqlite';
  const onError = (error: unknown, what: string) => logger.error({ err: error }, `jobs: ${what}`);
  const slicePorts = {
    rights,
    unitOfWork,
    clock,
    reads,
    writes: (actor: Actor) => createWrites({ db, actor, scopes: app.scopes }),
  } satisfies SlicePorts;
  app.decorate('readsOf', (actor: Actor, act: Act) =>
    createReads({ db, actor, scopes: app.scopes }, { act }),
  );
  const jobs = new EmbeddedJobQueue({ db, clock, exclusive, onError });
  const outgoing = createOutgoing({ ...slicePorts, db });
  const scheduleKinds = () => app.scheduleKinds;
  const ports = {
    ...slicePorts,
    db,
    hub,
    logger,
    limits: options.limits ?? createMemoryLimits(),
    files,
    numberMarks: options.numberMarks,
    secrets: options.secrets ?? createMemorySecrets(options.env),
    seal: createSeal(options.installationKey ?? keyInMemory()),
    outbound: createOutbound(outbound ?? { allowedHosts: async () => [] }, logger),
    jobs,
    outgoing,
    readAgain,
    schedules: createSchedules({ ...slicePorts, db, jobs, outgoing, scheduleKinds }),
    slices: () => app.slices,
    events: () => app.events,
    tools: () => app.tools,
    publicJobs: () => app.publicJobs,
    scheduleKinds,
    notices: () => app.notices,
  };
  return { ...ports, mail: mailOf(app, ports, options.mail) };
}

function mailOf(
  app: FastifyInstance,
  ports: Omit<MailPorts, 'mailOptions' | 'transport'>,
  mailOptions: MailOptions = {},
): OpenedMail {
  const { limits, certificates, transport } = mailOptions;
  const mail = openMail({
    ...ports,
    mailOptions,
    transport: transport ?? createMailTransport({ outbound: ports.outbound, limits, certificates }),
  });
  app.decorate('mail', mail);
  app.addHook('onReady', async () => await mail.start());
  return mail;
}

interface Running {
  readonly host: Host;
  readonly work: Work;
  readonly rest: Rest | undefined;
}

/** Starts schedules and jobs once the server is ready, and ends them and their process before it drains. */
export function runJobsWith(app: FastifyInstance, { host, work, rest }: Running): void {
  const { jobs } = host;
  // process-local: the end of this process; on several: nothing.
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    if (stopped === undefined) {
      // The jobs first: a job that is stopped before its process ends counts no attempt.
      stopped = jobs.stop();
      work.close();
    }
    return stopped;
  };
  app.addHook('onReady', async () => {
    if (rest !== undefined) await host.outgoing.rest(rest.reason);
    rest?.recorded();
    await startSchedules(host);
    await jobs.start();
  });
  // Not awaited, so that the drain begins in the meantime.
  app.addHook('preClose', async () => inBackground(stop(), 'Stop'));
  // A server that never became ready runs no preClose hook.
  app.addHook('onClose', async () => await stop());
}
