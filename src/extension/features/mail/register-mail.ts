/** Mail: its account, and the passwords that this editor keeps. Everything else is a bundle of its own. */

import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { registerSinglePanel } from '../../platform/pages/single-panel.ts';
import { tellUnreadableOnce } from '../../platform/secrets/tell-unreadable.ts';
import type { Services } from '../../platform/services.ts';
import { createEmailPage } from './email-page.ts';
import { createOnReady } from './on-ready.ts';

export function registerMail(services: Services): Disposable {
  const { backend, log } = services;
  const release = async (isAsked: boolean) =>
    await (await import('./release-outgoing.ts')).releaseOutgoing(services, isAsked);
  const handOverKnown = tellUnreadableOnce(services, async () =>
    (await import('./mail-passwords.ts')).handOverPasswords(services),
  );
  const handOver = async () => {
    await handOverKnown();
    await release(false);
  };
  const onReady = createOnReady(services, { handOver, offerRelease: () => release(false) });
  const panel = registerSinglePanel(services, {
    type: 'vireo.outbox',
    view: 'outbox',
    title: services.t('Mail and Schedules'),
    icon: 'mail',
    load: async () => {
      const { attachOutboxPanel } = await import('./outbox-panel.ts');
      return (opened) => attachOutboxPanel(services, opened);
    },
  });
  const email = createEmailPage(services);
  return new DisposableStore((error) => log.error(String(error))).addAll(
    panel,
    registerCommand(services, 'vireo.openOutbox', () => panel.show()),
    email,
    registerCommand(services, 'vireo.setUpEmail', async (until) =>
      until === 'wait' ? await email.setUp() : await email.show(),
    ),
    registerCommand(services, 'vireo.enterMailPassword', async (accountId) => {
      await (await import('./enter-password.ts')).enterMailPassword(services, accountId);
    }),
    registerCommand(services, 'vireo.releaseOutgoing', async () => await release(true)),
    backend.onDidChangeState(({ phase }) => {
      if (phase === 'ready') onReady().catch((error: unknown) => log.warn(`Mail: ${String(error)}`));
    }),
  );
}
