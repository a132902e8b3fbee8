/** What models cost: the ledger, caps, prices, and the page of it. */
import { defineSlice } from '../../../platform/slice.ts';
import { type StartPorts, settleKilled } from './settle-killed.ts';
import { spendEvents } from './spend.events.ts';
import { spendNotices } from './spend.notices.ts';
import { spendRoutes } from './spend.routes.ts';
import { spendScope } from './spend.scope.ts';
import { createSpendService } from './spend.service.ts';
import type { SpendPorts } from './spending-ledger.ts';

export const spendSlice = defineSlice({
  name: 'models/spend',
  tables: ['spend_ledgers', 'spend_calls', 'spend_caps', 'spend_prices'],
  reads: [],
  people: ['spend_calls.user_id'],
  permissions: {
    'spending:read': { user: 'own' },
    'spending:write': {},
  },
  uses: { projects: ['spend_calls.project_id'] },
  scope: spendScope,
  events: spendEvents,
  mount: (ports: SpendPorts & StartPorts) => ({
    routes: spendRoutes(createSpendService(ports)),
    notices: spendNotices,
    start: async () => await settleKilled(ports),
  }),
});
