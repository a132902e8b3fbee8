/** Paths of working time and days off; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { DaysOffService } from './days-off.service.ts';
import {
  createDaysOffSchema,
  createWorkingTimeSchema,
  daysOffPageSchema,
  daysOffSchema,
  listDaysOffSchema,
  listWorkingTimesSchema,
  patchDaysOffSchema,
  patchWorkingTimeSchema,
  workingTimePageSchema,
  workingTimeSchema,
} from './working-times.schema.ts';
import type { WorkingTimesService } from './working-times.service.ts';

export function workingTimesRoutes(service: WorkingTimesService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/working-times',
      name: 'WorkingTime',
      plural: 'WorkingTimes',
      access: { read: 'time:read', write: 'time:write' },
      schemas: {
        item: workingTimeSchema,
        page: workingTimePageSchema,
        query: listWorkingTimesSchema,
        create: createWorkingTimeSchema,
        patch: patchWorkingTimeSchema,
      },
      service,
    }),
  ];
}

export function daysOffRoutes(service: DaysOffService): readonly Route[] {
  return [
    ...resourceRoutes({
      path: '/api/v1/days-off',
      name: 'DaysOff',
      plural: 'AllDaysOff',
      access: { read: 'time:read', write: 'time:write' },
      schemas: {
        item: daysOffSchema,
        page: daysOffPageSchema,
        query: listDaysOffSchema,
        create: createDaysOffSchema,
        patch: patchDaysOffSchema,
      },
      service,
    }),
  ];
}
