/** The Dashboard: one panel a window, filled by a bundle of its own (dashboard-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerDashboard(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.dashboard',
    view: 'dashboard',
    title: services.t('Dashboard'),
    icon: 'dashboard',
    load: async () => {
      const { attachDashboardPanel } = await import('./dashboard-panel.ts');
      return (opened) => attachDashboardPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openDashboard', () => panel.show()));
  return panel;
}
