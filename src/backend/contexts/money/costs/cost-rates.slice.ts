/** What an hour of a person costs the practice, by date. */

import { defineSlice } from '../../../platform/slice.ts';
import { costRateEvents } from './cost-rates.events.ts';
import { costRatesRoutes } from './cost-rates.routes.ts';
import { costRateScope } from './cost-rates.scope.ts';
import { type CostRatePorts, createCostRatesService } from './cost-rates.service.ts';

export const costRatesSlice = defineSlice({
  name: 'money/costs',
  tables: ['cost_rates'],
  reads: [],
  people: ['cost_rates.user_id'],
  permissions: {
    'cost:read': {},
    'cost:write': {},
  },
  scope: costRateScope,
  events: costRateEvents,
  mount: (ports: CostRatePorts) => ({ routes: costRatesRoutes(createCostRatesService(ports)) }),
});
