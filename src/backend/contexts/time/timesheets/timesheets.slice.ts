/** Weeks as they are submitted and decided on. */

import { defineSlice } from '../../../platform/slice.ts';
import { timesheetDeclarations } from './timesheets.events.ts';
import { timesheetNotices } from './timesheets.notices.ts';
import type { TimesheetPorts } from './timesheets.ports.ts';
import { timesheetsRoutes } from './timesheets.routes.ts';
import { timesheetScope } from './timesheets.scope.ts';
import { createTimesheetsService } from './timesheets.service.ts';
import { timesheetTools } from './timesheets.tools.ts';

export const timesheetsSlice = defineSlice({
  name: 'time/timesheets',
  tables: ['timesheets', 'timesheet_verdicts', 'timesheet_comments'],
  reads: ['time_entries', 'billed_entries', 'invoices', 'clients', 'projects', 'users'],
  people: [
    'timesheets.user_id',
    'timesheets.decided_by',
    'timesheet_verdicts.decided_by',
    'timesheet_comments.author',
  ],
  record: [{ kind: 'timesheet', title: 'weekStart', route: '/api/v1/timesheets/:id', icon: 'calendar' }],
  permissions: {
    'timesheet:read': { user: 'own', viewer: 'all', billing_admin: 'all', approver: 'all' },
    'timesheet:submit': { user: 'own' },
    'timesheet:comment': { user: 'own', approver: 'all' },
    'timesheet:decide': { approver: 'all' },
  },
  scope: timesheetScope,
  events: timesheetDeclarations,
  mount: (ports: TimesheetPorts) => {
    const service = createTimesheetsService(ports);
    return {
      routes: timesheetsRoutes(service),
      tools: timesheetTools({ ports, service }),
      notices: timesheetNotices,
    };
  },
});
