/**
 * Tokens of GitHub and GitLab, for the life of this process and nowhere else. Each is bound to a host and to the person
 * who gave it; those of the environment belong to github.com and gitlab.com alone.
 */
import type { CodeHostKind } from './publish.schema.ts';

export interface TokenPlace {
  readonly organizationId: string;
  readonly userId: string;
  /** In lower case, with a port where it has one. */
  readonly host: string;
}

export interface HostToken {
  readonly kind: CodeHostKind;
  readonly token: string;
}

export interface KnownHost {
  readonly host: string;
  readonly kind: CodeHostKind;
  readonly from: 'environment' | 'handed-over';
}

export interface TokenRing {
  put(place: TokenPlace, token: HostToken): void;
  remove(place: TokenPlace): void;
  /** For the header of a request, and nothing else. */
  find(place: TokenPlace): HostToken | undefined;
  /** Hosts that there is a token of, without it. */
  list(person: Omit<TokenPlace, 'host'>): readonly KnownHost[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const named = [
  { variable: 'VIREO_GITHUB_TOKEN', host: 'github.com', kind: 'github' },
  { variable: 'VIREO_GITLAB_TOKEN', host: 'gitlab.com', kind: 'gitlab' },
] as const;

export function createTokenRing(env: Environment = {}): TokenRing {
  // process-local: tokens stay in memory, since no file may hold them; on several: a sealed store of secrets.
  const given = new Map<string, { readonly place: TokenPlace; readonly token: HostToken }>();
  const nameOf = ({ organizationId, userId, host }: TokenPlace) =>
    JSON.stringify([organizationId, userId, host]);
  const ofEnvironment = named.flatMap(({ variable, host, kind }) => {
    const token = env[variable];
    return token ? [{ host, kind, token }] : [];
  });
  return {
    put: (place, token) => void given.set(nameOf(place), { place, token }),
    remove: (place) => void given.delete(nameOf(place)),
    find: (place) => given.get(nameOf(place))?.token ?? ofEnvironment.find(({ host }) => host === place.host),
    list({ organizationId, userId }) {
      const own = [...given.values()].filter(
        ({ place }) => place.organizationId === organizationId && place.userId === userId,
      );
      const handed = own.map(
        ({ place: { host }, token: { kind } }) => ({ host, kind, from: 'handed-over' }) as const,
      );
      const others = ofEnvironment.filter(({ host }) => !handed.some((each) => each.host === host));
      return [...handed, ...others.map(({ host, kind }) => ({ host, kind, from: 'environment' }) as const)];
    },
  };
}
