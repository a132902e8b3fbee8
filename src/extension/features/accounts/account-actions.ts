/** Signing in to a server by a browser, switching this window between accounts, and signing out. */
import os from 'node:os';
import * as vscode from 'vscode';
import {
  type AccountFolder,
  countWaiting,
  listAccounts,
} from '../../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../../connection/data-directory.ts';
import type { SignedInAccount } from '../../../contract/local/sign-in-process.ts';
import { isSecretsUnreadable } from '../../../pages/secrets-unreadable.ts';
import { runCommand } from '../../platform/commands.ts';
import { accountOfWindow } from '../../platform/practice/account-of-window.ts';
import {
  chooseAccount,
  chooseAccountOfNext,
  dataDirectoryOf,
  localDirectoryOf,
  placesOf,
} from '../../platform/practice/data-directory.ts';
import { findSessionKey, makeSessionKey } from '../../platform/practice/session-key.ts';
import type { Services } from '../../platform/services.ts';
import {
  describeAccount,
  describeDevice,
  describeSignOut,
  isServerAddress,
  signInLinks,
} from './account-words.ts';
import { describeAddress, describeSignInProblem, isCancelled } from './sign-in-problem.ts';

const loadConnection = () => import('../../../connection/index.ts');

/** The server that was typed last, for the next time. */
const serverKey = 'vireo.server';

export async function signIn(services: Services): Promise<void> {
  const { context, t } = services;
  const server = await vscode.window.showInputBox({
    title: t('Sign In to a Server'),
    prompt: t('Address of your organization’s Vireo server'),
    placeHolder: 'https://vireo.example.com',
    value: context.globalState.get<string>(serverKey) ?? '',
    ignoreFocusOut: true,
    validateInput: (typed) => (isServerAddress(typed) ? undefined : describeAddress(t)),
  });
  if (server === undefined || server.trim() === '') return;
  await signInTo(services, server.trim());
}

/** To the server of this window's account. */
export async function signInAgain(services: Services): Promise<void> {
  const account = accountOfWindow(services.context);
  await (account === undefined ? signIn(services) : signInTo(services, account.server));
}

async function signInTo(services: Services, server: string): Promise<void> {
  const { context } = services;
  const account = await waitForSignIn(services, server);
  if (account === undefined) return;
  await context.globalState.update(serverKey, server);
  await show(services, account);
}

/** Undefined where the user turned away, or it failed, which is shown. */
async function waitForSignIn(services: Services, server: string): Promise<SignedInAccount | undefined> {
  const { t } = services;
  // First: a new key in the place of one that cannot be read would close the sessions that it seals.
  const sealKey = await makeSessionKey(services);
  const location = vscode.ProgressLocation.Notification;
  const progress = { location, title: t('Signing in'), cancellable: true };
  try {
    return await vscode.window.withProgress(progress, async (shown, cancel) => {
      const end = new AbortController();
      cancel.onCancellationRequested(() => end.abort());
      const device = describeDevice(os.hostname(), vscode.env.appName);
      const asked = {
        server,
        device,
        deviceKind: 'editor',
        own: placesOf(defaultDataDirectory).own,
        sealKey,
      } as const;
      const { askSignIn } = await loadConnection();
      return await askSignIn(processOf(services, end.signal), asked, (code) => {
        const { copy, open } = signInLinks(code);
        const sentence = t('Open the page of {0} and compare the code {1}.', code.host, code.userCode);
        const links = `[${t('Copy Code')}](${copy}) · [${t('Open Browser')}](${open})`;
        shown.report({ message: `${sentence} ${links}` });
      });
    });
  } catch (error) {
    if (!isCancelled(error)) vscode.window.showErrorMessage(describeSignInProblem(error, t));
    return undefined;
  }
}

function processOf({ context }: Services, signal: AbortSignal) {
  return { backendEntry: context.asAbsolutePath('dist/backend.js'), nodePath: process.execPath, signal };
}

/** This window shows the account from now on. */
async function show(services: Services, account: SignedInAccount): Promise<void> {
  const { context, backend, t } = services;
  if (dataDirectoryOf(defaultDataDirectory, context) === account.directory) return backend.reconnect();
  if (isDemo()) {
    const open = t('Open the Account');
    const sentence = t('You are signed in to {0}. The demo shows its own practice.', account.host);
    if ((await vscode.window.showInformationMessage(sentence, open)) === open)
      await leaveDemoFor(services, account.name);
    return;
  }
  await switchTo(services, account.name);
}

const isDemo = () => localDirectoryOf(defaultDataDirectory) !== placesOf(defaultDataDirectory).own;

