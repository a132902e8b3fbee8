/** The page Dashboard in a panel of the editor; a bundle of its own. */
import { defineDashboard } from '../../../../webviews/dashboard/host/dashboard-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';

export function attachDashboardPanel(services: Services, shown: ShownPage): void {
  hostPage(services, shown, defineDashboard(editorPorts(services)));
}
