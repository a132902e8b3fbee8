/** The words printed on an invoice, by the language of the document. English where a language has none of its own. */

export interface PrintLabels {
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
  readonly linePeriod: string;
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
  readonly scanToPay: string;
  readonly hoursAsClock: string;
  readonly vatId: string;
  readonly assignedLater: string;
  readonly taxNumber: string;
  readonly project: string;
  readonly contract: string;
  readonly reference: string;
  readonly delivered: string;
  readonly rounding: string;
  readonly phone: string;
  readonly register: string;
  readonly accountingTax: string;
  readonly draft: string;
  readonly subtotalOf: (head: string) => string;
  readonly annex: {
    readonly title: string;
    readonly columns: readonly [line: string, date: string, person: string, work: string, hours: string];
    readonly commits: string;
    readonly total: string;
  };
  /** Units that a quantity is told in, by code of UN/ECE Recommendation 20: one and several. */
  readonly units: Readonly<Record<string, readonly [string, string]>>;
}

const english: PrintLabels = {
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
  linePeriod: 'Period',
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
  scanToPay: 'Scan to pay by bank transfer',
  hoursAsClock: 'Hours as h:mm.',
  vatId: 'VAT ID',
  assignedLater: 'when issued',
  taxNumber: 'Tax number',
  project: 'Project',
  contract: 'Contract',
  reference: 'Your reference',
  delivered: 'Delivered',
  rounding: 'Rounding',
  phone: 'Phone',
  register: 'Register',
  accountingTax: 'VAT in accounting currency',
  draft: 'Draft',
  subtotalOf: (head) => `Subtotal ${head}`,
  annex: {
    title: 'Annex: time entries',
    columns: ['Line', 'Date', 'Person', 'Work', 'Hours'],
    commits: 'Commits',
    total: 'Total hours',
  },
  units: {
    HUR: ['hour', 'hours'],
    DAY: ['day', 'days'],
    WEE: ['week', 'weeks'],
    MON: ['month', 'months'],
    ANN: ['year', 'years'],
    KMT: ['km', 'km'],
    KGM: ['kg', 'kg'],
    MTR: ['m', 'm'],
    LTR: ['l', 'l'],
    LS: ['lump sum', 'lump sums'],
  },
};

const german: PrintLabels = {
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
  linePeriod: 'Zeitraum',
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
  scanToPay: 'Zum Überweisen scannen',
  hoursAsClock: 'Stunden als h:mm.',
  vatId: 'USt-IdNr.',
  assignedLater: 'bei Ausstellung',
  taxNumber: 'Steuernummer',
  project: 'Projekt',
  contract: 'Vertrag',
  reference: 'Ihre Referenz',
  delivered: 'Leistungsdatum',
  rounding: 'Rundung',
  phone: 'Telefon',
  register: 'Register',
  accountingTax: 'USt. in Buchungswährung',
  draft: 'Entwurf',
  subtotalOf: (head) => `Zwischensumme ${head}`,
  annex: {
    title: 'Anlage: Zeiteinträge',
    columns: ['Pos.', 'Datum', 'Person', 'Tätigkeit', 'Stunden'],
    commits: 'Commits',
    total: 'Stunden gesamt',
  },
  units: {
    HUR: ['Stunde', 'Stunden'],
    DAY: ['Tag', 'Tage'],
    WEE: ['Woche', 'Wochen'],
    MON: ['Monat', 'Monate'],
    ANN: ['Jahr', 'Jahre'],
    KMT: ['km', 'km'],
    KGM: ['kg', 'kg'],
    MTR: ['m', 'm'],
    LTR: ['l', 'l'],
    LS: ['pauschal', 'pauschal'],
  },
};

/** The words for a BCP 47 tag, by its language alone. */
export function printLabels(language: string): PrintLabels {
  return language.toLowerCase().split('-')[0] === 'de' ? german : english;
}
