/** What is to be worked, and days off. */

import { defineSlice } from '../../../platform/slice.ts';
import { createDaysOffService } from './days-off.service.ts';
import { workingTimeEvents } from './working-times.events.ts';
import { daysOffRoutes, workingTimesRoutes } from './working-times.routes.ts';
import { workingTimeScope } from './working-times.scope.ts';
import { createWorkingTimesService, type WorkingTimesPorts } from './working-times.service.ts';

export const workingTimesSlice = defineSlice({
  name: 'time/working-times',
  tables: ['working_times', 'days_off'],
  reads: [],
  people: ['working_times.user_id', 'days_off.user_id'],
  scope: workingTimeScope,
  events: workingTimeEvents,
  mount: (ports: WorkingTimesPorts) => ({
    routes: [
      ...workingTimesRoutes(createWorkingTimesService(ports)),
      ...daysOffRoutes(createDaysOffService(ports)),
    ],
  }),
});
