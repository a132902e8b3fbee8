/** One evaluator of questions: reads only, and asked by coach, tools and command line. */
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { defineSlice } from '../../../platform/slice.ts';
import type { Query } from '../model/query/answers.ts';
import { queryTools } from './query.tools.ts';

export const querySlice = defineSlice({
  name: 'insight/query',
  tables: [],
  reads: ['time_entries', 'projects', 'clients', 'invoices', 'billed_entries'],
  people: [],
  mount: (open: (caller: PersonCaller) => Query) => ({ routes: [], tools: queryTools(open) }),
});
