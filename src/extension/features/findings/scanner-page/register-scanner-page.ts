/** The Scanner page: one panel a window, filled by a bundle of its own (scanner-panel.ts). */

import type { Disposable } from '../../../../pages/disposables.ts';
import { registerCommand } from '../../../platform/commands.ts';
import { registerSinglePanel } from '../../../platform/pages/single-panel.ts';
import type { Services } from '../../../platform/services.ts';
import type { FindingsHost } from '../findings-host.ts';

export function registerScannerPage(services: Services, findings: () => Promise<FindingsHost>): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.scanner',
    view: 'scanner',
    title: services.t('Scanner'),
    icon: 'graph',
    load: async () => {
      const [{ attachScannerPanel }, host] = await Promise.all([import('./scanner-panel.ts'), findings()]);
      return (opened) => attachScannerPanel(services, opened, host);
    },
  });
  panel.add(registerCommand(services, 'vireo.openScanner', () => panel.show()));
  return panel;
}
