/** Secrets for the life of this process and nowhere else: they are kept in a closure, and can be neither listed nor printed. */
import { readSecretFile } from '../../../workspace/files/secret-file.ts';
import type { FoundText, Secret, SecretPlace, Secrets, SecretWork } from './secrets.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Shorter ones are no secrets: they would be cut out of every text. */
const leastLength = 8;

interface Held {
  readonly place: SecretPlace;
  readonly secret: Secret;
}

function occurrences(text: string, value: string): FoundText[] {
  const found: FoundText[] = [];
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    found.push({ from: at, to: at + value.length });
  }
  return found;
}

function nameOf({ organizationId, kind, name, userId }: SecretPlace): string {
  return JSON.stringify([organizationId, kind, name, userId ?? null]);
}

/** What a transaction keeps counts once it is committed. */
function whenKept(work: SecretWork | undefined, act: () => void): void {
  if (work === undefined) act();
  else work.afterCommit(act);
}

export function createMemorySecrets(env: Environment = {}): Secrets {
  // process-local: secrets stay in memory, since no file may hold them; on several: a sealed store of secrets.
  const held = new Map<string, Held>();
  const removeWhere = (isIt: (place: SecretPlace) => boolean): void => {
    for (const [name, { place }] of held) if (isIt(place)) held.delete(name);
  };
  return {
    lasts: false,
    put: async (place, secret, work) => whenKept(work, () => void held.set(nameOf(place), { place, secret })),
    remove: async (place, work) => whenKept(work, () => void held.delete(nameOf(place))),
    removeNamed: async ({ organizationId, kind, name }, work) =>
      whenKept(work, () =>
        removeWhere(
          (place) => place.organizationId === organizationId && place.kind === kind && place.name === name,
        ),
      ),
    removeOf: async ({ organizationId, userId }, work) =>
      whenKept(work, () =>
        removeWhere((place) => place.organizationId === organizationId && place.userId === userId),
      ),
    find: (place) => held.get(nameOf(place))?.secret,
    list: ({ organizationId, kind, userId }) =>
      [...held.values()]
        .filter(({ place }) => place.organizationId === organizationId)
        .filter(({ place }) => place.kind === kind && place.userId === userId)
        .map(({ place: { name }, secret: { about } }) => ({ name, about })),
    findNamed: (variable) => env[variable] || undefined,
    findInFile(variable) {
      const file = env[variable];
      return file ? readSecretFile(file) : undefined;
    },
    findIn(text, { kinds, variables = [] }) {
      const given = [...held.values()].filter(({ place }) => kinds.includes(place.kind));
      const values = [...given.map(({ secret }) => secret.value), ...variables.map((each) => env[each])];
      return values
        .filter((value) => value !== undefined && value.length >= leastLength)
        .flatMap((value) => (value === undefined ? [] : occurrences(text, value)));
    },
  };
}
