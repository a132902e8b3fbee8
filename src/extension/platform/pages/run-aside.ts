/** What a page starts and does not wait for, such as a list that asks one thing after another. */
import { showFailure } from '../notify.ts';
import type { Services } from '../services.ts';

/** Its failure is told. */
export function runAside(services: Services, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => showFailure(services, error));
}
