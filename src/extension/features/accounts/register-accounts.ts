/** Accounts on servers: signing in and out, and which one this window shows. */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerCommand } from '../../platform/commands.ts';
import { setContext } from '../../platform/context.ts';
import { chosenAccount, takeChosenAccount } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';

export function registerAccounts(services: Services): Disposable {
  const { context, clock, log } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  const warn = (error: unknown) => log.warn(String(error));
  takeChosenAccount(context, clock.now()).catch(warn);
  const hasAccount = chosenAccount(context) !== undefined;
  setContext('vireo.account', hasAccount).catch(warn);
  // After activation has returned; a window of this machine's practice loads nothing of it.
  if (hasAccount)
    store.add(
      clock.after(0, () => {
        showAccount(services, store).catch(warn);
      }),
    );
  return store.addAll(
    registerCommand(services, 'vireo.signIn', async () => (await loadActions()).signIn(services)),
    registerCommand(services, 'vireo.signInAgain', async () => (await loadActions()).signInAgain(services)),
    registerCommand(services, 'vireo.switchAccount', async () =>
      (await loadActions()).switchAccount(services),
    ),
    registerCommand(services, 'vireo.signOut', async () => (await loadActions()).signOut(services)),
    registerCommand(services, 'vireo.copySignInCode', async (code) => {
      await vscode.env.clipboard.writeText(code);
    }),
  );
}

const loadActions = () => import('./account-actions.ts');

async function showAccount(services: Services, store: DisposableStore): Promise<void> {
  store.add((await import('./account-window.ts')).markAccount(services));
}
