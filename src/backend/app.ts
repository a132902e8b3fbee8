/**
 * The composition root of the backend: builds an unstarted Fastify instance out of the platform and the slices.
 * The embedded backend, the team server and the tests share it; listening happens in main files only.
 * Slices are listed by hand (a bundle has no folders to read) and meet only through the ports handed to them here.
 */
import fastifyWebsocket from '@fastify/websocket';
import { type FastifyInstance, fastify } from 'fastify';
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { mayDecideOwn } from '../domain/timesheet-states.ts';
import { type AgentWorkOptions, registerAgentWork } from './agent-work.ts';
import {
  findOrganization,
  loadCountry,
  loadSelfApproval,
  loadTimePolicy,
  loadWeekPractice,
} from './contexts/account/organizations/organizations.repository.ts';
import { registerOrganizations } from './contexts/account/organizations/organizations.routes.ts';
import { createOrganizationsService } from './contexts/account/organizations/organizations.service.ts';
import { findUser, holdUser } from './contexts/account/users/users.repository.ts';
import { registerUsers } from './contexts/account/users/users.routes.ts';
import { addUser, createUsersService } from './contexts/account/users/users.service.ts';
import { type CoachOptions, composeCoach } from './contexts/assist/coach/compose-coach.ts';
import { openPractice } from './contexts/assist/coach/open-practice.ts';
import { countStanding } from './contexts/code/findings/count-standing.ts';
import { registerProjectHealth } from './contexts/code/health/health.routes.ts';
import { createHealthService } from './contexts/code/health/health.service.ts';
import { registerDashboard } from './contexts/insight/dashboard/dashboard.routes.ts';
import { createDashboardService } from './contexts/insight/dashboard/dashboard.service.ts';
import { registerReports } from './contexts/insight/reports/reports.routes.ts';
import { createReportsService } from './contexts/insight/reports/reports.service.ts';
import { registerSavedReports } from './contexts/insight/reports/saved-reports.routes.ts';
import { createSavedReportsService } from './contexts/insight/reports/saved-reports.service.ts';
import { sumUnbilled } from './contexts/money/invoices/billable-time.repository.ts';
import { registerInvoices } from './contexts/money/invoices/invoices.routes.ts';
import { createInvoicesService } from './contexts/money/invoices/invoices.service.ts';
import { findClient } from './contexts/practice/clients/clients.repository.ts';
import { registerClients } from './contexts/practice/clients/clients.routes.ts';
import { addNamedClient, createClientsService } from './contexts/practice/clients/clients.service.ts';
import { findProject, holdProject } from './contexts/practice/projects/projects.repository.ts';
import { registerProjects } from './contexts/practice/projects/projects.routes.ts';
import { addProject, createProjectsService } from './contexts/practice/projects/projects.service.ts';
import { findTask } from './contexts/practice/tasks/tasks.repository.ts';
import { registerTasks } from './contexts/practice/tasks/tasks.routes.ts';
import { addTask, createTasksService } from './contexts/practice/tasks/tasks.service.ts';
import { loadRuleBook, loadTimeRules } from './contexts/practice/time-rules/time-rules.repository.ts';
import { registerTimeRules } from './contexts/practice/time-rules/time-rules.routes.ts';
import { createEntryChangesService } from './contexts/time/entries/changes/entry-changes.service.ts';
import { registerEntryPreview } from './contexts/time/entries/entry-preview.routes.ts';
import {
  hasEntries,
  hasRunningTimer,
  insertEntries,
  listRecorded,
} from './contexts/time/entries/time-entries.repository.ts';
import { registerTimeEntries } from './contexts/time/entries/time-entries.routes.ts';
import { createTimeEntriesService } from './contexts/time/entries/time-entries.service.ts';
import { registerProposals } from './contexts/time/proposals/proposals.routes.ts';
import { createProposalsService } from './contexts/time/proposals/proposals.service.ts';
import { registerTimer } from './contexts/time/timer/timer.routes.ts';
import { createTimerService } from './contexts/time/timer/timer.service.ts';
import {
  addDecidedSheet,
  lockInDecidedSheets,
  removeDecidedSheets,
  returnToSheets,
} from './contexts/time/timesheets/decided-sheets.ts';
import { settleEmptiedSheets } from './contexts/time/timesheets/settle-emptied-sheets.ts';
import { markInvoiced, releaseInvoiced } from './contexts/time/timesheets/timesheet-billing.ts';
import { countPeople, findTimesheetLock } from './contexts/time/timesheets/timesheets.repository.ts';
import { registerTimesheets } from './contexts/time/timesheets/timesheets.routes.ts';
import { createTimesheetsService } from './contexts/time/timesheets/timesheets.service.ts';
import { registerTimeExports } from './contexts/time/transfer/exports/exports.routes.ts';
import { createTimeExportsService } from './contexts/time/transfer/exports/exports.service.ts';
import { registerTimeImports } from './contexts/time/transfer/imports/imports.routes.ts';
import {
  createTimeImportsService,
  type TimeImportsService,
} from './contexts/time/transfer/imports/imports.service.ts';
import { registerWeeks } from './contexts/time/weeks/weeks.routes.ts';
import { createWeeksService, type WeekPorts } from './contexts/time/weeks/weeks.service.ts';
import { createDaysOffService } from './contexts/time/working-times/days-off.service.ts';
import { loadWorkTargets } from './contexts/time/working-times/work-targets.ts';
import { loadWorkingTime } from './contexts/time/working-times/working-times.repository.ts';
import { registerDaysOff, registerWorkingTimes } from './contexts/time/working-times/working-times.routes.ts';
import { createWorkingTimesService } from './contexts/time/working-times/working-times.service.ts';
import { registerBusy } from './platform/busy.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/db/database.ts';
import { createEventHub, type EventHub } from './platform/events/event-hub.ts';
import { registerEvents } from './platform/events/events.routes.ts';
import { createHolidays } from './platform/holidays/holidays.ts';
import type { Authenticate } from './platform/http/actor.ts';
import { registerAuthorization } from './platform/http/authorization.ts';
import { registerBodylessRoutes } from './platform/http/bodyless-routes.ts';
import { answerGarbage, answerUnrouted, registerErrorHandler } from './platform/http/error-handler.ts';
import { endFailedSocket } from './platform/http/failed-sockets.ts';
import { registerHealthRoutes } from './platform/http/health.ts';
import { registerLocalOnly } from './platform/http/local-only.ts';
import { registerOpenApi, registerOpenApiRoutes } from './platform/http/openapi.ts';
import { registerRefusedUpgrades } from './platform/http/refused-upgrades.ts';
import { compileSerializer } from './platform/http/serializer.ts';
import { traceHeader, traceIdOf } from './platform/http/trace.ts';
import { registerConditionalReads } from './platform/http/versions.ts';
import type { Logger } from './platform/log/logger.ts';
import type { SlicePorts } from './platform/ports.ts';
import { createUnitOfWork } from './platform/unit-of-work.ts';
import type { Schema } from './schema.ts';

