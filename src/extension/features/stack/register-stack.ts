/** What a project is made of: one panel a window, filled by a bundle of its own (stack-panel.ts). */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerStack(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.stack',
    view: 'stack',
    title: services.t('Stack'),
    icon: 'layers',
    load: async () => {
      const { attachStackPanel } = await import('./stack-panel.ts');
      return (opened) => attachStackPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.showStack', () => panel.show()));
  return panel;
}
