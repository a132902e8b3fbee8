/** Clients that a row of a file may be. */
import { areOtherVatIds } from '../../../../../domain/identifiers/other-vat-ids.ts';
import { createFolds, createLikeness, type NameFolds } from '../../../../../domain/names/looks-alike.ts';
import { foldName } from '../../../../platform/csv/fold-name.ts';
import { Turns } from '../../../../platform/turns.ts';

export interface KnownClient {
  /** Null: of an earlier row of a file that is only looked at. */
  readonly id: string | null;
  readonly name: string;
  readonly vatId: string | null;
}

interface Like {
  readonly clientId: string;
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

/** By name; those of one name are told apart by VAT ids, where both have one. */
export class KnownClients {
  readonly #byName = new Map<string, KnownClient[]>();
  readonly #byId = new Map<string, KnownClient>();
  readonly #said = new Map<number, KnownClient>();
  readonly #folded: Folded[] = [];
  readonly #tellsNames: boolean;
  readonly #turns = new Turns(comparedAtOnce);

  constructor({ tellsNames }: { readonly tellsNames: boolean }) {
    this.#tellsNames = tellsNames;
  }

  add(client: KnownClient): void {
    const name = foldName(client.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), client]);
    if (client.id === null) return;
    this.#byId.set(client.id, client);
    if (!this.#tellsNames) return;
    const { id: clientId, name: own, vatId } = client;
    this.#folded.push({ clientId, name: own, vatId, folds: createFolds(own) });
  }

  /** The row is that client; false where there is none of the id. */
  say(row: number, clientId: string): boolean {
    const client = this.#byId.get(clientId);
    if (client !== undefined) this.#said.set(row, client);
    return client !== undefined;
  }

  findSaid(row: number): KnownClient | undefined {
    return this.#said.get(row);
  }

  find({ name, vatId }: Pick<KnownClient, 'name' | 'vatId'>): KnownClient | undefined {
    const named = this.#byName.get(foldName(name)) ?? [];
    return (
      named.find((client) => client.vatId === vatId) ??
      named.find((client) => client.vatId === null || vatId === null)
    );
  }

  /** Other spellings of the name; who has another VAT id is somebody else. */
  async listLike({ name, vatId }: Pick<KnownClient, 'name' | 'vatId'>): Promise<Like[]> {
    const isLike = createLikeness(name);
    const found = this.#folded.filter((other) => !areOtherVatIds(other.vatId, vatId) && isLike(other.folds));
    await this.#turns.after(this.#folded.length);
    return found.slice(0, mostLike).map(({ clientId, name: own }) => ({ clientId, name: own }));
  }
}
