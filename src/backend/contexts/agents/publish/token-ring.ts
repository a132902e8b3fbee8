/**
 * Tokens of GitHub and GitLab, among the secrets of the backend. Each is bound to a host and to the person who gave it;
 * those of the environment belong to github.com and gitlab.com alone.
 */
import type { Secrets } from '../../../platform/secrets/secrets.ts';
import { type CodeHostKind, codeHostKinds } from './publish.schema.ts';

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
  put(place: TokenPlace, token: HostToken): Promise<void>;
  remove(place: TokenPlace): Promise<void>;
  /** For the header of a request, and nothing else. */
  find(place: TokenPlace): HostToken | undefined;
  /** Hosts that there is a token of, without it. */
  list(person: Omit<TokenPlace, 'host'>): readonly KnownHost[];
}

const named = [
  { variable: 'VIREO_GITHUB_TOKEN', host: 'github.com', kind: 'github' },
  { variable: 'VIREO_GITLAB_TOKEN', host: 'gitlab.com', kind: 'gitlab' },
] as const;

const kind = 'code-host';

function kindOf(about: string | undefined): CodeHostKind {
  const found = codeHostKinds.find((each) => each === about);
  if (found === undefined) throw new Error('A token of a host of code was kept without its kind.');
  return found;
}

export function createTokenRing(secrets: Secrets): TokenRing {
  const placeOf = ({ organizationId, userId, host }: TokenPlace) => ({
    organizationId,
    userId,
    kind,
    name: host,
  });
  const ofEnvironment = named.flatMap(({ variable, ...host }) => {
    const token = secrets.findNamed(variable);
    return token === undefined ? [] : [{ ...host, token }];
  });
  const findHanded = (place: TokenPlace): HostToken | undefined => {
    const secret = secrets.find(placeOf(place));
    return secret && { kind: kindOf(secret.about), token: secret.value };
  };
  return {
    put: async (place, { kind: about, token }) => await secrets.put(placeOf(place), { value: token, about }),
    remove: async (place) => await secrets.remove(placeOf(place)),
    find: (place) => findHanded(place) ?? ofEnvironment.find(({ host }) => host === place.host),
    list({ organizationId, userId }) {
      const handed = secrets
        .list({ organizationId, userId, kind })
        .map(({ name, about }) => ({ host: name, kind: kindOf(about), from: 'handed-over' }) as const);
      const others = ofEnvironment.filter(({ host }) => !handed.some((each) => each.host === host));
      return [
        ...handed,
        ...others.map(({ host, kind: spoken }) => ({ host, kind: spoken, from: 'environment' }) as const),
      ];
    },
  };
}
