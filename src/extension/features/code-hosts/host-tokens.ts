/**
 * Tokens of GitHub and GitLab: the editor's secret storage keeps them, each with the host that its user named; the backend
 * has them in memory while it runs. No setting of a workspace names a host.
 */
import type { Services } from '../../platform/services.ts';
import { hasKeysFlag } from './keys-flag.ts';

type Ports = Pick<Services, 'context' | 'backend' | 'log'>;

export interface HostToken {
  /** As in an address: `github.com`, `git.example.org:8443`. */
  readonly host: string;
  readonly kind: 'github' | 'gitlab';
  readonly token: string;
}

const secretName = 'vireo.codeHosts';

/** What cannot be read is no token. */
export async function listTokens({ context }: Pick<Services, 'context'>): Promise<readonly HostToken[]> {
  try {
    const stored: unknown = JSON.parse((await context.secrets.get(secretName)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isToken) : [];
  } catch {
    return [];
  }
}

function isToken(value: unknown): value is HostToken {
  const { host, kind, token } = Object(value) as Readonly<Record<string, unknown>>;
  return typeof host === 'string' && typeof token === 'string' && (kind === 'github' || kind === 'gitlab');
}

/** In place of the one that the host has. */
export async function keepToken(services: Ports, token: HostToken): Promise<void> {
  const others = (await listTokens(services)).filter(({ host }) => host !== token.host);
  await services.context.globalState.update(hasKeysFlag, true);
  await services.context.secrets.store(secretName, JSON.stringify([...others, token]));
  await putToken(services, token);
}

export async function forgetToken(services: Ports, host: string): Promise<void> {
  const others = (await listTokens(services)).filter((each) => each.host !== host);
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
