/** The figures that more than one screen shows: reads only, handed in where they are shown. */

import type { FiguresPort } from '../../../../domain/figures/figures.ts';
import { defineSlice } from '../../../platform/slice.ts';
import { budgetNotices } from './budget.notices.ts';
import { figureTools } from './figures.tools.ts';

export const figuresSlice = defineSlice({
  name: 'insight/figures',
  tables: [],
  reads: ['time_entries', 'timesheets', 'billed_entries', 'invoices', 'projects', 'findings', 'users'],
  people: [],
  mount: (figures: FiguresPort) => ({
    routes: [],
    tools: figureTools(figures),
    notices: budgetNotices(figures),
  }),
});
