/** Schedules over a test's database, without an app: a clock that tests move, kinds that they plant, a queue that dies. */

import type { Person } from '../../../domain/policy/actor.ts';
import { loadOwner } from '../../contexts/account/first-start.ts';
import { findPerson } from '../../contexts/account/read-actor-again.ts';
import type { Database } from '../../platform/db/database.ts';
import { EmbeddedJobQueue } from '../../platform/jobs/embedded-job-queue.ts';
import type { JobQueue } from '../../platform/jobs/job-queue.ts';
import { endRest } from '../../platform/outgoing/outgoing.repository.ts';
import { outgoingScope } from '../../platform/outgoing/outgoing.scope.ts';
import { createOutgoing, type Outgoing } from '../../platform/outgoing/outgoing.ts';
import type { Reads } from '../../platform/reach/reads.ts';
import { createScheduleFeeder } from '../../platform/schedules/fire-schedules.ts';
import { scheduleDoor } from '../../platform/schedules/rest-schedules.ts';
import { createScheduleHandler } from '../../platform/schedules/run-schedule.ts';
import { scheduleJob } from '../../platform/schedules/schedule-job.ts';
import type { ScheduleKind } from '../../platform/schedules/schedule-kind.ts';
import { scheduleEvents } from '../../platform/schedules/schedules.events.ts';
import type { RunnerPorts } from '../../platform/schedules/schedules.ports.ts';
import { scheduleScope } from '../../platform/schedules/schedules.scope.ts';
import { createSchedules, type NewSchedule, type Schedules } from '../../platform/schedules/set-schedule.ts';
import { startSchedules } from '../../platform/schedules/start-schedules.ts';
import type { Schema } from '../../schema.ts';
import { createSlicePorts } from '../reach/slice-ports.ts';
import { createKillSwitch } from './kill-switch.ts';

export interface Scheduler {
  readonly schedules: Schedules;
  readonly outgoing: Outgoing;
  /** As an administrator looks. */
  readonly reads: Reads;
  /** One that an app calls in at its start. */
  start(): Promise<void>;
  /** What is due by now has run. */
  settle(): Promise<void>;
  set(schedule: NewSchedule): Promise<void>;
  /** As a person does who has seen what would go out. */
  release(): Promise<void>;
  /** From now on nothing that it says reaches the database. */
  kill(): void;
  stop(): Promise<void>;
}

export interface ScheduleGround {
  readonly owner: Person;
  readonly clock: { now: number };
  readonly kinds: Map<string, ScheduleKind>;
  open(): Scheduler;
}

const firstStart = {
  ownerName: 'Mara Voss',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  countryCode: 'DE',
  language: 'en',
};

export async function layScheduleGround(database: Database<Schema>, now: number): Promise<ScheduleGround> {
  const clock = { now };
  const owner = await loadOwner(database, { ...firstStart, now });
  const kinds = new Map<string, ScheduleKind>();
  return { owner, clock, kinds, open: () => openScheduler(database, { owner, clock, kinds }) };
}

function openScheduler(
  database: Database<Schema>,
  { owner, clock, kinds }: Omit<ScheduleGround, 'open'>,
): Scheduler {
  const { plugin, kill, refuseKilled } = createKillSwitch();
  const killable: Database<Schema> = Object.create(database, {
    query: { value: database.query.withPlugin(plugin) },
    transaction: {
      value: async <T>(work: Parameters<typeof database.transaction<T>>[0]) => {
        refuseKilled();
        return await database.transaction(work);
      },
    },
  });
  const db = killable.query;
  const slicePorts = createSlicePorts({
    database: killable,
    clock: () => clock.now,
    events: () => scheduleEvents,
    scopes: { ...scheduleScope, ...outgoingScope },
  });
  const jobs: JobQueue = new EmbeddedJobQueue({
    db,
    clock: () => clock.now,
    exclusive: true,
    onError: (error) => {
      if (!String(error).includes('killed')) throw error;
    },
    random: () => 0,
  });
  const outgoing = createOutgoing({ ...slicePorts, db });
  const ports: RunnerPorts = {
    ...slicePorts,
    db,
    jobs,
    outgoing,
    scheduleKinds: () => kinds,
    findPerson,
  };
  const schedules = createSchedules(ports);
  jobs.feed(createScheduleFeeder(ports));
  jobs.handle(scheduleJob, createScheduleHandler(ports));
  outgoing.add(scheduleDoor(ports));
  return {
    schedules,
    outgoing,
    reads: slicePorts.reads(owner),
    async start() {
      await startSchedules({ ...ports, schedules });
      await jobs.start();
      await jobs.idle();
    },
    async settle() {
      jobs.wake();
      await jobs.idle();
    },
    set: async (schedule) =>
      await slicePorts.unitOfWork.write(owner, async (work) => await schedules.set(work, schedule)),
    release: async () =>
      await slicePorts.unitOfWork.write(owner, async (work) => {
        await endRest(work.writes, { by: 'test', now: work.now });
        for (const door of outgoing.doors) await door.release(work);
      }),
    kill,
    stop: async () => await jobs.stop(),
  };
}
