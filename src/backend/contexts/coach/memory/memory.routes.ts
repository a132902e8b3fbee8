/** Paths of what is remembered; no logic. */
import { resourceRoutes } from '../../../platform/http/resource-routes.ts';
import type { Route } from '../../../platform/http/route.ts';
import {
  createMemorySchema,
  listMemoriesSchema,
  memoryPageSchema,
  memorySchema,
  patchMemorySchema,
} from './memory.schema.ts';
import type { MemoryService } from './memory.service.ts';

export function memoryRoutes({ list, get, create, patch, remove }: MemoryService): readonly Route[] {
  return resourceRoutes({
    path: '/api/v1/ai/memories',
    name: 'Memory',
    plural: 'Memories',
    access: { read: 'coach:use', write: 'coach:use' },
    schemas: {
      item: memorySchema,
      page: memoryPageSchema,
      query: listMemoriesSchema,
      create: createMemorySchema,
      patch: patchMemorySchema,
    },
    service: { list, get, create, patch, remove },
  });
}
