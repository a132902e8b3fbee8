/** What of clients' pages is there before one is opened; they are a bundle of their own (client-pages.ts). */
import type { Client } from '../../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import type { Services } from '../../../platform/services.ts';

export interface ClientPage extends Disposable {
  /** The client as it was saved; undefined where the page was closed. `subject`: an id, or `newClient`. */
  edit(subject: string): Promise<Client | undefined>;
}

export function createClientPage(services: Services): ClientPage {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const open = async () => store.add(new (await import('./client-pages.ts')).ClientPages(services));
  let opened: ReturnType<typeof open> | undefined;
  const pages = () => (opened ??= open());
  store.add(
    services.panels.add('vireo.client', async (panel, state) => await (await pages()).restore(panel, state)),
  );
  return {
    edit: async (subject) => await (await pages()).edit(subject),
    dispose: () => store.dispose(),
  };
}