async function leaveDemoFor({ context, clock }: Services, name: string | undefined): Promise<void> {
  if (name !== undefined) await chooseAccountOfNext(context, name, clock.now());
  await runCommand('vireo.leaveDemo');
}

/** By a reload: all that a window holds is of the account that it showed. */
async function switchTo({ context }: Services, name: string | undefined): Promise<void> {
  await chooseAccount(context, name);
  await vscode.commands.executeCommand('workbench.action.reloadWindow');
}

interface Choice extends vscode.QuickPickItem {
  readonly run?: () => Promise<unknown>;
}

export async function switchAccount(services: Services): Promise<void> {
  const { t } = services;
  const chosen = await vscode.window.showQuickPick(listChoices(services), {
    title: t('Switch Account'),
    placeHolder: t('Whose records does this window show?'),
    matchOnDescription: true,
  });
  await chosen?.run?.();
}

function listChoices(services: Services): readonly Choice[] {
  const { t } = services;
  const current = accountOfWindow(services.context)?.name;
  const demo = isDemo();
  const mark = (isCurrent: boolean, label: string) => (isCurrent ? `$(check) ${label}` : label);
  const go = (isCurrent: boolean, name: string | undefined) => async () => {
    if (demo) await leaveDemoFor(services, name);
    if (!isCurrent && !demo) await switchTo(services, name);
  };
  const accounts = listAccounts(placesOf(defaultDataDirectory).own).map(
    (account): Choice => ({
      label: mark(account.name === current, describeAccount(account).label),
      description: account.isSignedIn ? account.email : t('signed out'),
      run:
        account.name === current && !account.isSignedIn
          ? () => signInTo(services, account.server)
          : go(account.name === current, account.name),
    }),
  );
  const isLocal = current === undefined && !demo;
  return [
    { label: mark(isLocal, t('Practice of This Machine')), run: go(isLocal, undefined) },
    ...accounts,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    {
      label: t('Sign In to a Server…'),
      iconPath: new vscode.ThemeIcon('sign-in'),
      run: () => signIn(services),
    },
    {
      label: t('Open the Demo'),
      iconPath: new vscode.ThemeIcon('beaker'),
      run: () => runCommand('vireo.openDemo'),
    },
  ];
}

export async function signOut(services: Services): Promise<void> {
  const { t } = services;
  const account = accountOfWindow(services.context) ?? (await pickSignedIn(services));
  if (account === undefined) return;
  const confirm = t('Sign Out');
  const detail = describeSignOut(countWaiting(account), t);
  const question = t('Sign out of {0}?', describeAccount(account).where);
  if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, confirm)) !== confirm)
    return;
  try {
    const { signal } = new AbortController();
    const { askSignOut } = await loadConnection();
    if (account.directory === accountOfWindow(services.context)?.directory) services.backend.leave();
    const sealed = await findSealKey(services);
    const { endedOnServer } = await askSignOut(processOf(services, signal), {
      directory: account.directory,
      sealKey: sealed.key,
    });
    if (!endedOnServer) vscode.window.showWarningMessage(describeOpenSession(account, sealed, t));
  } catch (error) {
    vscode.window.showErrorMessage(describeSignInProblem(error, t));
  }
}

interface SealKey {
  readonly key: string | undefined;
  readonly isUnknown: boolean;
}

/** Signing out goes on without it: what it sealed opens nothing here afterwards. */
async function findSealKey(services: Services): Promise<SealKey> {
  try {
    return { key: await findSessionKey(services), isUnknown: false };
  } catch (error) {
    if (!isSecretsUnreadable(error)) throw error;
    return { key: undefined, isUnknown: true };
  }
}

function describeOpenSession({ host }: AccountFolder, { isUnknown }: SealKey, t: Services['t']): string {
  return isUnknown
    ? t(
        'The secret storage of this editor can’t be read, so your session on {0} was not ended: it ends there within seven days.',
        host,
      )
    : t('{0} was not reached: your session ends there within seven days.', host);
}

async function pickSignedIn({ t }: Services): Promise<AccountFolder | undefined> {
  const accounts = listAccounts(placesOf(defaultDataDirectory).own).filter(({ isSignedIn }) => isSignedIn);
  if (accounts.length === 0) {
    vscode.window.showInformationMessage(t('You are signed in to no server.'));
    return undefined;
  }
  const items = accounts.map((account) => ({
    label: describeAccount(account).label,
    description: account.email,
    account,
  }));
  return (await vscode.window.showQuickPick(items, { title: t('Sign Out') }))?.account;
}
