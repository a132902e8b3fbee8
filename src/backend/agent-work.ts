/**
 * Composes what runs in the background: the job queue, the agents with their tools, and the slices of requests,
 * scans and findings. Jobs run from the moment the app is ready until it closes.
 */
import type { FastifyInstance } from 'fastify';
import { createReadings } from '../workspace/readings/readings.ts';
import { createWorkspaceScan, type WorkspaceScan } from '../workspace/workspace-scan.ts';
import { createProjectTools } from './agents/project-tools.ts';
import { createAgentRegistry, type RegisteredAgent, register } from './agents/registry.ts';
import { securityAgent } from './agents/security/security-agent.ts';
import { findUser } from './contexts/account/users/users.repository.ts';
import { type RequestPorts, requestJobKind } from './contexts/assist/requests/requests.ports.ts';
import { registerRequests } from './contexts/assist/requests/requests.routes.ts';
import { createRequestsService } from './contexts/assist/requests/requests.service.ts';
import { createRequestHandler } from './contexts/assist/requests/run-request.ts';
import { findDismissals } from './contexts/code/findings/find-dismissals.ts';
import { registerFindings } from './contexts/code/findings/findings.routes.ts';
import { createFindingsService } from './contexts/code/findings/findings.service.ts';
import { keepFindings } from './contexts/code/findings/keep-findings.ts';
import { registerImports } from './contexts/code/findings/sarif-imports/imports.routes.ts';
import { createImportsService } from './contexts/code/findings/sarif-imports/imports.service.ts';
import { recordHealth } from './contexts/code/health/record-health.ts';
import { createInventoryService } from './contexts/code/scans/inventory.ts';
import { createScanHandler } from './contexts/code/scans/run-scan.ts';
import { type ScanPorts, scanJobKind } from './contexts/code/scans/scans.ports.ts';
import { registerScans } from './contexts/code/scans/scans.routes.ts';
import { createScansService } from './contexts/code/scans/scans.service.ts';
import { createStackService } from './contexts/code/scans/stack.ts';
import { findProject } from './contexts/practice/projects/projects.repository.ts';
import type { EventHub } from './platform/events/event-hub.ts';
import type { Actor } from './platform/http/actor.ts';
import { createEmbeddedJobQueue } from './platform/jobs/embedded-job-queue.ts';
import type { SlicePorts } from './platform/ports.ts';
import type { Reader } from './schema.ts';

export interface AgentWorkOptions {
  /** Tests bring their own. */
  readonly agents?: readonly RegisteredAgent[] | undefined;
  readonly scanner?: WorkspaceScan | undefined;
  /** Where scans keep results for the next time; nowhere when absent. */
  readonly scanCacheDirectory?: string | undefined;
  /** Scans that run side by side, the others wait; 1 when absent, since a scan uses every core itself. */
  readonly scansAtOnce?: number | undefined;
  /** Where the advisories lie that the user imported; none when absent. */
  readonly advisoryDirectory?: string | undefined;
  /** Address of the service that is asked about advisories, where whoever asks for a scan wants that. */
  readonly osvUrl?: string | undefined;
}

async function findActor(db: Reader, organizationId: string, userId: string): Promise<Actor | undefined> {
  const user = await findUser(db, organizationId, userId);
  return user && { userId, organizationId, role: user.role };
}

function composeScans(app: FastifyInstance, ports: ScanPorts): void {
  ports.jobs.handle(scanJobKind, createScanHandler(ports));
  registerScans(app, {
    scans: createScansService(ports),
    inventory: createInventoryService(ports),
    stack: createStackService(ports),
  });
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
  const readings = createReadings();
  const tools = createProjectTools({ ...options, clock: ports.clock, readings });
  const agents = createAgentRegistry(options.agents ?? [register(securityAgent)]);
  const requestPorts: RequestPorts = {
    ...ports,
    jobs,
    agents,
    tools: { ...tools, scanner },
    findProject,
    findActor,
    keepFindings,
    findDismissals,
    recordHealth,
  };

  jobs.handle(requestJobKind, createRequestHandler(requestPorts));
  registerRequests(app, createRequestsService(requestPorts));
  const findingPorts = { ...ports, findProject, findUser, readings };
  registerFindings(app, createFindingsService(findingPorts));
  registerImports(app, createImportsService(findingPorts));
  const { scansAtOnce = 1 } = options;
  const { dependencies, health: measureHealth } = tools;
  const scanPorts = { ...requestPorts, keepFindings, findDismissals, scanner, readings, scansAtOnce };
  composeScans(app, { ...scanPorts, dependencies, measureHealth });
  app.busyWith.push(() => jobs.isBusy());
  app.addHook('onReady', async () => await jobs.start());
  app.addHook('onClose', async () => {
    await jobs.stop();
    readings.dispose();
    await scanner.dispose();
  });
}
