/** `Vireo: Show What Vireo Stores`; what it shows is read by a bundle of its own. */

import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { createPages } from '../../platform/documents.ts';
import type { Services } from '../../platform/services.ts';

export function registerStorage(services: Services): Disposable {
  const { log, t } = services;
  const onError = (error: unknown) => log.error(String(error));
  const pages = createPages('storage', async () => (await load()).loadPage(services), onError);
  const show = async () => {
    await pages.show(t('What Vireo stores'), '');
    (await load()).offerFolder(services).catch(onError);
  };
  return new DisposableStore(onError).addAll(pages, registerCommand(services, 'vireo.showStorage', show));
}

const load = () => import('./show-storage.ts');
