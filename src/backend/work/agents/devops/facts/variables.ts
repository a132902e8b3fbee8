/** What each variable of a service holds: an address of what it needs, a secret, a known value, or what its code decides. */
import { type DataService, ports } from './data-services.ts';
import type { ServiceFacts, VariableName } from './service-facts.ts';

/** Of the address of what runs beside it. */
export type AddressPart = 'url' | 'address' | 'host' | 'port' | 'name' | 'user' | 'password';

export interface Address {
  readonly kind: DataService;
  readonly part: AddressPart;
}

interface Told {
  readonly name: string;
  readonly place: VariableName['place'];
  /** Which part of an address it is, where it is one. */
  readonly address: Address | undefined;
}

/** `open`: neither secret nor known; the code has to do without it, or the user sets it. */
export type Variable = Told &
  (
    | { readonly kind: 'known'; readonly value: string }
    | { readonly kind: 'secret' }
    | { readonly kind: 'open' }
  );

const prefixes: readonly (readonly [DataService, string])[] = [
  ['postgresql', 'DATABASE|DB|POSTGRES(?:QL)?|PG'],
  ['mysql', 'DATABASE|DB|MYSQL'],
  ['mariadb', 'DATABASE|DB|MYSQL|MARIADB'],
  ['mongodb', 'MONGO(?:DB)?|DATABASE|DB'],
  ['redis', 'REDIS|CACHE|CELERY_BROKER|CELERY_RESULT_BACKEND|BROKER'],
  ['rabbitmq', 'RABBITMQ|AMQP|CELERY_BROKER|BROKER'],
];
const parts: readonly (readonly [AddressPart, string])[] = [
  ['url', 'UR[IL]'],
  ['address', 'ADDR(?:ESS)?'],
  ['host', 'HOST(?:NAME)?'],
  ['port', 'PORT'],
  ['name', 'NAME|DATABASE|DB'],
  ['user', 'USER(?:NAME)?'],
  ['password', 'PASS(?:WORD)?'],
];
const secretName =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRETS?|TOKENS?|CREDENTIALS?|DSN|SALT|PEPPER|WEBHOOK|(?:API|ACCESS|PRIVATE|SIGNING|ENCRYPTION|AUTH|SECRET|MASTER|ACCOUNT|STRIPE|SESSION)_?KEYS?|APIKEY|CONNECTION_STRING)(?:_|$)|_KEY$/;
const isPublic =
  /^(?:NEXT_PUBLIC|VITE|PUBLIC|REACT_APP|NUXT_PUBLIC)_|_PUBLIC_KEY$|_(?:TTL|LENGTH|EXPIRY|EXPIRES(?:_IN)?)$/;

export function isSecretName(name: string): boolean {
  return secretName.test(name) && !isPublic.test(name);
}

/** Of a second database, which is not the one that stands beside it. */
const ofAnother = /(?:^|_)(?:TEST|SHADOW|REPLICA|READONLY|READ|LEGACY|OLD|EXTERNAL|ANALYTICS)_/;

/** Undefined for a variable that is no address of what the service needs. */
export function addressOf(name: string, { needs }: Pick<ServiceFacts, 'needs'>): Address | undefined {
  if (ofAnother.test(name)) return undefined;
  for (const [kind, prefix] of prefixes) {
    if (!needs.some((need) => need.kind === kind)) continue;
    // A name of the application may stand before it: SHOP_DATABASE_URL.
    const found = parts.find(([, part]) =>
      new RegExp(`^(?:[A-Z0-9]+_)??(?:${prefix})_?(?:${part})$`).test(name),
    );
    if (found !== undefined) return { kind, part: found[0] };
  }
  return undefined;
}

/** What a bundler writes into pages when they are built: nothing reads it later. */
const builtIn = /^(?:VITE|NEXT_PUBLIC|REACT_APP|PUBLIC|NUXT_PUBLIC|VUE_APP|GATSBY)_/;

export function buildVariables({ environment, role, runtime }: ServiceFacts): readonly string[] {
  if (runtime !== 'node') return [];
  return environment
    .map(({ value }) => value)
    .filter((name) => builtIn.test(name) || (role === 'static' && !isSecretName(name)));
}

/** Those that it reads while it runs. */
export function variablesOf(service: ServiceFacts): readonly Variable[] {
  const built = new Set(buildVariables(service));
  return service.environment
    .filter(({ value }) => !built.has(value))
    .map((variable) => readVariable(variable, service));
}

function readVariable({ value: name, place, setTo }: VariableName, service: ServiceFacts): Variable {
  const address = addressOf(name, service);
  const told = { name, place, address };
  if (setTo !== undefined) return { ...told, kind: 'known', value: setTo };
  if (name === 'PORT' && service.port !== undefined)
    return { ...told, kind: 'known', value: String(service.port.value) };
  if (address?.part === 'port') return { ...told, kind: 'known', value: String(ports[address.kind]) };
  const holdsPassword = address?.part === 'url' || address?.part === 'password';
  return { ...told, kind: holdsPassword || isSecretName(name) ? 'secret' : 'open' };
}
