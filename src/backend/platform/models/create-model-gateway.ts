/** The gateway as the backend carries it: nothing of it is loaded before the first question to a model. */
import { isModelError, ModelError, type ModelEvent, type ModelGateway } from './gateway.ts';
import type { ModelGatewayPorts } from './gateway-ports.ts';
import { createHealthBook } from './health-book.ts';

/** The engine's bundle throws a class of its own. */
function asOurs(error: unknown): unknown {
  if (error instanceof ModelError || !isModelError(error)) return error;
  const { code, message, cause } = error as ModelError;
  return new ModelError(code, message, { cause });
}

export function createModelGateway(ports: ModelGatewayPorts): ModelGateway {
  const health = ports.health ?? createHealthBook(ports.now);
  const load = async () => (await import('./engine/open-engine.ts')).openEngine({ ...ports, health });
  // process-local: loaded when first asked; on several: nothing.
  let engine: ReturnType<typeof load> | undefined;

  async function* stream(...asked: Parameters<ModelGateway['stream']>): AsyncGenerator<ModelEvent> {
    engine ??= load();
    try {
      yield* (await engine).stream(...asked);
    } catch (error) {
      throw asOurs(error);
    }
  }

  return {
    async isSetUp(organizationId) {
      const providers = await ports.settings.listProviders(organizationId);
      return providers.some((each) => each.models.length > 0);
    },
    stream,
  };
}
