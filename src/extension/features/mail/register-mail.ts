/** Mail: its account, and the passwords that this editor keeps. Everything else is a bundle of its own. */
import { registerCommand } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { hasMailFlag } from './mail-flag.ts';

export function registerMail(services: Services): Disposable {
  const { backend, context, log } = services;
  const release = async (isAsked: boolean) =>
    await (await import('./release-outgoing.ts')).releaseOutgoing(services, isAsked);
  const handOver = async () => {
    const { handOverPasswords } = await import('./mail-passwords.ts');
    await handOverPasswords(services);
    await release(false);
  };
  return new DisposableStore((error) => log.error(String(error))).addAll(
    registerCommand(services, 'vireo.setUpEmail', async () => {
      await (await import('./set-up-email.ts')).setUpEmail(services);
    }),
    registerCommand(services, 'vireo.releaseOutgoing', async () => await release(true)),
    backend.onDidChangeState(({ phase }) => {
      if (phase !== 'ready' || context.globalState.get(hasMailFlag) !== true) return;
      handOver().catch((error: unknown) => log.warn(`Mail: ${String(error)}`));
    }),
  );
}
