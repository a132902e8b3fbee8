/** Which crew files of projects a person has allowed. */
import type { SlicePorts } from '../../../platform/ports.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { crewEvents } from './crews.events.ts';
import { crewRoutes } from './crews.routes.ts';
import { crewScope } from './crews.scope.ts';
import { createCrewsService } from './crews.service.ts';

export const crewsSlice = defineSlice({
  name: 'agents/crews',
  tables: ['allowed_crews'],
  reads: [],
  people: ['allowed_crews.user_id'],
  scope: crewScope,
  events: crewEvents,
  uses: { projects: ['allowed_crews.project_id'] },
  mount: (ports: SlicePorts) => ({ routes: crewRoutes(createCrewsService(ports)) }),
});