export interface AppOptions {
  readonly database: Database<Schema>;
  readonly authenticate: Authenticate;
  readonly clock: Clock;
  /** Version of the product, as /health and the OpenAPI document give it. */
  readonly version: string;
  /** Embedded: only this machine may ask, and no web page. */
  readonly localOnly: boolean;
  readonly logger: Logger;
  /** Embedded: shows clients that this is the backend of their discovery file. */
  readonly prove?: (challenge: string) => string | undefined;
  readonly hub?: EventHub;
  readonly agentWork?: AgentWorkOptions;
  readonly coach?: CoachOptions;
  /** Hears of each route as it is registered. */
  readonly onRoute?: ((method: string, url: string) => void) | undefined;
}

/** Notes and documents fit with room; a 5 MB note does not. */
const bodyLimitBytes = 1024 * 1024;

function createServer(options: AppOptions): FastifyInstance {
  const app = fastify({
    loggerInstance: options.logger,
    genReqId: traceIdOf,
    bodyLimit: bodyLimitBytes,
    exposeHeadRoutes: false,
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerGarbage,
    routerOptions: { ignoreTrailingSlash: true },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(compileSerializer);
  app.addHook('onRequest', async (request, reply) => {
    reply.header(traceHeader, request.id);
  });
  return app as unknown as FastifyInstance;
}

function registerSlices(app: FastifyInstance, options: AppOptions, hub: EventHub): void {
  const { database, clock } = options;
  const ports = { db: database.query, unitOfWork: createUnitOfWork({ database, hub, clock }), clock };
  const timePorts = {
    ...ports,
    findProject: holdProject,
    findTask,
    holdPerson: holdUser,
    loadPolicy: loadTimePolicy,
    loadTimeRules,
    findLock: findTimesheetLock,
    settleEmptiedSheets,
    sumUnbilled,
  };
  registerOrganizations(app, createOrganizationsService(ports));
  registerUsers(app, createUsersService(ports));
  registerClients(app, createClientsService({ ...ports, loadCountry }));
  registerProjects(
    app,
    createProjectsService({ ...ports, findClient, time: { hasRunningTimer, hasEntries } }),
  );
  registerTimeEntries(app, createTimeEntriesService(timePorts), createEntryChangesService(timePorts));
  registerTimer(app, createTimerService(timePorts));
  registerTimeRules(app, ports);
  registerEntryPreview(app, timePorts);
  registerTasks(app, createTasksService({ ...ports, findProject }));
  const practice = {
    holidays: createHolidays((message) => options.logger.warn(message)),
    loadPractice: loadWeekPractice,
  };
  registerReports(
    app,
    createReportsService({
      ...ports,
      loadPolicy: loadTimePolicy,
      loadRuleBook,
      loadTargets: async (db, asked) => await loadWorkTargets(practice, db, asked),
    }),
  );
  registerSavedReports(app, createSavedReportsService(ports));
  registerTimeImports(app, composeImports(ports));
  registerTimeExports(app, createTimeExportsService({ ...ports, loadPractice: loadTimePolicy }));
  registerProposals(
    app,
    createProposalsService({
      ...ports,
      findProject,
      listRecorded,
      loadZone: async (db, id) => (await loadTimePolicy(db, id)).zone,
    }),
  );
  registerTimesheets(app, createTimesheetsService({ ...ports, loadSelfApproval, loadTimeRules }));
  composeWeeks(app, ports, practice);
  registerInvoices(
    app,
    createInvoicesService({
      ...ports,
      findSeller: findOrganization,
      findBuyer: findClient,
      loadTimeRules,
      timesheets: { markInvoiced, releaseInvoiced },
    }),
  );
  registerAgentWork(
    app,
    { ...ports, hub, isOnlyProcess: database.dialect === 'sqlite' },
    options.agentWork ?? {},
  );
  registerProjectHealth(app, createHealthService({ ...ports, findProject, countStanding }));
  composeCoach(app, ports, options.coach ?? {});
  registerDashboard(
    app,
    createDashboardService({
      clock,
      openPractice: (caller) => openPractice(ports, caller),
      loadCurrency: async (id) => (await loadTimePolicy(ports.db, id)).currency,
    }),
  );
  registerEvents(app, { db: database.query, hub });
}

/** Time beside what was to be worked. */
function composeWeeks(
  app: FastifyInstance,
  ports: SlicePorts,
  practice: Pick<WeekPorts, 'holidays' | 'loadPractice'>,
): void {
  registerWorkingTimes(app, createWorkingTimesService({ ...ports, findUser, holidays: practice.holidays }));
  registerDaysOff(app, createDaysOffService({ ...ports, findUser }));
  registerWeeks(
    app,
    createWeeksService({
      ...practice,
      ...ports,
      findUser,
      loadWorkingTime,
      loadTimeRules,
    }),
  );
}

/** An import makes what its file names, each by the slice that owns it. */
function composeImports(ports: SlicePorts): TimeImportsService {
  return createTimeImportsService({
    ...ports,
    loadPractice: loadTimePolicy,
    loadRuleBook,
    async mayDecideOwn(db, organizationId) {
      const selfApproval = await loadSelfApproval(db, organizationId);
      return mayDecideOwn({ selfApproval, personCount: await countPeople(db, organizationId) });
    },
    async addClient(work, organizationId, input) {
      const countryCode = await loadCountry(work.trx, organizationId);
      return await addNamedClient(work, organizationId, { ...input, countryCode });
    },
    addUser,
    addProject,
    addTask,
    insertEntries,
    addDecidedSheet,
    lockInDecidedSheets,
    returnToSheets,
    removeDecidedSheets,
    settleEmptiedSheets,
  });
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = createServer(options);
  const { onRoute } = options;
  if (onRoute) {
    app.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) {
        onRoute(method, route.url);
      }
    });
  }
  registerBusy(app);
  registerErrorHandler(app);
  if (options.localOnly) {
    registerLocalOnly(app);
  }
  registerAuthorization(app, options.authenticate);
  await app.register(fastifyWebsocket, {
    options: { maxPayload: bodyLimitBytes },
    errorHandler: endFailedSocket,
  });
  registerRefusedUpgrades(app);
  registerBodylessRoutes(app);
  registerConditionalReads(app);
  await registerOpenApi(app, options.version);
  registerHealthRoutes(app, options);
  registerOpenApiRoutes(app);
  registerSlices(app, options, options.hub ?? createEventHub());
  return app;
}
