/** What is done with a provider that exists: its key replaced, its privacy changed, one tiny call, removed. */
import * as vscode from 'vscode';
import type { ModelProvider } from '../../../api-client/index.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { forgetKey, putKey, storeKey } from './model-keys.ts';
import { listPrivacyChoices, withPrivacy } from './privacy-choices.ts';

/** Undefined when the user turned away. Nothing of what is typed is kept but in the secret storage. */
export async function askKey({ t }: Pick<Services, 't'>, providerTitle: string): Promise<string | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t('Key of {0}', providerTitle),
    password: true,
    ignoreFocusOut: true,
    prompt: t('It is kept in the secret storage of this editor, and given to Vireo service while it runs.'),
    validateInput: (text) =>
      /^[\x21-\x7e]{8,1000}$/.test(text.trim())
        ? undefined
        : t('A key has at least 8 characters and no spaces.'),
  });
  return typed?.trim();
}

export async function keepKey(services: Services, provider: ModelProvider, key: string): Promise<void> {
  await storeKey(services, provider, key);
  await putKey(services, provider.id, key);
}

/** False when the user turned away. */
export async function replaceKey(services: Services, provider: ModelProvider): Promise<boolean> {
  const key = await askKey(services, provider.title);
  if (key === undefined) return false;
  await keepKey(services, provider, key);
  return true;
}

/** Tells in a notification whether it answers, with what helps where it does not. */
export async function testProvider(services: Services, provider: ModelProvider): Promise<void> {
  const { backend, t } = services;
  const result = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t('Testing {0}', provider.title) },
    () =>
      backend.ask((api, options) =>
        api.testModelProvider({ ...options, path: { id: provider.id }, body: { locale: userLocale() } }),
      ),
  );
  if (result.ok) {
    const sentence = t('{0} answered in {1} ms.', provider.title, String(result.latencyMs));
    void vscode.window.showInformationMessage(sentence);
    return;
  }
  const [replace, again] = [t('Replace Key…'), t('Try Again')];
  const sentence = result.message ?? t('{0} did not answer.', provider.title);
  const buttons = provider.needsKey ? [replace, again] : [again];
  const chosen = await vscode.window.showWarningMessage(sentence, ...buttons);
  if (chosen === undefined) return;
  if (chosen === replace && !(await replaceKey(services, provider))) return;
  await testProvider(services, provider);
}

/** False when the user turned away. */
export async function removeProvider(
  services: Services,
  { id, title, version }: ModelProvider,
): Promise<boolean> {
  const { backend, t } = services;
  const act = t('Remove Provider');
  const detail = t(
    'Its models are asked nothing more, and its key is deleted. What they cost stays in the list of calls.',
  );
  const answer = await vscode.window.showWarningMessage(
    t('Remove {0}?', title),
    { modal: true, detail },
    act,
  );
  if (answer !== act) return false;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteModelProvider({ ...options, path: { id }, headers }));
  await forgetKey(services, id);
  return true;
}

/** Of all its models. What is chosen belongs to the practice; no workspace sets it. */
export async function changePrivacy(services: Services, provider: ModelProvider): Promise<void> {
  const { backend, t } = services;
  const items = listPrivacyChoices(provider, t).map((choice) => ({
    ...choice,
    ...(choice.isCurrent && { description: t('as it is now') }),
  }));
  const title = t('What the models of {0} may see', provider.title);
  const chosen = await vscode.window.showQuickPick(items, { title });
  if (chosen === undefined || chosen.isCurrent) return;
  const { id, version } = provider;
  const headers = { 'If-Match': `"${version}"` };
  const body = { models: withPrivacy(provider, chosen.privacy) };
  await backend.ask((api, options) => api.patchModelProvider({ ...options, path: { id }, headers, body }));
}

type Act = 'test' | 'replaceKey' | 'privacy' | 'remove';

/** Undefined when the user turned away. */
export async function pickAct(
  { t }: Pick<Services, 't'>,
  { title }: ModelProvider,
): Promise<Act | undefined> {
  const items: (vscode.QuickPickItem & { readonly act: Act })[] = [
    { label: t('Test'), description: t('one tiny call'), act: 'test' },
    { label: t('Replace Key…'), act: 'replaceKey' },
    { label: t('Change Privacy…'), act: 'privacy' },
    { label: t('Remove…'), act: 'remove' },
  ];
  return (await vscode.window.showQuickPick(items, { title }))?.act;
}
