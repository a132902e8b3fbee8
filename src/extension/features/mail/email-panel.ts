/** The page *Set Up Email* in a panel of the editor; a bundle of its own. */
import { defineEmail } from '../../../../webviews/email/host/email-host.ts';
import { editorPorts } from '../../platform/pages/editor-ports.ts';
import { hostPage } from '../../platform/pages/host-page.ts';
import type { ShownPage } from '../../platform/pages/shown-page.ts';
import type { Services } from '../../platform/services.ts';
import { enterPassword } from './enter-password.ts';
import { forgetPassword, storePassword } from './mail-passwords.ts';
import { signInByBrowser } from './sign-in-by-browser.ts';

/** `saved` is called once an account is ready. */
export function attachEmailPanel(services: Services, shown: ShownPage, saved: () => void): void {
  const ports = {
    ...editorPorts(services),
    saved,
    close: () => shown.frame.dispose(),
    keepPassword: storePassword.bind(undefined, services),
    forgetPassword: forgetPassword.bind(undefined, services),
    signIn: async (account: Parameters<typeof signInByBrowser>[1]) =>
      account.signIn === 'xoauth2'
        ? await signInByBrowser(services, account)
        : await enterPassword(services, account),
  };
  hostPage(services, shown, defineEmail(ports));
}
