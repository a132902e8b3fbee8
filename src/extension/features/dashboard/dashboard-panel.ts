/** The host side of the Dashboard; a bundle of its own. */
import {
  type DashboardHostMessage,
  type DashboardViewMessage,
  dashboardViewMessageSchema,
} from '../../../../webviews/dashboard/messages.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { DefinePage } from '../../platform/pages/page-host.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { today } from '../../platform/time/iso-week.ts';
import { loadDashboard } from './load-dashboard.ts';

export function attachDashboardPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineDashboard(services));
}

function defineDashboard({
  backend,
  clock,
  records,
  t,
}: Services): DefinePage<DashboardViewMessage, DashboardHostMessage> {
  let month: string | undefined;
  return (page) => ({
    incoming: dashboardViewMessageSchema,
    showsConnection: true,
    watch: ['time-entry', 'timesheet', 'invoice', 'client', 'project', 'finding', 'health', 'organization'],
    load: async () =>
      backend.state.phase === 'failed'
        ? undefined
        : await loadDashboard(
            { backend, records, t },
            { today: today(clock.now()), month, locale: userLocale() },
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
      openRecord: ({ link }) => runCommand('vireo.openRecord', { record: link }),
      openScanner: () => runCommand('vireo.openScanner'),
      createInvoice: () => runCommand('vireo.createInvoice'),
    },
  });
}
