/** What other features use of mail. */
import type { Services } from '../../platform/services.ts';

/** True once an account is there. */
export async function setUpEmail(services: Services): Promise<boolean> {
  return await (await import('./set-up-email.ts')).setUpEmail(services);
}
