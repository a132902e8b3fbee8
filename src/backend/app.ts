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
import type { ModelOptions } from './contexts/assist/models/open-models.ts';
import { mountCode } from './contexts/code/context.ts';
import { type FloorOptions, mountFloors } from './contexts/floors.ts';
import { mountInsight, openFigures } from './contexts/insight/context.ts';
import { mountMoney } from './contexts/money/context.ts';
import { mountPractice, practice } from './contexts/practice/context.ts';
import { mountTime, ratedTime, type SignIn, time } from './contexts/time/context.ts';
import { backupSlice } from './platform/backup/backup.slice.ts';
import type { Backups } from './platform/backup/backups.ts';
import { eventsSlice } from './platform/events/events.slice.ts';
import { filesSlice } from './platform/files/files.slice.ts';
import { createServer, type ServerOptions } from './platform/http/server.ts';
import { jobsSlice } from './platform/jobs/jobs.slice.ts';
import { type HostOptions, openHost, runJobsWith } from './platform/open-host.ts';
import { mountSlices } from './platform/slice.ts';
import type { Tool } from './platform/tools/tool.ts';
import type { Work } from './platform/work/work.ts';

export interface AppOptions extends ServerOptions, HostOptions, FloorOptions {
  /** Reads projects, in another process but in tests. It ends with the app. */
  readonly work: Work;
  /** Those that may be asked; all that ship when absent. */
  readonly agents?: readonly AgentDeclaration[];
  /** Scans that run side by side, the others wait; 1 when absent, since a scan uses every core itself. */
  readonly scansAtOnce?: number | undefined;
  readonly coach?: CoachOptions;
  /** Beside those of the slices. */
  readonly tools?: readonly Tool[] | undefined;
  /** Where keys of models may be named, and how long they are waited for. */
  readonly models?: ModelOptions;
  /** The user's own rules of tools; absent on a team server, where they are on record. */
  readonly policyFile?: string | undefined;
  /** All people of an organization when absent. */
  readonly signIn?: SignIn;
  /** Absent on a team server, where they are the operator's. */
  readonly backups?: Backups | undefined;
}

export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { work, agents = shippedAgents, coach = {}, models = {}, signIn = 'people', policyFile } = options;
  const app = await createServer({ ...options, newestBackupAt: options.backups?.newestAt });
  const host = openHost(app, options);
  const readings = createReadings();
  const figures = openFigures(host);
  const { slices, ...targets } = mountTime(host, { figures, signIn });
  const mounted = [
    ...mountFloors(options, {
      account: () => mountAccount(host, practice),
      practice: () => mountPractice(host, { time, ratedTime, work }),
      time: () => slices,
      code: () => mountCode(host, { work, readings, scansAtOnce: options.scansAtOnce ?? 1, figures }),
      money: () => mountMoney(host, { figures, work }),
      insight: () => mountInsight(host, { ...assist, figures, ...targets }),
      assist: () => mountAssist(host, { work, agents, figures, coach, models, targets, policyFile }),
    }),
    eventsSlice.mount(host),
    jobsSlice.mount(host),
    filesSlice.mount(host),
    backupSlice.mount({ backups: options.backups }),
  ];
  mountSlices(app, mounted, options.tools);
  runJobsWith(app, { jobs: host.jobs, work });
  return app;
}
