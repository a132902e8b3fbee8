import type { Scopes } from '../../../platform/reach/table-scope.ts';

export const graphScope: Scopes = {
  agent_checkpoints: { partOf: 'requests', by: 'run_id' },
  agent_channel_values: 'nobody',
  agent_writes: 'nobody',
  agent_effects: 'nobody',
};
