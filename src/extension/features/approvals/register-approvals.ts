/** Weeks that wait for a decision: one panel a window, filled by a bundle of its own (approvals-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerApprovals(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.approvals',
    view: 'approvals',
    title: services.t('Approvals'),
    icon: 'checklist',
    load: async () => {
      const { attachApprovalsPanel } = await import('./approvals-panel.ts');
      return (opened) => attachApprovalsPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openApprovals', () => panel.show()));
  return panel;
}
