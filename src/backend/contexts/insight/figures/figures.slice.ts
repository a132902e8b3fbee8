/** The figures that more than one screen shows: reads only, handed in where they are shown. */
import { defineSlice } from '../../../platform/slice.ts';

export const figuresSlice = defineSlice({
  name: 'insight/figures',
  tables: [],
  reads: ['time_entries', 'timesheets', 'billed_entries', 'invoices', 'projects'],
  people: [],
  mount: () => ({ routes: [] }),
});
