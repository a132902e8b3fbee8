/** The page Goals and Check-ins. */

import type { Disposable } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerGoals(services: Services): Disposable {
  const panel = registerSinglePanel(services, {
    type: 'vireo.goals',
    view: 'goals',
    title: services.t('Goals and Check-ins'),
    icon: 'target',
    load: async () => {
      const { attachGoalsPanel } = await import('./goals-panel.ts');
      return (opened) => attachGoalsPanel(services, opened);
    },
  });
  panel.add(registerCommand(services, 'vireo.openGoals', () => panel.show()));
  return panel;
}
