/** How far agents go in a project without a person. */
import { defineSlice } from '../../../platform/slice.ts';
import { autonomyEvents } from './autonomy.events.ts';
import { allowedCommandRoutes, autonomyRoutes } from './autonomy.routes.ts';
import { autonomyScope } from './autonomy.scope.ts';
import { type AutonomyPorts, createAutonomyService } from './autonomy.service.ts';

export const autonomySlice = defineSlice({
  name: 'agents/autonomy',
  tables: ['agent_autonomy', 'allowed_commands'],
  reads: [],
  people: ['agent_autonomy.changed_by', 'allowed_commands.user_id'],
  permissions: { 'autonomy:write': {} },
  scope: autonomyScope,
  events: autonomyEvents,
  uses: { projects: ['agent_autonomy.project_id', 'allowed_commands.project_id'] },
  mount: (ports: AutonomyPorts) => {
    const service = createAutonomyService(ports);
    return { routes: [...autonomyRoutes(service), ...allowedCommandRoutes(service)] };
  },
});
