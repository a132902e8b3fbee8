/** What is done with a provider that exists: its key replaced, its privacy changed, one tiny call, removed. */
import type { ModelProvider } from '../../../src/api-client/index.ts';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { Choice, PagePorts } from '../../../src/pages/page-ports.ts';
import { listPrivacyChoices, withPrivacy } from './privacy-choices.ts';

/** Of the account of this window. */
export interface KeyServer {
  readonly host: string;
  readonly organization: string;
}

/** Where keys are kept: on the server of the account, else by the editor, and the backend has them while it runs. */
export interface ModelKeys {
  readonly server: KeyServer | undefined;
  store(provider: Pick<ModelProvider, 'id' | 'baseUrl'>, key: string): Promise<void>;
  forget(providerId: string): Promise<void>;
}

export interface ModelPorts extends PagePorts {
  readonly keys: ModelKeys;
}

/** Whom a key answers: one person alone, or all people of the organization. */
export type KeyFor = 'person' | 'organization';

export interface GivenKey {
  readonly for: KeyFor;
  readonly key: string;
}

export async function putKey(
  { backend }: Pick<PagePorts, 'backend'>,
  id: string,
  { for: whose, key }: GivenKey,
): Promise<void> {
  await backend.ask((api, options) => {
    const given = { ...options, path: { id }, body: { key } };
    return whose === 'person' ? api.putOwnModelKey(given) : api.putModelKey(given);
  });
}

/** Undefined when the user turned away. With one organization on this machine there is nothing to ask. */
async function askWhom(
  { ask, keys, t }: Pick<ModelPorts, 'ask' | 'keys' | 't'>,
  providerTitle: string,
): Promise<KeyFor | undefined> {
  if (keys.server === undefined) return 'organization';
  const { host, organization } = keys.server;
  const items: Choice<KeyFor>[] = [
    {
      label: t('For All of {0}', organization),
      detail: t('Kept on {0}, sealed. Answers everyone there who has no key of their own.', host),
      value: 'organization',
    },
    {
      label: t('For Me Alone'),
      detail: t('Kept for you on {0}, sealed. Answers nobody else, and ends with your membership.', host),
      value: 'person',
    },
  ];
  return await ask({ kind: 'pick', title: t('Key of {0}', providerTitle), items });
}

function describePlace({ keys, t }: Pick<ModelPorts, 'keys' | 't'>, whose: KeyFor): string {
  if (keys.server === undefined)
    return t('It is kept in the secret storage of this editor, and given to Vireo service while it runs.');
  const { host, organization } = keys.server;
  return whose === 'person'
    ? t('It is kept for you on {0}, sealed, and answers nobody else.', host)
    : t('It is kept for all of {0} on {1}, sealed.', organization, host);
}

/** Undefined when the user turned away. Nothing of what is typed is kept but where the prompt says. */
async function askKey(
  ports: Pick<ModelPorts, 'ask' | 'keys' | 't'>,
  providerTitle: string,
  whose: KeyFor,
): Promise<string | undefined> {
  const { ask, t } = ports;
  const typed = await ask({
    kind: 'text',
    title: t('Key of {0}', providerTitle),
    isSecret: true,
    staysOpen: true,
    prompt: describePlace(ports, whose),
    check: (text) =>
      /^[\x21-\x7e]{8,1000}$/.test(text.trim())
        ? undefined
        : t('A key has at least 8 characters and no spaces.'),
  });
  return typed?.trim();
}

/** Whom it answers, then the key; undefined when the user turned away. */
export async function askGivenKey(
  ports: Pick<ModelPorts, 'ask' | 'keys' | 't'>,
  providerTitle: string,
): Promise<GivenKey | undefined> {
  const whose = await askWhom(ports, providerTitle);
  const key = whose && (await askKey(ports, providerTitle, whose));
  return key === undefined ? undefined : { for: whose ?? 'organization', key };
}

export async function keepKey(ports: ModelPorts, provider: ModelProvider, given: GivenKey): Promise<void> {
  if (ports.keys.server === undefined) await ports.keys.store(provider, given.key);
  await putKey(ports, provider.id, given);
}

/** False when the user turned away. */
export async function replaceKey(
  ports: ModelPorts,
  provider: ModelProvider,
  whose: KeyFor = 'organization',
): Promise<boolean> {
  const key = await askKey(ports, provider.title, whose);
  if (key === undefined) return false;
  await keepKey(ports, provider, { for: whose, key });
  return true;
}

/** The caller's own key on a server: entered, replaced or removed. True where there is one to be tested. */
export async function changeOwnKey(ports: ModelPorts, provider: ModelProvider): Promise<boolean> {
  const { ask, t } = ports;
  if (provider.keyOf !== 'person') return await replaceKey(ports, provider, 'person');
  const act = await ask({
    kind: 'pick',
    title: t('Your key of {0}', provider.title),
    items: [
      { label: t('Replace Key…'), value: 'replace' },
      { label: t('Remove Key'), value: 'remove' },
    ],
  });
  if (act === 'replace') return await replaceKey(ports, provider, 'person');
  if (act === 'remove') await removeKey(ports, provider.id, 'person');
  return false;
}

export async function removeKey(
  { backend }: Pick<PagePorts, 'backend'>,
  id: string,
  whose: KeyFor,
): Promise<void> {
  await backend.ask((api, options) => {
    const given = { ...options, path: { id } };
    return whose === 'person' ? api.deleteOwnModelKey(given) : api.deleteModelKey(given);
  });
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
  const whose = provider.keyOf === 'person' ? 'person' : 'organization';
  if (chosen === replace && !(await replaceKey(ports, provider, whose))) return;
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

type Act = 'test' | 'replaceKey' | 'removeKey' | 'privacy' | 'remove';

/** Undefined when the user turned away. */
export async function pickAct(
  { ask, keys, t }: Pick<ModelPorts, 'ask' | 'keys' | 't'>,
  { title }: ModelProvider,
): Promise<Act | undefined> {
  const items: Choice<Act>[] = [
    { label: t('Test'), description: t('one tiny call'), value: 'test' },
    { label: t('Replace Key…'), value: 'replaceKey' },
    ...(keys.server === undefined
      ? []
      : [
          {
            label: t('Remove Key of {0}', keys.server.organization),
            description: t('keys of its people stay'),
            value: 'removeKey' as const,
          },
        ]),
    { label: t('Change Privacy…'), value: 'privacy' },
    { label: t('Remove…'), value: 'remove' },
  ];
  return await ask({ kind: 'pick', title, items });
}
