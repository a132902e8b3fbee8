/** The one entry of a person that runs. */
import { defineSlice } from '../../../platform/slice.ts';
import { createEntryChangesService } from '../entries/changes/entry-changes.service.ts';
import { createClockWatch } from './clock-watch.ts';
import { timerEvents } from './timer.events.ts';
import { timerNotices } from './timer.notices.ts';
import { timerRoutes } from './timer.routes.ts';
import { createTimerService } from './timer.service.ts';
import { type TimerToolPorts, timerTools } from './timer.tools.ts';

export const timerSlice = defineSlice({
  name: 'time/timer',
  tables: [],
  reads: ['projects', 'users'],
  people: [],
  record: [{ kind: 'timer', title: 'note', route: '/api/v1/time-entries/:id', icon: 'watch' }],
  permissions: { 'timer:stop': { user: 'lead' } },
  events: timerEvents,
  mount: (ports: TimerToolPorts) => {
    const clockWatch = createClockWatch(ports.clock);
    const service = createTimerService(ports, clockWatch);
    const changes = createEntryChangesService(ports);
    return {
      routes: timerRoutes(service),
      notices: timerNotices,
      tools: timerTools({ ports, clockWatch, service, changes }),
    };
  },
});
