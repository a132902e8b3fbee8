/**
 * Keys of providers, among the secrets of the backend. The environment's keys go to the addresses of their own vendors
 * alone.
 */
import type { FoundText, Secrets } from '../secrets/secrets.ts';
import type { ConfiguredProvider } from './model-settings.ts';

interface KeyPlace {
  readonly organizationId: string;
  readonly providerId: string;
}

export interface KeyRing {
  put(place: KeyPlace, key: string): Promise<void>;
  remove(place: KeyPlace): Promise<void>;
  has(organizationId: string, provider: ConfiguredProvider): boolean;
  /** For the header of a request, and nothing else. */
  find(organizationId: string, provider: ConfiguredProvider): string | undefined;
  /** Where keys that it knows stand in a text that is about to leave. */
  findKeysIn(text: string): readonly FoundText[];
}

/** Names of the environment by the origin that the key belongs to. */
const vendorKeys: Readonly<Record<string, string>> = {
  'https://api.openai.com': 'OPENAI_API_KEY',
  'https://api.anthropic.com': 'ANTHROPIC_API_KEY',
  'https://router.huggingface.co': 'HF_TOKEN',
};

const ownKey = 'VIREO_MODEL_KEY';
const kind = 'model-key';

export type Environment = Readonly<Record<string, string | undefined>>;

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

/** `env` names the address that the key of the environment belongs to. */
export function createKeyRing(secrets: Secrets, env: Environment = {}): KeyRing {
  const placeOf = ({ organizationId, providerId }: KeyPlace) => ({ organizationId, kind, name: providerId });
  const findVendorKey = ({ baseUrl }: ConfiguredProvider) => {
    const origin = originOf(baseUrl);
    const ownUrl = env['VIREO_MODEL_URL'];
    const own = ownUrl !== undefined && originOf(ownUrl) === origin ? secrets.findNamed(ownKey) : undefined;
    if (own !== undefined) return own;
    const name = vendorKeys[origin];
    return name === undefined ? undefined : secrets.findNamed(name);
  };
  const find = (organizationId: string, provider: ConfiguredProvider) =>
    secrets.find(placeOf({ organizationId, providerId: provider.id }))?.value ?? findVendorKey(provider);
  return {
    put: async (place, key) => await secrets.put(placeOf(place), { value: key }),
    remove: async (place) => await secrets.remove(placeOf(place)),
    has: (organizationId, provider) => find(organizationId, provider) !== undefined,
    find,
    findKeysIn: (text) =>
      secrets.findIn(text, { kinds: [kind], variables: [...Object.values(vendorKeys), ownKey] }),
  };
}
