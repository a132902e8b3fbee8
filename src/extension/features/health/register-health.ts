/** How the project of this window is: an item in the status bar, and a page that says why. Drawn by a bundle of its own. */

import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { createPages } from '../../platform/documents.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import type { HealthHost } from './health-host.ts';

export function registerHealth(services: Services): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  let host: Promise<HealthHost> | undefined;
  const load = async (): Promise<HealthHost> => {
    const { createHealthHost } = await import('./health-host.ts');
    return store.add(createHealthHost(services, pages));
  };
  const start = (): Promise<HealthHost> => {
    host ??= load();
    return host;
  };
  const warn = (error: unknown): void => services.log.warn(`Health: ${String(error)}`);
  // Known from the start: a page that was open when the window closed is asked for before anything else is.
  const pages = createPages('health', async ({ query }) => (await start()).load(query), warn);
  return store.addAll(
    pages,
    services.backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') start().catch(warn);
    }),
    registerRecordCommand(services, 'vireo.showHealth', async (target) =>
      (await start()).show(recordIdOf(target, 'project')),
    ),
  );
}
