/** What happens again by itself. Other slices declare the kinds, and set them up through the port. */
import type { Outgoing } from '../outgoing/outgoing.ts';
import { defineSlice } from '../slice.ts';
import { createScheduleFeeder } from './fire-schedules.ts';
import { scheduleDoor } from './rest-schedules.ts';
import { createScheduleHandler } from './run-schedule.ts';
import { failedScheduleNotices } from './schedule-failed.notices.ts';
import { scheduleJob } from './schedule-job.ts';
import { scheduleEvents } from './schedules.events.ts';
import { scheduleNotices } from './schedules.notices.ts';
import type { RunnerPorts } from './schedules.ports.ts';
import { schedulesRoutes } from './schedules.routes.ts';
import { scheduleScope } from './schedules.scope.ts';
import { createSchedulesService } from './schedules.service.ts';
import { scheduleTools } from './schedules.tools.ts';

interface SchedulesSlicePorts extends RunnerPorts {
  readonly outgoing: Outgoing;
}

export const schedulesSlice = defineSlice({
  name: 'platform/schedules',
  tables: ['schedules', 'schedule_runs'],
  reads: ['organizations'],
  people: ['schedules.user_id'],
  permissions: {
    'schedule:read': { user: 'own', billing_admin: 'own', approver: 'own' },
    'schedule:write': { user: 'own', billing_admin: 'own', approver: 'own' },
  },
  scope: scheduleScope,
  events: scheduleEvents,
  mount: (ports: SchedulesSlicePorts) => {
    ports.jobs.feed(createScheduleFeeder(ports));
    ports.jobs.handle(scheduleJob, createScheduleHandler(ports));
    ports.outgoing.add(scheduleDoor(ports));
    const service = createSchedulesService(ports);
    return {
      routes: schedulesRoutes(service),
      tools: scheduleTools({ service, kinds: ports.scheduleKinds }),
      notices: {
        ...scheduleNotices(ports.scheduleKinds),
        ...failedScheduleNotices(ports.scheduleKinds),
      },
    };
  },
});
