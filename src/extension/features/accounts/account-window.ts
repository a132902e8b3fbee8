/** Shows which account this window uses, and that its session has ended. */
import * as vscode from 'vscode';
import { type AccountFolder, readAccountFolder } from '../../../connection/accounts/account-folders.ts';
import { defaultDataDirectory } from '../../../connection/data-directory.ts';
import { inBackground } from '../../../contract/background/in-background.ts';
import { accountFileName } from '../../../contract/local/backend-names.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import type { BackendState } from '../../platform/backend.ts';
import {
  chooseAccount,
  chosenAccount,
  dataDirectoryOf,
  localDirectoryOf,
  placesOf,
} from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';
import { describeAccount } from './account-words.ts';

export function markAccount(services: Services): Disposable {
  const { context, backend, log } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  const directory = dataDirectoryOf(defaultDataDirectory, context);
  // The demo shows its own practice, whatever was chosen.
  if (localDirectoryOf(defaultDataDirectory) !== placesOf(defaultDataDirectory).own) return store;
  const account = readAccountFolder(directory);
  if (account === undefined) {
    inBackground(forget(services), 'Account of this window');
    return store;
  }
  // Beside the timer, left of it.
  const item = store.add(
    vscode.window.createStatusBarItem('vireo.account', vscode.StatusBarAlignment.Left, 101),
  );
  const draw = (state: BackendState) => showState(services, item, { account, state });
  draw(backend.state);
  item.show();
  store.add(backend.onDidChangeState(draw));
  // Signed in by another window or the command line: this one goes on by itself.
  const watcher = store.add(
    vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.file(directory), accountFileName),
    ),
  );
  const renewed = () => {
    if (readAccountFolder(directory)?.isSignedIn === true) backend.reconnect();
  };
  return store.addAll(watcher.onDidChange(renewed), watcher.onDidCreate(renewed));
}

/** The folder of the account is no longer there: said, since records would go elsewhere than before. */
async function forget({ context, t }: Services): Promise<void> {
  const name = chosenAccount(context);
  await chooseAccount(context, undefined);
  if (name !== undefined)
    vscode.window.showWarningMessage(
      t(
        'The account {0} is no longer on this machine. This window shows the practice of this machine.',
        name,
      ),
    );
}

function showState(
  { t }: Services,
  item: vscode.StatusBarItem,
  { account, state }: { readonly account: AccountFolder; readonly state: BackendState },
): void {
  const isOut = state.phase === 'failed' && state.problem.code === 'signed_out';
  const { label, where } = describeAccount(account);
  item.name = t('Vireo: Account');
  item.text = isOut ? t('{0} Signed out: {1}', '$(warning)', label) : `$(organization) ${label}`;
  item.tooltip = isOut
    ? t('Your session on {0} has ended. Click to sign in again.', account.host)
    : t('This window shows {0}. You are signed in as {1}. Click to switch.', where, account.email);
  item.accessibilityInformation = {
    label: isOut
      ? t('Signed out of {0}. Click to sign in again.', account.host)
      : t('Account {0}. Click to switch.', where),
    role: 'button',
  };
  item.backgroundColor = isOut ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.command = isOut ? 'vireo.signInAgain' : 'vireo.switchAccount';
}
