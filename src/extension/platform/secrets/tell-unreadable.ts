/** What a window hands over by itself: that its secrets cannot be read is said once. */

import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { showFailure } from '../notify.ts';
import type { Services } from '../services.ts';

export function tellUnreadableOnce(
  services: Pick<Services, 'log' | 't'>,
  act: () => Promise<void>,
): () => Promise<void> {
  let hasTold = false;
  return async () => {
    try {
      await act();
    } catch (error) {
      if (!isSecretsUnreadable(error)) throw error;
      if (!hasTold) await showFailure(services, error);
      hasTold = true;
    }
  };
}
