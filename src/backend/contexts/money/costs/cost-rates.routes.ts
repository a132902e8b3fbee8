/** Paths of cost rates; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  costRatePageSchema,
  costRateSchema,
  createCostRateSchema,
  listCostRatesSchema,
  patchCostRateSchema,
} from './cost-rates.schema.ts';
import type { CostRatesService } from './cost-rates.service.ts';

export function costRatesRoutes(service: CostRatesService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/cost-rates',
      name: 'CostRate',
      plural: 'CostRates',
      access: { read: 'cost:read', write: 'cost:write' },
      schemas: {
        item: costRateSchema,
        page: costRatePageSchema,
        query: listCostRatesSchema,
        create: createCostRateSchema,
        patch: patchCostRateSchema,
      },
      service,
    }),
  ];
}
