/** What other features use of the models of this window. */
import type { Services } from '../../platform/services.ts';

/** Hands the editor's models to Vireo service again, once the bridge is loaded. */
export async function refreshModels(services: Services): Promise<void> {
  const { refreshBridge } = await import('./bridge/open-bridge.ts');
  await refreshBridge(services);
}
