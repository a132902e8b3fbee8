/** What the VAT field offers, in an order that no choice changes. */

import { taxKey } from './field-values.ts';
import type { InvoiceContent, TaxChoice } from './messages.ts';

export interface NamedChoice {
  readonly key: string;
  readonly choice: TaxChoice;
}

const order: readonly TaxChoice['taxCategory'][] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'];

/** Keeps what it has offered: the way back to a rate stays open when the document has left it. */
export class TaxChoices {
  readonly #seen = new Map<string, TaxChoice>();
  #invoiceId: string | undefined;

  /** The usual pairs and the document's own, by category and then from the highest rate to the lowest. */
  of({ taxChoices, document }: InvoiceContent): readonly NamedChoice[] {
    if (document.id !== this.#invoiceId) {
      this.#seen.clear();
      this.#invoiceId = document.id;
    }
    for (const { taxCategory, taxRate } of [...taxChoices, ...document.lines]) {
      this.#seen.set(taxKey({ taxCategory, taxRate }), { taxCategory, taxRate });
    }
    return [...this.#seen]
      .map(([key, choice]) => ({ key, choice }))
      .sort((a, b) => compare(a.choice, b.choice));
  }
}

function compare(a: TaxChoice, b: TaxChoice): number {
  const byCategory = order.indexOf(a.taxCategory) - order.indexOf(b.taxCategory);
  return byCategory === 0 ? Number(b.taxRate) - Number(a.taxRate) : byCategory;
}
