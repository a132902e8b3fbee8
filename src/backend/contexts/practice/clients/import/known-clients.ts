/** Clients that a row of a file may be. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createFolds, createLikeness, type NameFolds } from '../../../../../domain/names/looks-alike.ts';
import { foldName } from '../../../../platform/csv/fold-name.ts';

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

/** Of one row: more are no choice. */
const mostLike = 5;
/** Comparisons until others have their turn. */
const comparedAtOnce = 50_000;

/** By name; those of one name are told apart by VAT ids, where both have one. */
export class KnownClients {
  readonly #byName = new Map<string, KnownClient[]>();
  readonly #byId = new Map<string, KnownClient>();
  readonly #said = new Map<number, KnownClient>();
  readonly #folds: { readonly client: Like; readonly folds: NameFolds }[] = [];
  readonly #tellsNames: boolean;
  #compared = 0;

  constructor({ tellsNames }: { readonly tellsNames: boolean }) {
    this.#tellsNames = tellsNames;
  }

  add(client: KnownClient): void {
    const name = foldName(client.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), client]);
    if (client.id === null) return;
    this.#byId.set(client.id, client);
    this.#folds.push({
      client: { clientId: client.id, name: client.name },
      folds: createFolds(client.name),
    });
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

  /** Other spellings of the name, or the name itself with another VAT id. */
  async listLike(name: string): Promise<Like[]> {
    if (!this.#tellsNames) return [];
    const isLike = createLikeness(name);
    const found = this.#folds.filter(({ folds }) => isLike(folds)).map(({ client }) => client);
    this.#compared += this.#folds.length;
    if (this.#compared > comparedAtOnce) {
      this.#compared = 0;
      await nextTurn();
    }
    return found.slice(0, mostLike);
  }
}
