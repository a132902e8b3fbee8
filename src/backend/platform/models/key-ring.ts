/**
 * Keys of providers, among the secrets of the backend: of an organization, and of its people for themselves. A key is bound
 * to the origin that it was given for. The environment's keys go to the addresses of their own vendors alone.
 */
import { chooseKey, type KeyOwner } from '../../../domain/models/choose-key.ts';
import type { FoundText, SecretPlace, Secrets, SecretWork } from '../secrets/secrets.ts';
import type { ConfiguredProvider } from './model-settings.ts';

export type KeyedProvider = Pick<ConfiguredProvider, 'id' | 'baseUrl'>;

export interface KeyPlace extends KeyOwner {
  readonly provider: KeyedProvider;
}

export interface FoundKey {
  readonly value: string;
  readonly of: 'person' | 'organization' | 'environment';
}

export interface KeyRing {
  put(place: KeyPlace, key: string, work?: SecretWork): Promise<void>;
  remove(place: KeyPlace, work?: SecretWork): Promise<void>;
  /** The organization's, and those of its people for themselves. */
  removeAll(organizationId: string, provider: KeyedProvider, work?: SecretWork): Promise<void>;
  /** For the header of a request of this asker, and nothing else. */
  find(asker: KeyOwner, provider: KeyedProvider): FoundKey | undefined;
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

/** With the origin: an administrator who moves a provider gets no key that was given for the address before. */
function placeOf({ organizationId, userId, provider: { id, baseUrl } }: KeyPlace): SecretPlace {
  return { organizationId, userId, kind, name: JSON.stringify([id, originOf(baseUrl)]) };
}

/** `env` names the address that the key of the environment belongs to. */
export function createKeyRing(secrets: Secrets, env: Environment = {}): KeyRing {
  const findVendorKey = ({ baseUrl }: KeyedProvider) => {
    const origin = originOf(baseUrl);
    const ownUrl = env['VIREO_MODEL_URL'];
    const own = ownUrl !== undefined && originOf(ownUrl) === origin ? secrets.findNamed(ownKey) : undefined;
    if (own !== undefined) return own;
    const name = vendorKeys[origin];
    return name === undefined ? undefined : secrets.findNamed(name);
  };
  return {
    put: async (place, key, work) => await secrets.put(placeOf(place), { value: key }, work),
    remove: async (place, work) => await secrets.remove(placeOf(place), work),
    removeAll: async (organizationId, provider, work) =>
      await secrets.removeNamed(placeOf({ organizationId, provider }), work),
    find(asker, provider) {
      const chosen = chooseKey(asker, (owner) => secrets.find(placeOf({ ...owner, provider }))?.value);
      if (chosen !== undefined) return { value: chosen.key, of: chosen.of };
      const named = findVendorKey(provider);
      return named === undefined ? undefined : { value: named, of: 'environment' };
    },
    findKeysIn: (text) =>
      secrets.findIn(text, { kinds: [kind], variables: [...Object.values(vendorKeys), ownKey] }),
  };
}
