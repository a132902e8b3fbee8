/** What runs of agents keep between their steps. It has no routes: runs ask over the channel of the work process. */
import { defineSlice } from '../../../platform/slice.ts';
import { graphScope } from './graphs.scope.ts';

export const graphsSlice = defineSlice({
  name: 'agents/graphs',
  tables: ['agent_checkpoints', 'agent_channel_values', 'agent_writes', 'agent_effects'],
  reads: [],
  people: [],
  scope: graphScope,
  mount: () => ({ routes: [] }),
});
