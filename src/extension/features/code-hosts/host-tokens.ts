/**
 * Tokens of GitHub and GitLab: the editor's secret storage keeps them, each with the host that its user named; the backend
 * has them in memory while it runs. No setting of a workspace names a host.
 */
import { readSecret, type SecretPorts } from '../../platform/secrets/read-secret.ts';
import type { Services } from '../../platform/services.ts';
import { hasKeysFlag } from './keys-flag.ts';

type Ports = Pick<Services, 'context' | 'backend' | 'log' | 't'>;

export interface HostToken {
  /** As in an address: `github.com`, `git.example.org:8443`. */
  readonly host: string;
  readonly kind: 'github' | 'gitlab';
  readonly token: string;
}

const secretName = 'vireo.codeHosts';

/** What is of no form that is known is no token. @throws SecretsUnreadable where nobody knows what is kept */
export async function listTokens(services: SecretPorts): Promise<readonly HostToken[]> {
  return parseStored(await readSecret(services, secretName))?.filter(isToken) ?? [];
}

/** Undefined for what is no list. */
function parseStored(text = '[]'): readonly unknown[] | undefined {
  try {
    const stored: unknown = JSON.parse(text);
    return Array.isArray(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}

/** What another version keeps beside the one of this host stays, and what is no list is kept beside the new one. */
async function listOthers(services: SecretPorts, host: string): Promise<readonly unknown[]> {
  const text = await readSecret(services, secretName);
  const stored = parseStored(text);
  if (stored !== undefined) return stored.filter((each) => Object(each)['host'] !== host);
  await services.context.secrets.store(`${secretName}.unreadable`, text ?? '');
  return [];
}

function isToken(value: unknown): value is HostToken {
  const { host, kind, token } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof host === 'string' && typeof token === 'string' && (kind === 'github' || kind === 'gitlab');
}

/** In place of the one that the host has. */
export async function keepToken(services: Ports, token: HostToken): Promise<void> {
  const others = await listOthers(services, token.host);
  await services.context.globalState.update(hasKeysFlag, true);
  await services.context.secrets.store(secretName, JSON.stringify([...others, token]));
  await putToken(services, token);
}

export async function forgetToken(services: Ports, host: string): Promise<void> {
  const others = await listOthers(services, host);
  await services.context.secrets.store(secretName, JSON.stringify(others));
  await services.backend.ask((api, options) => api.deleteCodeHostToken({ ...options, path: { host } }));
}

async function putToken(
  { backend }: Pick<Services, 'backend'>,
  { host, kind, token }: HostToken,
): Promise<void> {
  await backend.ask((api, options) =>
    api.putCodeHostToken({ ...options, path: { host }, body: { kind, token } }),
  );
}

/** One that is refused keeps none of the others back. */
export async function handOverTokens(services: Ports): Promise<void> {
  for (const token of await listTokens(services)) {
    try {
      await putToken(services, token);
    } catch {
      // Without the error: what is said of a refused request may repeat its body.
      services.log.warn(`The token of ${token.host} could not be handed over.`);
    }
  }
}

/** Undefined for what names no host. */
export function readHost(typed: string): string | undefined {
  const text = typed.trim();
  const url = URL.canParse(text) && text.includes('//') ? new URL(text) : URL.parse(`https://${text}`);
  const isPlain =
    url !== null && url.username === '' && url.password === '' && /^https?:$/.test(url.protocol);
  return isPlain && url.host !== '' ? url.host : undefined;
}
