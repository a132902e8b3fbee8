/** A person's week by project. */
import { defineSlice } from '../../../platform/slice.ts';
import { weeksRoutes } from './weeks.routes.ts';
import { createWeeksService, type WeekPorts } from './weeks.service.ts';
import { weekTools } from './weeks.tools.ts';

export const weeksSlice = defineSlice({
  name: 'time/weeks',
  tables: [],
  reads: ['time_entries', 'timesheets', 'tasks', 'clients', 'projects'],
  people: [],
  mount: (ports: WeekPorts) => {
    const service = createWeeksService(ports);
    return { routes: weeksRoutes(service), tools: weekTools(service, ports.clock) };
  },
});
