/** Reports of time: one panel a window, filled by a bundle of its own (reports-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerReports(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.reports',
    view: 'reports',
    title: services.t('Reports'),
    icon: 'graph',
    load: async () => {
      const { attachReportsPanel } = await import('./reports-panel.ts');
      return (opened) => attachReportsPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openReports', () => panel.show()));
  return panel;
}
