/** Rows of a file with the records that their names stand for: those that are there, and those to be made. */
import type { Money } from '../../../../../../domain/money.ts';
import type { SourceRow } from '../../readers/source-row.ts';
import type { KnownClient, KnownProject } from './directory.ts';
import type { MappedPerson, NewUser } from './resolve-people.ts';

/** A row with its hash, by which it is known again. */
export interface HashedRow {
  readonly source: SourceRow;
  readonly hash: string;
}

/** Made when the import is written; until then known by what it is called. */
export interface NewClient {
  readonly name: string;
  /** What the file calls it, of all three: as in the keys of the request's map. */
  readonly source: string;
  /** Settled by all of its rows. */
  currency: string;
}

export interface NewProject {
  readonly name: string;
  readonly source: string;
  readonly client: KnownClient | NewClient;
  /** Settled by all of its rows, in the currency of the client. */
  rate: Money;
  /** The file tells amounts, of which it was taken. */
  isRateFromAmounts: boolean;
}

export interface NewTask {
  readonly name: string;
  readonly source: string;
  readonly project: KnownProject | NewProject;
}

export interface ResolvedRow extends HashedRow {
  readonly userId: string;
  readonly client: KnownClient | NewClient;
  readonly project: KnownProject | NewProject;
  readonly task: { readonly id: string } | NewTask | undefined;
  /** Undefined: the project's, once that is known. */
  readonly rate: Money | undefined;
}

export interface Resolved {
  readonly rows: readonly ResolvedRow[];
  readonly clients: readonly NewClient[];
  readonly projects: readonly NewProject[];
  readonly tasks: readonly NewTask[];
  readonly people: readonly MappedPerson[];
  readonly users: readonly NewUser[];
}
