/** What is done with a provider that exists: its key replaced, its privacy changed, one tiny call, removed. */
import type { ModelProvider } from '../../../src/api-client/index.ts';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { Choice, PagePorts } from '../../../src/pages/page-ports.ts';
import { listPrivacyChoices, withPrivacy } from './privacy-choices.ts';

/** Where keys are kept; the backend has them while it runs. */
export interface ModelKeys {
  store(provider: Pick<ModelProvider, 'id' | 'baseUrl'>, key: string): Promise<void>;
  forget(providerId: string): Promise<void>;
}

export interface ModelPorts extends PagePorts {
  readonly keys: ModelKeys;
}

export async function putKey(
  { backend }: Pick<PagePorts, 'backend'>,
  id: string,
  key: string,
): Promise<void> {
  await backend.ask((api, options) => api.putModelKey({ ...options, path: { id }, body: { key } }));
}

/** Undefined when the user turned away. Nothing of what is typed is kept but in the secret storage. */
export async function askKey(
  { ask, t }: Pick<PagePorts, 'ask' | 't'>,
  providerTitle: string,
): Promise<string | undefined> {
  const typed = await ask({
    kind: 'text',
    title: t('Key of {0}', providerTitle),
    isSecret: true,
    staysOpen: true,
    prompt: t('It is kept in the secret storage of this editor, and given to Vireo service while it runs.'),
    check: (text) =>
      /^[\x21-\x7e]{8,1000}$/.test(text.trim())
        ? undefined
        : t('A key has at least 8 characters and no spaces.'),
  });
  return typed?.trim();
}

export async function keepKey(ports: ModelPorts, provider: ModelProvider, key: string): Promise<void> {
  await ports.keys.store(provider, key);
  await putKey(ports, provider.id, key);
}

/** False when the user turned away. */
export async function replaceKey(ports: ModelPorts, provider: ModelProvider): Promise<boolean> {
  const key = await askKey(ports, provider.title);
  if (key === undefined) return false;
  await keepKey(ports, provider, key);
  return true;
}

/** Tells in a notification whether it answers, with what helps where it does not. */
export async function testProvider(ports: ModelPorts, provider: ModelProvider): Promise<void> {
  const { backend, inform, locale, t, warn } = ports;
  const path = { id: provider.id };
  const result = await ports.withProgress(t('Testing {0}', provider.title), () =>
    backend.ask((api, options) => api.testModelProvider({ ...options, path, body: { locale } })),
  );
  if (result.ok) {
    const sentence = t('{0} answered in {1} ms.', provider.title, String(result.latencyMs));
    inBackground(inform(sentence), 'Models');
    return;
  }
  const [replace, again] = [t('Replace Key…'), t('Try Again')];
  const sentence = result.message ?? t('{0} did not answer.', provider.title);
  const buttons = provider.needsKey ? [replace, again] : [again];
  const chosen = await warn(sentence, ...buttons);
  if (chosen === undefined) return;
  if (chosen === replace && !(await replaceKey(ports, provider))) return;
  await testProvider(ports, provider);
}

/** False when the user turned away. */
export async function removeProvider(
  ports: ModelPorts,
  { id, title, version }: ModelProvider,
): Promise<boolean> {
  const { backend, t } = ports;
  const act = t('Remove Provider');
  const detail = t(
    'Its models are asked nothing more, and its key is deleted. What they cost stays in the list of calls.',
  );
  const question = t('Remove {0}?', title);
  if (!(await ports.ask({ kind: 'confirm', question, detail, act }))) return false;
  const headers = { 'If-Match': `"${version}"` };
  await backend.ask((api, options) => api.deleteModelProvider({ ...options, path: { id }, headers }));
  await ports.keys.forget(id);
  return true;
}

/** Of all its models. What is chosen belongs to the practice; no workspace sets it. */
export async function changePrivacy(ports: ModelPorts, provider: ModelProvider): Promise<void> {
  const { backend, t } = ports;
  const items = listPrivacyChoices(provider, t).map((choice) => ({
    ...choice,
    ...(choice.isCurrent && { description: t('as it is now') }),
    value: choice,
  }));
  const title = t('What the models of {0} may see', provider.title);
  const chosen = await ports.ask({ kind: 'pick', title, items });
  if (chosen === undefined || chosen.isCurrent) return;
  const { id, version } = provider;
  const headers = { 'If-Match': `"${version}"` };
  const body = { models: withPrivacy(provider, chosen.privacy) };
  await backend.ask((api, options) => api.patchModelProvider({ ...options, path: { id }, headers, body }));
}

type Act = 'test' | 'replaceKey' | 'privacy' | 'remove';

/** Undefined when the user turned away. */
export async function pickAct(
  { ask, t }: Pick<PagePorts, 'ask' | 't'>,
  { title }: ModelProvider,
): Promise<Act | undefined> {
  const items: Choice<Act>[] = [
    { label: t('Test'), description: t('one tiny call'), value: 'test' },
    { label: t('Replace Key…'), value: 'replaceKey' },
    { label: t('Change Privacy…'), value: 'privacy' },
    { label: t('Remove…'), value: 'remove' },
  ];
  return await ask({ kind: 'pick', title, items });
}
