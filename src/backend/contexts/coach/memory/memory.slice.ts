/** What is remembered for a person and put before models. */
import { defineSlice } from '../../../platform/slice.ts';
import { memoryEvents } from './memory.events.ts';
import { memoryRoutes } from './memory.routes.ts';
import { memoryScope } from './memory.scope.ts';
import type { MemoryService } from './memory.service.ts';
import { memoryTools } from './memory.tools.ts';

export const memorySlice = defineSlice({
  name: 'coach/memory',
  tables: ['memories'],
  reads: [],
  people: ['memories.user_id'],
  scope: memoryScope,
  events: memoryEvents,
  mount: (service: MemoryService) => ({ tools: memoryTools(service), routes: memoryRoutes(service) }),
});
