/**
 * What a finding means, in a panel beside the code, or on the clipboard. What does the work is a bundle of its own,
 * loaded when somebody asks.
 */

import { type Disposable, DisposableStore } from '../../../../pages/disposables.ts';
import { registerCommand } from '../../../platform/commands.ts';
import type { Services } from '../../../platform/services.ts';
import type { ScannerService } from '../scanner-service.ts';
import { showExplanation } from './show-explanation.ts';

export function registerExplain(services: Services, scanner: ScannerService): Disposable {
  const store = new DisposableStore((error) => services.log.error(String(error)));
  const load = async () => {
    const { createExplainHost } = await import('./explain-host.ts');
    return store.add(createExplainHost(services, (params) => scanner.explain(params)));
  };
  let loading: ReturnType<typeof load> | undefined;
  const host = () => {
    // What could not be loaded is tried again when somebody asks again.
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return store.addAll(
    services.panels.add('vireo.explain', async (panel, state) => {
      const page = await showExplanation(services, panel, state);
      await (await host()).restore(page);
    }),
    registerCommand(services, 'vireo.explainFinding', async (target) => (await host()).show(target)),
    registerCommand(services, 'vireo.copyFinding', async (target) => (await host()).copy(target)),
  );
}
