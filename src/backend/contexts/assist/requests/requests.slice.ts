/** What people asked agents for. */

import { defineSlice } from '../../../platform/slice.ts';
import { requestEvents } from './requests.events.ts';
import { type RequestPorts, requestJobKind } from './requests.ports.ts';
import { requestsRoutes } from './requests.routes.ts';
import { createRequestsService } from './requests.service.ts';
import { requestTools } from './requests.tools.ts';
import { createRequestHandler } from './run-request.ts';

export const requestsSlice = defineSlice({
  name: 'assist/requests',
  tables: ['requests', 'request_reports'],
  reads: [],
  people: ['requests.requested_by'],
  events: requestEvents,
  uses: { projects: ['requests.project_id'] },
  mount: (ports: RequestPorts) => {
    ports.jobs.handle(requestJobKind, createRequestHandler(ports));
    const service = createRequestsService(ports);
    return { routes: requestsRoutes(service), tools: requestTools(service, ports) };
  },
});
