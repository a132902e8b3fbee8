/** The page *Your Business*: one a window, filled by a bundle of its own (business-panel.ts). */
import type { Disposable } from '../../../../pages/disposables.ts';
import { PageOutcome } from '../../../../pages/page-outcome.ts';
import { registerSinglePanel } from '../../../platform/pages/single-panel.ts';
import type { Services } from '../../../platform/services.ts';

export interface BusinessPages extends Disposable {
  /** True once it is saved; false where the page was closed. */
  edit(): Promise<boolean>;
}

export function createBusinessPages(services: Services): BusinessPages {
  const outcome = new PageOutcome<true>();
  const panel = registerSinglePanel(services, {
    type: 'vireo.business',
    view: 'business',
    title: services.t('Your Business'),
    icon: 'account',
    load: async () => {
      const { attachBusinessPanel } = await import('./business-panel.ts');
      return (opened) => {
        opened.frame.onDidDispose(() => outcome.settle());
        attachBusinessPanel(services, opened, () => outcome.settle(true));
      };
    },
  });
  return {
    async edit() {
      await panel.show();
      return (await outcome.wait()) === true;
    },
    dispose: () => panel.dispose(),
  };
}
