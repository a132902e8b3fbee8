/**
 * The composition root of the backend: an unstarted Fastify instance of the platform and the contexts, in the order of
 * their floors. The embedded backend, the team server and the tests share it; listening happens in main files only.
 */
import type { FastifyInstance } from 'fastify';
import { shippedAgents } from '../contract/work/agents.ts';
import { createReadings } from '../workspace/readings/readings.ts';
import type { AppOptions } from './app-options.ts';
import { account, mountAccount } from './contexts/account/context.ts';
import { openKeyDoor } from './contexts/account/keys/key-door.ts';
import { agents, mountAgents } from './contexts/agents/context.ts';
import { coach, mountCoach } from './contexts/coach/context.ts';
import { mountCode } from './contexts/code/context.ts';
import { mountDesk } from './contexts/desk/context.ts';
import { mountFloors } from './contexts/floors.ts';
import { mountInsight, openFigures, openSheetValue } from './contexts/insight/context.ts';
import { models, mountModels } from './contexts/models/context.ts';
import { mountMoney } from './contexts/money/context.ts';
import { mountPractice, practice } from './contexts/practice/context.ts';
import { mountTime, ratedTime, time } from './contexts/time/context.ts';
import { backupSlice } from './platform/backup/backup.slice.ts';
import { eventsSlice } from './platform/events/events.slice.ts';
import { filesSlice } from './platform/files/files.slice.ts';
import { mountRoutes } from './platform/http/route.ts';
import { createServer } from './platform/http/server.ts';
import { jobsSlice } from './platform/jobs/jobs.slice.ts';
import { mailSlice } from './platform/mail/mail.slice.ts';
import { openHost, runJobsWith } from './platform/open-host.ts';
import { outgoingSlice } from './platform/outgoing/outgoing.slice.ts';
import { runnerRoutes } from './platform/runners/serve-runner.ts';
import { schedulesSlice } from './platform/schedules/schedules.slice.ts';
import { mountSlices } from './platform/slice.ts';

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { work, signIn = 'people', projectFolders = 'records', scansAtOnce = 1, policyFile } = options;
  const keyDoor = openKeyDoor(options.authenticate);
  const app = await createServer({ ...options, ...keyDoor, newestBackupAt: options.backups?.newestAt });
  const readAgain = account.readActorAgain(options.clock);
  const host = openHost(app, { env: options.models?.env, ...options, readAgain });
  const readings = createReadings();
  const figures = openFigures(host);
  const opened = models.open(host, options.models ?? {});
  const shared = { figures, models: opened.gateway, tools: agents.openTools({ ...host, policyFile }) };
  const { slices, ...targets } = mountTime(host, { figures, signIn, valueSheet: openSheetValue(host) });
  const mounted = [
    ...mountFloors(options, {
      account: () =>
        mountAccount(host, { ...options, ...practice, ...keyDoor, ...time, connections: app.connections }),
      practice: () => mountPractice(host, { time, ratedTime, work, signIn, projectFolders }),
      time: () => slices,
      code: () => mountCode(host, { work, readings, scansAtOnce, figures, projectFolders }),
      money: () => mountMoney(host, { figures, work, ...targets }),
      insight: () => mountInsight(host, { ...coach, figures, ...targets }),
      models: () => mountModels(host, opened),
      agents: () =>
        mountAgents(host, {
          ...shared,
          ...coach,
          work,
          policyFile,
          projectFolders,
          keptCopies: options.keptCopies,
          agents: options.agents ?? shippedAgents,
        }),
      coach: () => mountCoach(host, { ...shared, targets, options: options.coach ?? {} }),
      desk: () => mountDesk(host, options),
    }),
    eventsSlice.mount(host),
    jobsSlice.mount(host),
    filesSlice.mount(host),
    mailSlice.mount(host.mail),
    backupSlice.mount({ ...host, backups: options.backups, keepUp: options.keepUp }),
    schedulesSlice.mount({ ...host, findPerson: account.findActorBy(host.clock) }),
    outgoingSlice.mount(host),
  ];
  mountSlices(app, mounted, options.tools);
  if (options.runners !== undefined) mountRoutes(app, runnerRoutes(options.runners));
  runJobsWith(app, { host, work, rest: options.rest });
  return app;
}
