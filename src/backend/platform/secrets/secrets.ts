/**
 * What must be in no file, no log and no reply: keys, tokens, passwords. They are handed over while the backend runs, or
 * named by its environment. Reading is from memory, so that a sealed store only has to open into it; writing may wait for
 * such a store.
 */

import type { Work } from '../unit-of-work.ts';

/** Of which a person's is found by that person alone. */
export interface SecretOwner {
  readonly organizationId: string;
  /** Of a person's own; the organization's where it is absent. */
  readonly userId?: string | undefined;
}

export interface SecretPlace extends SecretOwner {
  /** What it opens: `model-key`, `code-host`, `mail-password`. */
  readonly kind: string;
  /** Of what: an id, a host. */
  readonly name: string;
}

/** The transaction with which a secret is kept or removed: where it fails, all stays as it was. */
export type SecretWork = Pick<Work, 'trx' | 'afterCommit'>;

export interface Secret {
  readonly value: string;
  /** What may be shown of it. */
  readonly about?: string | undefined;
}

export interface ListedSecret {
  readonly name: string;
  readonly about: string | undefined;
}

export interface FoundText {
  readonly from: number;
  readonly to: number;
}

/** Which secrets a text is searched for. */
export interface Sought {
  readonly kinds: readonly string[];
  /** Names of the environment. */
  readonly variables?: readonly string[];
}

export interface Secrets {
  /** Whether a lasting secret of the organization is kept over a start, sealed: nobody else has to keep it then. */
  readonly lasts: boolean;
  put(place: SecretPlace, secret: Secret, work?: SecretWork): Promise<void>;
  remove(place: SecretPlace, work?: SecretWork): Promise<void>;
  /** The organization's and those of all its people. */
  removeNamed(named: Omit<SecretPlace, 'userId'>, work?: SecretWork): Promise<void>;
  /** All that a person has. */
  removeOf(person: Required<SecretOwner>, work?: SecretWork): Promise<void>;
  /** For the one request that needs it, and nothing else. */
  find(place: SecretPlace): Secret | undefined;
  /** Without their values, in the order in which they were handed over. */
  list(owner: Omit<SecretPlace, 'name'>): readonly ListedSecret[];
  /** From the environment. */
  findNamed(variable: string): string | undefined;
  /** From the file that the environment names. @throws SecretFileError where others can read it */
  findInFile(variable: string): string | undefined;
  /** Where secrets stand in a text that is about to leave. */
  findIn(text: string, sought: Sought): FoundText[];
}
