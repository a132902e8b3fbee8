/** The backend of this window: which bundle is started, on which data directory, by which Node. */
import * as vscode from 'vscode';
import { Backend } from './backend.ts';
import { t } from './l10n.ts';
import { productOf } from './log.ts';
import { chosenAccount, dataDirectoryOf } from './practice/data-directory.ts';
import { findSessionKey } from './practice/session-key.ts';
import { confirmByPassword } from './rights/confirm-password.ts';
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
    confirm: confirmByPassword(askPassword),
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
