/** Hourly rates by date. */

import { defineSlice } from '../../../platform/slice.ts';
import { rateEvents } from './rates.events.ts';
import type { RatePorts } from './rates.ports.ts';
import { ratesRoutes } from './rates.routes.ts';
import { rateScope } from './rates.scope.ts';
import { createRatesService } from './rates.service.ts';
import { rateTools } from './rates.tools.ts';

export const ratesSlice = defineSlice({
  name: 'practice/rates',
  tables: ['rates'],
  reads: ['clients', 'projects', 'tasks'],
  people: ['rates.actor'],
  permissions: {
    'rate:write': {},
  },
  scope: rateScope,
  events: rateEvents,
  mount: (ports: RatePorts) => {
    const service = createRatesService(ports);
    return { routes: ratesRoutes(service), tools: rateTools(service) };
  },
});
