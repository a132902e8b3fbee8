/** When keys are handed over, and when a threshold is told: nothing is loaded before. */
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { hasKeysFlag } from '../code-hosts/index.ts';

interface Acts {
  readonly handOver: () => Promise<void>;
  /** Brings the models of this window to who may ask them without a choice. */
  readonly offer: () => Promise<void>;
  readonly tell: () => Promise<void>;
}

type Ports = Pick<Services, 'backend' | 'context' | 'log'>;

export function watchModels({ backend, context, log }: Ports, { handOver, offer, tell }: Acts): Disposable {
  const attempt = (act: () => Promise<void>): void => {
    act().catch((error: unknown) => log.warn(`Models: ${String(error)}`));
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') attempt(offer);
      if (phase === 'ready' && context.globalState.get(hasKeysFlag) === true) attempt(handOver);
    }),
    backend.onDidNotify((event) => {
      if ('type' in event && event.type === 'spending.threshold') attempt(tell);
    }),
  );
}
