/** The page *Set Up Email*: one a window, filled by a bundle of its own (email-panel.ts). */
import type { Disposable } from '../../../pages/disposables.ts';
import { PageOutcome } from '../../../pages/page-outcome.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import type { Services } from '../../platform/services.ts';

export interface EmailPage extends Disposable {
  /** True once an account is ready, and the page closed; false where it was closed before. */
  setUp(): Promise<boolean>;
  show(): Promise<void>;
}

export function createEmailPage(services: Services): EmailPage {
  const outcome = new PageOutcome<true>();
  let isAwaited = false;
  const panel = registerSinglePanel(services, {
    type: 'vireo.email',
    view: 'email',
    title: services.t('Set Up Email'),
    icon: 'mail',
    load: async () => {
      const { attachEmailPanel } = await import('./email-panel.ts');
      return (opened) => {
        opened.frame.onDidDispose(() => outcome.settle());
        attachEmailPanel(services, opened, () => {
          const closes = isAwaited;
          outcome.settle(true);
          if (closes) opened.frame.dispose();
        });
      };
    },
  });
  return {
    show: () => panel.show(),
    async setUp() {
      await panel.show();
      isAwaited = true;
      const isReady = (await outcome.wait()) === true;
      isAwaited = false;
      return isReady;
    },
    dispose: () => panel.dispose(),
  };
}
