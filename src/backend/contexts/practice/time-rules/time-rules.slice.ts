/** The rules of time that hold for a project. */

import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { timeRulesRoutes } from './time-rules.routes.ts';

export const timeRulesSlice = defineSlice({
  name: 'practice/time-rules',
  tables: [],
  reads: ['organizations', 'clients', 'projects'],
  people: [],
  mount: (ports: SlicePorts) => ({ routes: timeRulesRoutes(ports) }),
});
