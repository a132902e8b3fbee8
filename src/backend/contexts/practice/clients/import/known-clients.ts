/** Clients that a row of a file may be. */
import { areOtherVatIds } from '../../../../../domain/identifiers/other-vat-ids.ts';
import { createFolds, createLikeness, type NameFolds } from '../../../../../domain/names/looks-alike.ts';
import { foldName } from '../../../../platform/csv/fold-name.ts';
import { Turns } from '../../../../platform/turns.ts';

export interface KnownClient {
  /** Null: of an earlier row of a file that is only looked at. */
  readonly id: string | null;
  /** That brings it; absent for one that is here. */
  readonly row?: number;
  readonly name: string;
  readonly vatId: string | null;
}

interface Like {
  readonly clientId: string | null;
  /** Of the file, where the client is not here yet. */
  readonly row: number | null;
  readonly name: string;
}

interface Folded extends Like {
  readonly vatId: string | null;
  readonly folds: NameFolds;
}

/** Of one row: more are no choice. */
const mostLike = 5;
/** Comparisons until others have their turn. */
const comparedAtOnce = 50_000;

/** By name; those of one name differ by VAT ID, where both have one. */
export class KnownClients {
  readonly #byName = new Map<string, KnownClient[]>();
  readonly #byId = new Map<string, KnownClient>();
  readonly #said = new Map<number, KnownClient>();
  /** The earlier row that a row is the client of. */
  readonly #sameRow = new Map<number, number>();
  readonly #folded: Folded[] = [];
  readonly #tellsNames: boolean;
  readonly #turns = new Turns(comparedAtOnce);

  constructor({ tellsNames }: { readonly tellsNames: boolean }) {
    this.#tellsNames = tellsNames;
  }

  add(client: KnownClient): void {
    const name = foldName(client.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), client]);
    if (client.id !== null) this.#byId.set(client.id, client);
    if (client.row !== undefined) this.#said.set(client.row, client);
    if (!this.#tellsNames) return;
    const { id, row = null, name: own, vatId } = client;
    // A row is told by itself both ways: in a dry run its client has no id.
    const clientId = row === null ? id : null;
    this.#folded.push({ clientId, row, name: own, vatId, folds: createFolds(own) });
  }

  /** The row is that client; false where there is none of the id. */
  say(row: number, clientId: string): boolean {
    const client = this.#byId.get(clientId);
    if (client !== undefined) this.#said.set(row, client);
    return client !== undefined;
  }

  /** The row is the client of that row, which comes before it. */
  sayRow(row: number, asRow: number): void {
    this.#sameRow.set(row, asRow);
  }

  findSaid(row: number): KnownClient | undefined {
    const asRow = this.#sameRow.get(row);
    return this.#said.get(row) ?? (asRow === undefined ? undefined : this.#said.get(asRow));
  }

  /** What a row is, for rows that are said to be the same. */
  keep(row: number, client: KnownClient): void {
    this.#said.set(row, client);
  }

  find({ name, vatId }: Pick<KnownClient, 'name' | 'vatId'>): KnownClient | undefined {
    const named = this.#byName.get(foldName(name)) ?? [];
    return (
      named.find((client) => client.vatId === vatId) ??
      named.find((client) => client.vatId === null || vatId === null)
    );
  }

  /** Other spellings of the name; another VAT ID is another client. */
  async listLike({ name, vatId }: Pick<KnownClient, 'name' | 'vatId'>): Promise<Like[]> {
    const isLike = createLikeness(name);
    const found = this.#folded.filter((other) => !areOtherVatIds(other.vatId, vatId) && isLike(other.folds));
    await this.#turns.after(this.#folded.length);
    return found.slice(0, mostLike).map(({ clientId, row, name: own }) => ({ clientId, row, name: own }));
  }
}
