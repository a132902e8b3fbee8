/** Goals, habits and check-ins of people, by the figures of their owners. */
import { defineSlice } from '../../../platform/slice.ts';
import type { CheckInPorts } from './check-ins/check-ins.ports.ts';
import { checkInRoutes } from './check-ins/check-ins.routes.ts';
import { createCheckInsService } from './check-ins/check-ins.service.ts';
import { goalEvents } from './goals.events.ts';
import { goalsRoutes } from './goals.routes.ts';
import { goalScope } from './goals.scope.ts';
import { createGoalsService } from './goals.service.ts';
import { goalTools } from './goals.tools.ts';
import { habits } from './habits/habits.record.ts';
import { habitsRoutes } from './habits/habits.routes.ts';
import { createHabitsService } from './habits/habits.service.ts';

export const goalsSlice = defineSlice({
  name: 'coach/goals',
  tables: ['goals', 'habits', 'habit_ticks', 'check_ins', 'promises'],
  reads: ['time_entries', 'timesheets', 'scans', 'invoices'],
  people: ['goals.user_id', 'habits.user_id', 'check_ins.user_id', 'promises.user_id'],
  scope: goalScope,
  events: { ...goalEvents, ...habits.events },
  mount: (ports: Omit<CheckInPorts, 'goals' | 'habits'>) => {
    const goals = createGoalsService(ports);
    const kept = createHabitsService(ports);
    const checkIns = createCheckInsService({ ...ports, goals, habits: kept });
    return {
      tools: goalTools({ ports, clock: ports.clock, goals, checkIns }),
      routes: [...goalsRoutes(goals), ...habitsRoutes(kept), ...checkInRoutes(checkIns)],
    };
  },
});
