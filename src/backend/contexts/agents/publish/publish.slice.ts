/** Branches and pull requests of runs: the tokens that they are made with. The effects are asked for by runs, not by routes. */
import { defineSlice } from '../../../platform/slice.ts';
import { publishRoutes } from './publish.routes.ts';
import type { TokenRing } from './token-ring.ts';

export const publishSlice = defineSlice({
  name: 'agents/publish',
  tables: [],
  reads: [],
  people: [],
  mount: ({ tokens }: { readonly tokens: TokenRing }) => ({ routes: publishRoutes(tokens) }),
});
