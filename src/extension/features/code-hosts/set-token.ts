/** *Set Token of GitHub or GitLab…*: which host, and its token; it is kept in the secret storage and handed over. */
import * as vscode from 'vscode';
import type { Services } from '../../platform/services.ts';
import { forgetToken, type HostToken, keepToken, listTokens, readHost } from './host-tokens.ts';

interface Choice extends vscode.QuickPickItem {
  readonly speaks: HostToken['kind'];
  /** Typed when absent. */
  readonly host?: string;
}

export async function setToken(services: Services): Promise<void> {
  const { t } = services;
  const title = t('Set Token of GitHub or GitLab');
  const choices: readonly Choice[] = [
    { label: 'GitHub', description: 'github.com', speaks: 'github', host: 'github.com' },
    { label: 'GitLab', description: 'gitlab.com', speaks: 'gitlab', host: 'gitlab.com' },
    { label: t('GitHub Enterprise…'), description: t('on a host of its own'), speaks: 'github' },
    { label: t('GitLab, self-managed…'), description: t('on a host of its own'), speaks: 'gitlab' },
  ];
  const choice = await vscode.window.showQuickPick(choices, { title, ignoreFocusOut: true });
  if (choice === undefined) return;
  const host = choice.host ?? (await askHost(services, title));
  if (host === undefined) return;
  const isKnown = (await listTokens(services)).some((each) => each.host === host);
  const token = await askToken(services, { host, isKnown });
  if (token === undefined) return;
  if (token === '') await forgetToken(services, host);
  else await keepToken(services, { host, kind: choice.speaks, token });
  const sentence =
    token === '' ? t('The token of {0} was removed.', host) : t('The token of {0} was saved.', host);
  void vscode.window.showInformationMessage(sentence);
}

async function askHost({ t }: Pick<Services, 't'>, title: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    placeHolder: 'git.example.com',
    prompt: t('Name of the host'),
    validateInput: (text) =>
      readHost(text) === undefined ? t('A host, such as git.example.com.') : undefined,
  });
  return typed === undefined ? undefined : readHost(typed);
}

/** Empty removes it. */
async function askToken(
  { t }: Pick<Services, 't'>,
  { host, isKnown }: { readonly host: string; readonly isKnown: boolean },
): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Token of {0}', host),
    password: true,
    ignoreFocusOut: true,
    prompt: isKnown
      ? t('It may write code and pull requests. Leave it empty to remove the saved one.')
      : t('It may write code and pull requests. It is kept in the secret storage of this editor.'),
    validateInput: (text) =>
      (isKnown && text === '') || /^[\x21-\x7e]{8,1000}$/.test(text.trim())
        ? undefined
        : t('A token has at least 8 characters and no spaces.'),
  });
  return typed?.trim();
}
