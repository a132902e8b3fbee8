/** What people asked agents for. */

import { defineSlice } from '../../../platform/slice.ts';
import { sealPlainCallbackSecrets } from './callbacks/callback-secret.ts';
import { createCallbackHandler } from './callbacks/callbacks.ts';
import { createTimerHandler } from './moves/request-timers.ts';
import { offersRoutes } from './offers/offers.routes.ts';
import { listOffers } from './offers/offers.ts';
import { replaysRoutes } from './replays/replays.routes.ts';
import { requestJob } from './request-job.ts';
import { requestEvents } from './requests.events.ts';
import { requestNotices } from './requests.notices.ts';
import {
  type RequestPorts,
  requestCallbackKind,
  requestJobKind,
  requestTimerKind,
} from './requests.ports.ts';
import { requestsRoutes } from './requests.routes.ts';
import { requestScope } from './requests.scope.ts';
import { createRequestsService } from './requests.service.ts';
import { requestTools } from './requests.tools.ts';
import { createRequestHandler } from './run-request.ts';

export const requestsSlice = defineSlice({
  name: 'agents/requests',
  tables: ['requests', 'request_reports', 'request_events', 'request_artifacts', 'request_callbacks'],
  reads: ['jobs'],
  people: ['requests.requested_by'],
  record: [{ kind: 'request', title: 'agent', route: '/api/v1/requests/:id', icon: 'hubot' }],
  permissions: {
    'request:read': { user: 'member', viewer: 'all' },
    'request:write': { user: 'member' },
    'request:approve': { user: 'member' },
  },
  scope: requestScope,
  events: requestEvents,
  files: ['request_artifacts.sha256'],
  uses: { projects: ['requests.project_id'] },
  mount: (ports: RequestPorts) => {
    ports.jobs.handle(requestJobKind, createRequestHandler(ports));
    ports.jobs.handle(requestTimerKind, createTimerHandler(ports));
    ports.jobs.handle(requestCallbackKind, createCallbackHandler(ports));
    const service = createRequestsService(ports);
    return {
      publicJobs: [requestJob(service)],
      routes: [
        ...requestsRoutes({ service, hub: ports.hub, rights: ports.rights }),
        ...replaysRoutes(service),
        ...offersRoutes(async (caller, query) => await listOffers(ports, caller, query)),
      ],
      tools: requestTools(service, ports),
      notices: requestNotices(ports),
      start: async () => await sealPlainCallbackSecrets(ports),
    };
  },
});
