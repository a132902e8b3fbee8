/** A week of time: one panel a window, filled by a bundle of its own (week-panel.ts). */
import type { CommandTarget } from '../../../contract/commands.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export function registerWeek(services: Services): Disposable {
  /** Weeks that are asked for while the panel is open; undefined is the user's own, whichever. */
  const asked = new Emitter<CommandTarget | undefined>();
  const panel = registerSinglePanel(services, {
    type: 'vireo.week',
    view: 'week',
    title: services.t('Week'),
    icon: 'calendar',
    load: async () => {
      const { attachWeekPanel } = await import('./week-panel.ts');
      return (opened) => attachWeekPanel(services, opened, asked.event);
    },
  });
  panel.add(
    registerCommand(services, 'vireo.openWeek', async (target) => {
      await panel.show();
      asked.fire(target);
    }),
  );
  return panel;
}
