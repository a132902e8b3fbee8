/** The backend of this window: which bundle is started, on which data directory, by which Node. */
import * as vscode from 'vscode';
import { Backend } from './backend.ts';
import { t } from './l10n.ts';
import { productOf } from './log.ts';
import { accountOfWindow } from './practice/account-of-window.ts';
import { chosenAccount, dataDirectoryOf } from './practice/data-directory.ts';
import { findSessionKey } from './practice/session-key.ts';
import { type BrowserPorts, confirmInBrowser } from './rights/confirm-in-browser.ts';
import { confirmByPassword } from './rights/confirm-password.ts';
import { openInBrowser } from './rights/open-in-browser.ts';
import { tellUnreadableOnce } from './secrets/tell-unreadable.ts';

export function createBackend(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): Backend {
  const { version } = productOf(context);
  return new Backend({
    loadConnecting: () => import('../../connection/index.ts'),
    loadApi: () => import('../../api-client/index.ts'),
    options: ({ defaultDataDirectory }) => ({
      dataDirectory: dataDirectoryOf(defaultDataDirectory, context),
      backendEntry: context.asAbsolutePath('dist/backend.js'),
      nodePath: process.execPath,
      version,
    }),
    agent: `vireo-vscode/${version}`,
    language: vscode.env.language,
    confirm: confirmInBrowser({
      ...browserPorts,
      byPassword: confirmByPassword(askPassword),
      isOfServer(url) {
        const account = accountOfWindow(context);
        return account !== undefined && new URL(url).origin === new URL(account.server).origin;
      },
    }),
    sessionKey: sessionKeyOf(context, log),
    log,
  });
}

/** Where it cannot be read, the session stays closed, and its user reads why. */
function sessionKeyOf(context: vscode.ExtensionContext, log: vscode.LogOutputChannel) {
  let key: string | undefined;
  const find = tellUnreadableOnce({ log, t }, async () => {
    key = await findSessionKey({ context, t });
  });
  return async () => {
    key = undefined;
    if (chosenAccount(context) !== undefined) await find();
    return key;
  };
}

/** Between two questions whether the browser has answered. */
const pauseMs = 2_000;

const browserPorts: Omit<BrowserPorts, 'byPassword' | 'isOfServer'> = {
  t,
  async chooseWay() {
    const ways = [
      { label: t('Confirm with Passkey'), description: t('in your browser'), way: 'passkey' as const },
      { label: t('Confirm with Password'), way: 'password' as const },
    ];
    const title = t('Confirm That It’s You');
    return (await vscode.window.showQuickPick(ways, { title, ignoreFocusOut: true }))?.way;
  },
  open: openInBrowser,
  now: () => performance.now(),
  async showWaiting({ code }, wait) {
    const location = vscode.ProgressLocation.Notification;
    const title = t('Compare the code {0} in your browser, and use your passkey there', code);
    return await vscode.window.withProgress({ location, title, cancellable: true }, (_progress, cancel) =>
      wait(() => cancel.isCancellationRequested),
    );
  },
  pause: () => new Promise((resolve) => setTimeout(resolve, pauseMs)),
  tellNotConfirmed(state) {
    const sentence =
      state === 'denied'
        ? t('It was denied in the browser, so nothing was done.')
        : t('It was not confirmed within five minutes, so nothing was done.');
    void vscode.window.showWarningMessage(sentence);
  },
};

async function askPassword(isWrong: boolean): Promise<string | undefined> {
  return await vscode.window.showInputBox({
    title: t('Confirm That It’s You'),
    prompt: isWrong
      ? t('This is not your password. Try again.')
      : t('Enter your password on the server. It holds for five minutes.'),
    password: true,
    ignoreFocusOut: true,
  });
}
