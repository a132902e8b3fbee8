/** What other features use of mail. */
import type { Services } from '../../platform/services.ts';

/** True once an account is there. */
export async function setUpEmail(services: Services): Promise<boolean> {
  return await (await import('./set-up-email.ts')).setUpEmail(services);
}

/** Shows what rests, and lets it go where the user says so. */
export async function releaseOutgoing(services: Services): Promise<void> {
  await (await import('./release-outgoing.ts')).releaseOutgoing(services, true);
}
