/** How a practice's invoices look. Documents take it in when they are issued. */
import { defineSlice } from '../../../platform/slice.ts';
import { lookEvents } from './looks.events.ts';
import { looksRoutes } from './looks.routes.ts';
import { lookScope } from './looks.scope.ts';
import { createLooksService, type LookPorts } from './looks.service.ts';

export const looksSlice = defineSlice({
  name: 'money/looks',
  tables: ['invoice_looks', 'invoice_logos'],
  files: ['invoice_logos.sha256'],
  reads: [],
  people: [],
  scope: lookScope,
  events: lookEvents,
  mount: (ports: LookPorts) => ({ routes: looksRoutes(createLooksService(ports)) }),
});
