/**
 * Every route and the permission it needs, in one table. A route that is missing here stops the start:
 * `authorization.ts` looks each one up when it is registered, and a test walks routes × roles × organizations.
 */
import type { Permission } from '../../../domain/authorization.ts';

/** `public`: no token needed. `signed-in`: any role. */
export type RouteAccess = Permission | 'public' | 'signed-in';

export const routePermissions: Readonly<Record<string, RouteAccess>> = {
  'GET /health': 'public',
  'GET /ready': 'public',
  'GET /docs': 'public',
  'GET /api/v1/openapi.json': 'public',

  'GET /api/v1/organizations': 'organization:read',
  'GET /api/v1/organizations/:id': 'organization:read',
  'PATCH /api/v1/organizations/:id': 'organization:write',

  'GET /api/v1/users': 'user:read',
  'GET /api/v1/users/me': 'signed-in',
  'GET /api/v1/users/:id': 'user:read',
  'POST /api/v1/users': 'user:write',
  'PATCH /api/v1/users/:id': 'user:write',

  'GET /api/v1/clients': 'client:read',
  'POST /api/v1/clients': 'client:write',
  'GET /api/v1/clients/:id': 'client:read',
  'PATCH /api/v1/clients/:id': 'client:write',
  'DELETE /api/v1/clients/:id': 'client:write',

  'GET /api/v1/projects': 'project:read',
  'POST /api/v1/projects': 'project:write',
  'GET /api/v1/projects/:id': 'project:read',
  'PATCH /api/v1/projects/:id': 'project:write',
  'DELETE /api/v1/projects/:id': 'project:write',

  'GET /api/v1/tasks': 'project:read',
  'POST /api/v1/tasks': 'project:write',
  'GET /api/v1/tasks/:id': 'project:read',
  'PATCH /api/v1/tasks/:id': 'project:write',
  'DELETE /api/v1/tasks/:id': 'project:write',

  // An import makes clients, projects, tasks and other people's time.
  'GET /api/v1/imports': 'organization:write',
  'POST /api/v1/imports': 'organization:write',
  'GET /api/v1/imports/:id': 'organization:write',
  'GET /api/v1/imports/:id/progress': 'organization:write',
  'POST /api/v1/imports/:id/cancel': 'organization:write',
  'DELETE /api/v1/imports/:id': 'organization:write',

  'GET /api/v1/exports': 'time:read',

  'GET /api/v1/time-entries': 'time:read',
  'POST /api/v1/time-entries': 'time:write',
  'GET /api/v1/time-entries/totals': 'time:read',
  'GET /api/v1/time-entries/:id': 'time:read',
  'PATCH /api/v1/time-entries/:id': 'time:write',
  'DELETE /api/v1/time-entries/:id': 'time:write',
  'GET /api/v1/timer': 'time:write',
  'POST /api/v1/timer': 'time:write',
  'POST /api/v1/timer/stop': 'time:write',

  'GET /api/v1/timesheets': 'timesheet:read',
  'POST /api/v1/timesheets': 'timesheet:submit',
  'GET /api/v1/timesheets/:id': 'timesheet:read',
  'POST /api/v1/timesheets/:id/submit': 'timesheet:submit',
  'POST /api/v1/timesheets/:id/withdraw': 'timesheet:submit',
  'POST /api/v1/timesheets/:id/approve': 'timesheet:decide',
  'POST /api/v1/timesheets/:id/reject': 'timesheet:decide',

  'GET /api/v1/invoices': 'invoice:read',
  'POST /api/v1/invoices': 'invoice:write',
  'GET /api/v1/invoices/:id': 'invoice:read',
  'PATCH /api/v1/invoices/:id': 'invoice:write',
  'DELETE /api/v1/invoices/:id': 'invoice:write',
  'GET /api/v1/invoices/:id/document': 'invoice:read',
  'POST /api/v1/invoices/:id/issue': 'invoice:issue',
  'POST /api/v1/invoices/:id/credit': 'invoice:issue',

  'POST /api/v1/shutdown': 'organization:write',

  'GET /api/v1/agents': 'request:read',
  'POST /api/v1/projects/:id/requests': 'request:write',
  'GET /api/v1/requests': 'request:read',
  'GET /api/v1/requests/:id': 'request:read',
  'GET /api/v1/requests/:id/report': 'request:read',
  'POST /api/v1/requests/:id/cancel': 'request:write',

  'GET /api/v1/findings': 'finding:read',
  'POST /api/v1/findings': 'finding:write',
  'GET /api/v1/findings/summary': 'finding:read',
  'GET /api/v1/findings/trend': 'finding:read',
  'GET /api/v1/findings/imports': 'finding:read',
  'POST /api/v1/findings/imports': 'finding:write',
  'GET /api/v1/findings/imports/:id': 'finding:read',
  'GET /api/v1/findings/:id': 'finding:read',
  'GET /api/v1/findings/:id/history': 'finding:read',
  'GET /api/v1/findings/:id/comments': 'finding:read',
  'POST /api/v1/findings/:id/comments': 'finding:write',
  'POST /api/v1/findings/:id/assign': 'finding:write',
  'POST /api/v1/findings/:id/accept': 'finding:write',
  'POST /api/v1/findings/:id/dismiss': 'finding:write',
  'POST /api/v1/findings/:id/resolve': 'finding:write',
  'POST /api/v1/findings/:id/reopen': 'finding:write',

  'POST /api/v1/scanner/scan': 'request:write',
  'GET /api/v1/scanner/scans': 'request:read',
  'GET /api/v1/scanner/scans/:id': 'request:read',
  'POST /api/v1/scanner/scans/:id/cancel': 'request:write',
  'GET /api/v1/scanner/inventory': 'finding:read',
  'GET /api/v1/scanner/stack': 'finding:read',
  'GET /api/v1/health-scores': 'finding:read',
  'GET /api/v1/projects/:id/health': 'finding:read',
  'GET /api/v1/projects/:id/health/history': 'finding:read',

  'GET /api/v1/dashboard': 'signed-in',

  'GET /api/v1/ai/sessions': 'coach:use',
  'POST /api/v1/ai/sessions': 'coach:use',
  'GET /api/v1/ai/sessions/:id': 'coach:use',
  'DELETE /api/v1/ai/sessions/:id': 'coach:use',
  'GET /api/v1/ai/sessions/:id/messages': 'coach:use',
  'GET /api/v1/ai/chat': 'coach:use',

  'GET /api/v1/events': 'event:read',
  'GET /api/v1/ws/notifications': 'event:read',
};
