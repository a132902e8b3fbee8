/** Paths of working time and days off; no logic. */
import type { FastifyInstance } from 'fastify';
import { registerResource } from '../../../platform/http/resource-routes.ts';
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

export function registerWorkingTimes(app: FastifyInstance, service: WorkingTimesService): void {
  registerResource(app, {
    path: '/api/v1/working-times',
    name: 'WorkingTime',
    plural: 'WorkingTimes',
    schemas: {
      item: workingTimeSchema,
      page: workingTimePageSchema,
      query: listWorkingTimesSchema,
      create: createWorkingTimeSchema,
      patch: patchWorkingTimeSchema,
    },
    service,
  });
}

export function registerDaysOff(app: FastifyInstance, service: DaysOffService): void {
  registerResource(app, {
    path: '/api/v1/days-off',
    name: 'DaysOff',
    plural: 'AllDaysOff',
    schemas: {
      item: daysOffSchema,
      page: daysOffPageSchema,
      query: listDaysOffSchema,
      create: createDaysOffSchema,
      patch: patchDaysOffSchema,
    },
    service,
  });
}
