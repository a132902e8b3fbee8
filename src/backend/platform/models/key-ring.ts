/**
 * Keys of providers, for the life of this process and nowhere else: they are handed in, kept in a closure, and can be
 * neither listed nor printed. The environment's keys go to the addresses of their own vendors alone.
 */
import type { ConfiguredProvider } from './model-settings.ts';

interface KeyPlace {
  readonly organizationId: string;
  readonly providerId: string;
}

interface Found {
  readonly from: number;
  readonly to: number;
}

export interface KeyRing {
  put(place: KeyPlace, key: string): void;
  remove(place: KeyPlace): void;
  has(organizationId: string, provider: ConfiguredProvider): boolean;
  /** For the header of a request, and nothing else. */
  find(organizationId: string, provider: ConfiguredProvider): string | undefined;
  /** Where keys that it knows stand in a text that is about to leave. */
  findKeysIn(text: string): readonly Found[];
}

/** Names of the environment by the origin that the key belongs to. */
const vendorKeys: Readonly<Record<string, string>> = {
  'https://api.openai.com': 'OPENAI_API_KEY',
  'https://api.anthropic.com': 'ANTHROPIC_API_KEY',
  'https://router.huggingface.co': 'HF_TOKEN',
};

type Environment = Readonly<Record<string, string | undefined>>;

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}

function findVendorKey(env: Environment, { baseUrl }: ConfiguredProvider): string | undefined {
  const origin = originOf(baseUrl);
  const ownUrl = env['VIREO_MODEL_URL'];
  if (ownUrl !== undefined && originOf(ownUrl) === origin && env['VIREO_MODEL_KEY'])
    return env['VIREO_MODEL_KEY'];
  const name = vendorKeys[origin];
  return name === undefined ? undefined : env[name] || undefined;
}

/** Shorter ones are no keys: they would be cut out of every text. */
const leastLength = 8;

function occurrences(text: string, key: string): Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf(key); at !== -1; at = text.indexOf(key, at + key.length)) {
    found.push({ from: at, to: at + key.length });
  }
  return found;
}

export function createKeyRing(env: Environment = {}): KeyRing {
  // process-local: keys stay in memory, since no file may hold them; on several: a sealed store of secrets.
  const keys = new Map<string, string>();
  const nameOf = ({ organizationId, providerId }: KeyPlace) => `${organizationId} ${providerId}`;
  const find = (organizationId: string, provider: ConfiguredProvider) =>
    keys.get(nameOf({ organizationId, providerId: provider.id })) ?? findVendorKey(env, provider);
  const everyKey = () =>
    [...keys.values(), ...Object.values(vendorKeys).map((name) => env[name]), env['VIREO_MODEL_KEY']].filter(
      (key) => key !== undefined && key.length >= leastLength,
    ) as string[];
  return {
    put: (place, key) => void keys.set(nameOf(place), key),
    remove: (place) => void keys.delete(nameOf(place)),
    has: (organizationId, provider) => find(organizationId, provider) !== undefined,
    find,
    findKeysIn: (text) => everyKey().flatMap((key) => occurrences(text, key)),
  };
}
