/** What other features use of mail. */
import { runCommand } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';

/** True once an account is ready. */
export async function setUpEmail(): Promise<boolean> {
  return (await runCommand('vireo.setUpEmail', 'wait')) === true;
}

/** Shows what rests, and lets it go where the user says so. */
export async function releaseOutgoing(services: Services): Promise<void> {
  await (await import('./release-outgoing.ts')).releaseOutgoing(services, true);
}
