/** The one entry of a person that runs. */
import { defineSlice } from '../../../platform/slice.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import { timerRoutes } from './timer.routes.ts';
import { createTimerService } from './timer.service.ts';

export const timerSlice = defineSlice({
  name: 'time/timer',
  tables: [],
  reads: [],
  people: [],
  mount: (ports: TimeEntryPorts) => ({ routes: timerRoutes(createTimerService(ports)) }),
});
