/** "Acme is behind. They owe 500 €": a sentence that goes on about what the one before it names. */
import type { RecordName } from './figure.ts';

const goesOn =
  /^[\s*_]*(?:they|their|it|its|that|this|these|those|the (?:amount|sum|client|customer|project|balance|total of it)|of (?:it|that|them|this)|half|es|sie|ihre?|das|dies(?:er|e|es)?|davon|der (?:betrag|kunde|saldo)|die (?:summe|kundin|hälfte))(?!\p{L})/iu;

export class Carried {
  #named: readonly RecordName[] = [];

  /** What holds for a sentence that names `named` itself; sentences in their order. */
  read(sentence: string, named: readonly RecordName[]): readonly RecordName[] {
    if (sentence.trim() === '') {
      this.#named = [];
      return named;
    }
    if (named.length > 0) this.#named = named;
    else if (goesOn.test(sentence)) return this.#named;
    else this.#named = [];
    return named;
  }
}
