/**
 * The composition root of the backend: an unstarted Fastify instance of the platform and the contexts, in the order of
 * their floors. The embedded backend, the team server and the tests share it; listening happens in main files only.
 */
import type { FastifyInstance } from 'fastify';
import { type AgentDeclaration, shippedAgents } from '../contract/work/agents.ts';
import { createReadings } from '../workspace/readings/readings.ts';
import { mountAccount } from './contexts/account/context.ts';
import type { CoachOptions } from './contexts/assist/coach/coach.slice.ts';
import { assist, mountAssist } from './contexts/assist/context.ts';
import { mountCode } from './contexts/code/context.ts';
import { mountInsight, openFigures } from './contexts/insight/context.ts';
import { mountMoney } from './contexts/money/context.ts';
import { mountPractice } from './contexts/practice/context.ts';
import { mountTime, time } from './contexts/time/context.ts';
import type { Clock } from './platform/clock.ts';
import { createEventHub, type EventHub } from './platform/events/event-hub.ts';
import { eventsSlice } from './platform/events/events.slice.ts';
import type { Host } from './platform/host.ts';
import { createServer, type ServerOptions } from './platform/http/server.ts';
import { createEmbeddedJobQueue } from './platform/jobs/embedded-job-queue.ts';
import { jobsSlice } from './platform/jobs/jobs.slice.ts';
import { mountSlices } from './platform/slice.ts';
import { createUnitOfWork } from './platform/unit-of-work.ts';
import type { Work } from './platform/work/work.ts';

export interface AppOptions extends ServerOptions {
  readonly clock: Clock;
  readonly hub?: EventHub;
  /** Reads projects, in another process but in tests. It ends with the app. */
  readonly work: Work;
  /** Those that may be asked; all that ship when absent. */
  readonly agents?: readonly AgentDeclaration[];
  /** Scans that run side by side, the others wait; 1 when absent, since a scan uses every core itself. */
  readonly scansAtOnce?: number | undefined;
  readonly coach?: CoachOptions;
  /** Hears of an event whose content is not as its slice declares; logged when absent. */
  readonly onEventFault?: (fault: string) => void;
}

function createHost(
  app: FastifyInstance,
  { database, clock, logger, hub = createEventHub(), onEventFault }: AppOptions,
): Host {
  const db = database.query;
  const unitOfWork = createUnitOfWork({
    database,
    hub,
    clock,
    events: () => app.events,
    onFault: onEventFault ?? ((fault) => logger.error(fault)),
  });
  // Nobody else runs jobs of a database of one file: what a dead process left is taken up at once.
  const exclusive = database.dialect === 'sqlite';
  const onError = (error: unknown, what: string) => logger.error({ err: error }, `jobs: ${what}`);
  return {
    db,
    unitOfWork,
    clock,
    hub,
    logger,
    jobs: createEmbeddedJobQueue({ db, clock, exclusive, onError }),
    slices: () => app.slices,
  };
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { work, agents = shippedAgents, scansAtOnce = 1, coach = {} } = options;
  const app = await createServer(options);
  const host = createHost(app, options);
  const readings = createReadings();
  const figures = openFigures(host);
  const { slices, loadTargets } = mountTime(host, { figures });
  mountSlices(app, [
    ...mountAccount(host),
    ...mountPractice(host, { time }),
    ...slices,
    ...mountCode(host, { work, readings, scansAtOnce }),
    ...mountMoney(host, { figures }),
    ...mountInsight(host, { ...assist, figures, loadTargets }),
    ...mountAssist(host, { work, agents, figures, coach }),
    eventsSlice.mount(host),
    jobsSlice.mount(host.jobs),
  ]);
  app.addHook('onReady', async () => await host.jobs.start());
  app.addHook('onClose', async () => {
    // Jobs are told to stop before their process is ended under them, so that it is no failed attempt.
    const stopped = host.jobs.stop();
    work.close();
    readings.dispose();
    await stopped;
  });
  return app;
}
