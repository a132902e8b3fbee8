/** A person's week by project. */
import { defineSlice } from '../../../platform/slice.ts';
import { weeksRoutes } from './weeks.routes.ts';
import { createWeeksService, type WeekPorts } from './weeks.service.ts';

export const weeksSlice = defineSlice({
  name: 'time/weeks',
  tables: [],
  reads: ['time_entries', 'timesheets', 'tasks', 'clients', 'projects'],
  people: [],
  mount: (ports: WeekPorts) => ({ routes: weeksRoutes(createWeeksService(ports)) }),
});
