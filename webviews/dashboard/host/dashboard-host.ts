/** The host side of the Dashboard. */

import type { DefinePage } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { today } from '../../../src/pages/time/iso-week.ts';
import {
  type DashboardHostMessage,
  type DashboardViewMessage,
  dashboardViewMessageSchema,
} from '../messages.ts';
import { loadDashboard } from './load-dashboard.ts';

export function defineDashboard(ports: PagePorts): DefinePage<DashboardViewMessage, DashboardHostMessage> {
  const { backend, clock, records, t } = ports;
  let month: string | undefined;
  return (page) => ({
    incoming: dashboardViewMessageSchema,
    showsConnection: true,
    watch: [
      ...(['time-entry', 'timesheet', 'invoice', 'reminder', 'client', 'project'] as const),
      ...(['finding', 'health', 'organization'] as const),
    ],
    load: async () =>
      backend.state.phase === 'failed'
        ? undefined
        : await loadDashboard(
            { backend, records, t },
            { today: today(clock.now()), month, locale: ports.locale },
          ),
    on: {
      ready: (message) => {
        month = message.month;
        return page.fill();
      },
      chooseMonth: (message) => {
        month = message.month;
        return page.fill();
      },
      refresh: () => page.fill(),
      openRecord: ({ link }) => ports.openRecord(link),
      openScanner: () => ports.runCommand('vireo.openScanner'),
      createInvoice: () => ports.runCommand('vireo.createInvoice'),
      remind: ({ id }) => ports.runCommand('vireo.remindInvoice', { record: { kind: 'invoice', ids: [id] } }),
    },
  });
}
