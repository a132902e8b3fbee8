/**
 * Composes what runs in the background: the job queue, the agents with their tools, and the slices of requests
 * and findings. Jobs run from the moment the app is ready until it closes.
 */
import type { FastifyInstance } from 'fastify';
import { createWorkspaceScan, type WorkspaceScan } from '../workspace/workspace-scan.ts';
import { createAgentRegistry, type RegisteredAgent, register } from './agents/registry.ts';
import { securityAgent } from './agents/security/security-agent.ts';
import type { EventHub } from './platform/events/event-hub.ts';
import type { Actor } from './platform/http/actor.ts';
import { createEmbeddedJobQueue } from './platform/jobs/embedded-job-queue.ts';
import type { Reader } from './schema.ts';
import { registerFindings } from './slices/findings/findings.routes.ts';
import { createFindingsService } from './slices/findings/findings.service.ts';
import { keepFindings } from './slices/findings/keep-findings.ts';
import type { SlicePorts } from './slices/ports.ts';
import { findProject } from './slices/projects/projects.repository.ts';
import { type RequestPorts, requestJobKind } from './slices/requests/requests.ports.ts';
import { registerRequests } from './slices/requests/requests.routes.ts';
import { createRequestsService } from './slices/requests/requests.service.ts';
import { createRequestHandler } from './slices/requests/run-request.ts';
import { findUser } from './slices/users/users.repository.ts';

export interface AgentWorkOptions {
  /** Tests bring their own. */
  readonly agents?: readonly RegisteredAgent[] | undefined;
  readonly scanner?: WorkspaceScan | undefined;
  /** Where scans keep results for the next time; nowhere when absent. */
  readonly scanCacheDirectory?: string | undefined;
}

async function findActor(db: Reader, organizationId: string, userId: string): Promise<Actor | undefined> {
  const user = await findUser(db, organizationId, userId);
  return user && { userId, organizationId, role: user.role };
}

export function registerAgentWork(
  app: FastifyInstance,
  ports: SlicePorts & {
    readonly hub: EventHub;
    /** Nobody else runs jobs of this database: what a dead process left is taken up at once. */
    readonly isOnlyProcess: boolean;
  },
  options: AgentWorkOptions,
): void {
  const scanner = options.scanner ?? createWorkspaceScan({ cacheDirectory: options.scanCacheDirectory });
  const jobs = createEmbeddedJobQueue({
    db: ports.db,
    clock: ports.clock,
    exclusive: ports.isOnlyProcess,
    onError: (error, what) => app.log.error({ err: error }, `jobs: ${what}`),
  });
  const agents = createAgentRegistry(options.agents ?? [register(securityAgent)]);
  const requestPorts: RequestPorts = {
    ...ports,
    jobs,
    agents,
    tools: { scanner },
    findProject,
    findActor,
    keepFindings,
  };

  jobs.handle(requestJobKind, createRequestHandler(requestPorts));
  registerRequests(app, createRequestsService(requestPorts));
  registerFindings(app, createFindingsService(ports));
  app.busyWith.push(() => jobs.isBusy());
  app.addHook('onReady', async () => await jobs.start());
  app.addHook('onClose', async () => {
    await jobs.stop();
    await scanner.dispose();
  });
}
