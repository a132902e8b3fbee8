/** The words printed on an invoice, by the language of the document. English where a language has none of its own. */

export interface PaperLabels {
  readonly invoice: string;
  readonly creditNote: string;
  readonly number: string;
  readonly date: string;
  readonly period: string;
  readonly order: string;
  readonly due: string;
  readonly corrects: string;
  readonly position: string;
  readonly description: string;
  readonly quantity: string;
  readonly price: string;
  readonly net: string;
  readonly sum: string;
  readonly discount: string;
  readonly subtotal: string;
  readonly vat: string;
  readonly vatOn: (label: string, base: string) => string;
  readonly untaxed: Readonly<Record<'Z' | 'E' | 'AE' | 'K' | 'G' | 'O', string>>;
  readonly total: string;
  readonly paid: string;
  readonly toPay: string;
  readonly hoursAsClock: string;
  readonly vatId: string;
  readonly assignedLater: string;
}

const english: PaperLabels = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  number: 'Invoice',
  date: 'Date',
  period: 'Service period',
  order: 'Your order',
  due: 'Due',
  corrects: 'Corrects',
  position: '#',
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  net: 'Net',
  sum: 'Sum of lines',
  discount: 'Discount',
  subtotal: 'Net',
  vat: 'VAT',
  vatOn: (label, base) => `${label} on ${base}`,
  untaxed: {
    Z: 'VAT, zero-rated',
    E: 'VAT, exempt',
    AE: 'VAT, reverse charge',
    K: 'VAT, intra-community supply',
    G: 'VAT, export',
    O: 'Outside the scope of VAT',
  },
  total: 'Total',
  paid: 'Paid',
  toPay: 'To pay',
  hoursAsClock: 'Hours as h:mm.',
  vatId: 'VAT ID',
  assignedLater: 'when issued',
};

const german: PaperLabels = {
  invoice: 'Rechnung',
  creditNote: 'Rechnungskorrektur',
  number: 'Nummer',
  date: 'Datum',
  period: 'Leistungszeitraum',
  order: 'Ihre Bestellung',
  due: 'Fällig',
  corrects: 'Zu Rechnung',
  position: 'Pos.',
  description: 'Beschreibung',
  quantity: 'Menge',
  price: 'Preis',
  net: 'Netto',
  sum: 'Summe der Positionen',
  discount: 'Rabatt',
  subtotal: 'Netto',
  vat: 'USt.',
  vatOn: (label, base) => `${label} auf ${base}`,
  untaxed: {
    Z: 'USt., Nullsatz',
    E: 'USt., steuerfrei',
    AE: 'USt., Steuerschuldnerschaft des Leistungsempfängers',
    K: 'USt., innergemeinschaftliche Lieferung',
    G: 'USt., Ausfuhr',
    O: 'Nicht steuerbar',
  },
  total: 'Gesamtbetrag',
  paid: 'Bezahlt',
  toPay: 'Zu zahlen',
  hoursAsClock: 'Stunden als h:mm.',
  vatId: 'USt-IdNr.',
  assignedLater: 'bei Ausstellung',
};

/** The words for a BCP 47 tag, by its language alone. */
export function paperLabels(language: string): PaperLabels {
  return language.toLowerCase().split('-')[0] === 'de' ? german : english;
}
