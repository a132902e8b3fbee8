/** What runs of agents keep between their steps. It has no routes: runs ask over the channel of the work process. */
import { defineSlice } from '../../../platform/slice.ts';

export const graphsSlice = defineSlice({
  name: 'assist/graphs',
  tables: ['agent_checkpoints', 'agent_channel_values', 'agent_writes', 'agent_effects'],
  reads: [],
  people: [],
  mount: () => ({ routes: [] }),
});
