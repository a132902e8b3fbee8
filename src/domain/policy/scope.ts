/** How far somebody reaches among the records of people: what `can` decides of one record, for a statement over many. */
import type { Reach } from '../authorization.ts';
import type { Person } from './actor.ts';

/** Made by whoever asks for the records, in their own terms. */
interface Conditions<Condition> {
  organization(id: string): Condition;
  /** The record is this person's own. */
  person(id: string): Condition;
  nothing(): Condition;
}

/**
 * It is turned into conditions as a whole, and no object with two ids passes as one: a statement leaves the person out only
 * by asking for `wholeOrganization`.
 */
export class Scope {
  readonly #organizationId: string;
  /** Undefined where everybody's records are reached. */
  readonly #userId: string | undefined;
  readonly #isEmpty: boolean;

  private constructor(organizationId: string, { userId, isEmpty = false }: Reached) {
    this.#organizationId = organizationId;
    this.#userId = userId;
    this.#isEmpty = isEmpty;
  }

  /** What a permission that reaches so far opens to the person: nothing where it is refused. */
  static of(
    { organizationId, userId }: Pick<Person, 'organizationId' | 'userId'>,
    reach: Reach | undefined,
  ): Scope {
    switch (reach) {
      case 'all':
        return new Scope(organizationId, {});
      case 'own':
        return new Scope(organizationId, { userId });
      case undefined:
        return new Scope(organizationId, { isEmpty: true });
    }
  }

  /** The person's own records, whatever their role. */
  static own(person: Pick<Person, 'organizationId' | 'userId'>): Scope {
    return Scope.of(person, 'own');
  }

  /** Everybody's: for those whose permission was decided before. */
  static everybody(organizationId: string): Scope {
    return new Scope(organizationId, {});
  }

  /** All of them must hold. */
  conditions<Condition>(of: Conditions<Condition>): readonly Condition[] {
    const own = this.#userId === undefined ? [] : [of.person(this.#userId)];
    return [of.organization(this.#organizationId), ...own, ...(this.#isEmpty ? [of.nothing()] : [])];
  }

  /** For what is the organization's as a whole, such as its rules. Records of people go by `conditions`. */
  get wholeOrganization(): string {
    return this.#organizationId;
  }

  /** The same for two scopes that reach the same. */
  get key(): string {
    return JSON.stringify([this.#organizationId, this.#userId, this.#isEmpty]);
  }
}

interface Reached {
  readonly userId?: string;
  readonly isEmpty?: boolean;
}
