/** *Enter Mail Password…*: the password of an account that lacks it is kept in this editor, and what waited for it leaves. */
import * as vscode from 'vscode';
import type { MailAccount } from '../../../api-client/index.ts';
import { showBriefly } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { putPassword, storePassword } from './mail-passwords.ts';
import { signInByBrowser } from './sign-in-by-browser.ts';

/** @param accountId asked for where it is absent and several lack their password */
export async function enterMailPassword(services: Services, accountId: string | undefined): Promise<void> {
  const { backend } = services;
  const { items } = await backend.ask((api, options) => api.listMailAccounts({ ...options }));
  const account = await pickAccount(services, items, accountId);
  if (account === undefined) return;
  if (account.signIn === 'xoauth2') {
    await signInByBrowser(services, account);
    return;
  }
  await enterPassword(services, account);
}

/** False when the user turned away. */
export async function enterPassword(services: Services, account: MailAccount): Promise<boolean> {
  const { t } = services;
  const password = await vscode.window.showInputBox({
    title: t('Enter Mail Password'),
    ignoreFocusOut: true,
    password: true,
    prompt: t('The password of {0} at {1}', account.username, account.host),
    validateInput: (text) => (text.trim() === '' ? t('A password is needed.') : undefined),
  });
  if (password === undefined) return false;
  await storePassword(services, account, password.trim());
  await putPassword(services, account, password.trim());
  showBriefly(t('The password is kept. What waited for it is sent now.'));
  return true;
}

async function pickAccount(
  { t }: Services,
  accounts: readonly MailAccount[],
  accountId: string | undefined,
): Promise<MailAccount | undefined> {
  const named = accounts.find(({ id }) => id === accountId);
  if (named !== undefined) return named;
  const lacking = accounts.filter(({ password }) => password === 'missing');
  const offered = lacking.length > 0 ? lacking : accounts;
  if (offered.length === 0) vscode.window.showInformationMessage(t('No mail account is set up yet.'));
  if (offered.length <= 1) return offered[0];
  const items = offered.map((account) => ({ label: account.address, description: account.host, account }));
  const placeHolder = t('Whose password?');
  return (await vscode.window.showQuickPick(items, { placeHolder, ignoreFocusOut: true }))?.account;
}
