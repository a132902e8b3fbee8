/** The words of the Invoice Look page, in each language of the product; the page says which (`lang` of the document). */
import type { LineColumn } from '../../src/domain/invoicing/look/invoice-look.ts';
import type { TypedFault, TypedField } from './look-form.ts';

const columns: Readonly<Record<LineColumn, string>> = {
  position: 'Position',
  period: 'Period',
  quantity: 'Quantity',
  price: 'Price',
  taxRate: 'VAT rate',
};

const fields: Readonly<Record<TypedField, string>> = {
  color: 'Colour',
  logoHeightMm: 'Height in mm',
  footer0: 'Left',
  footer1: 'Middle',
  footer2: 'Right',
};

const faults: Readonly<Record<TypedFault, string>> = {
  color: 'Enter a colour such as #0a7a55.',
  height: 'Enter a height from 8 to 40 mm.',
  too_many: 'At most three texts.',
  too_long: 'At most 300 characters.',
  too_many_lines: 'At most six lines.',
};

const english = {
  heading: 'Invoice Look',
  offline: (asOf: string) => (asOf === '' ? 'Offline' : `Offline, as of ${asOf}`),
  reconnecting: 'Reconnecting…',
  saving: 'Saving…',
  saved: 'Saved. Drafts follow it, issued invoices keep theirs.',
  sources: {
    draft: (client: string) => `Preview: draft to ${client}`,
    issued: (client: string, number: string) =>
      `Preview: ${number} to ${client}, as a new invoice would look`,
    sample: () => 'Preview: a sample, since there is no invoice yet',
  },
  undo: 'Undo',
  editDetails: 'Edit Your Details…',
  form: 'Look',
  paper: 'Preview of an invoice',
  logo: 'Logo',
  noLogo: 'No logo',
  lostLogo: 'The file of the logo is lost. Choose it again.',
  logoHint: 'PNG or JPEG, at most 1 MB, 4,000 pixels a side and 2 million in all',
  chooseLogo: 'Choose Logo…',
  replaceLogo: 'Replace…',
  removeLogo: 'Remove',
  pixels: (width: number, height: number) => `${width} × ${height} pixels`,
  alignment: 'Side',
  alignments: { left: 'Left', right: 'Right' },
  fields,
  pickColor: 'Pick a colour',
  black: 'Black',
  colorHint: 'Name, title and lines',
  tooLight: (contrast: string) =>
    `Too light for text: its contrast on white is ${contrast}, text needs 4.5. Lines take it, text stays black.`,
  footer: 'Footer',
  footerHint: 'Below your details, such as bank, register and director',
  columnsTitle: 'Columns',
  columns,
  columnsHint:
    'Description and amount always stay. Quantity and price without a column are printed below the description, as the law asks.',
  faults,
  failedTitle: 'The look couldn’t be loaded',
  failed: 'The request was cancelled.',
  again: 'Retry',
};

type Words = typeof english;

const german: Words = {
  heading: 'Rechnungslayout',
  offline: (asOf) => (asOf === '' ? 'Offline' : `Offline, Stand ${asOf}`),
  reconnecting: 'Verbindung wird wiederhergestellt …',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert. Gilt für Entwürfe, ausgestellte Rechnungen behalten ihres.',
  sources: {
    draft: (client) => `Vorschau: Entwurf an ${client}`,
    issued: (client, number) => `Vorschau: ${number} an ${client}, wie eine neue Rechnung aussähe`,
    sample: () => 'Vorschau: ein Muster, da es noch keine Rechnung gibt',
  },
  undo: 'Rückgängig',
  editDetails: 'Eigene Angaben bearbeiten …',
  form: 'Layout',
  paper: 'Vorschau einer Rechnung',
  logo: 'Logo',
  noLogo: 'Kein Logo',
  lostLogo: 'Die Datei des Logos fehlt. Wählen Sie sie erneut.',
  logoHint: 'PNG oder JPEG, höchstens 1 MB, 4.000 Pixel je Seite und 2 Millionen insgesamt',
  chooseLogo: 'Logo wählen …',
  replaceLogo: 'Ersetzen …',
  removeLogo: 'Entfernen',
  pixels: (width, height) => `${width} × ${height} Pixel`,
  alignment: 'Seite',
  alignments: { left: 'Links', right: 'Rechts' },
  fields: {
    color: 'Farbe',
    logoHeightMm: 'Höhe in mm',
    footer0: 'Links',
    footer1: 'Mitte',
    footer2: 'Rechts',
  },
  pickColor: 'Farbe auswählen',
  black: 'Schwarz',
  colorHint: 'Name, Titel und Linien',
  tooLight: (contrast) =>
    `Zu hell für Text: Der Kontrast zu Weiß ist ${contrast}, Text braucht 4,5. Linien erhalten sie, Text bleibt schwarz.`,
  footer: 'Fußzeile',
  footerHint: 'Unter Ihren Angaben, etwa Bank, Register und Geschäftsführung',
  columnsTitle: 'Spalten',
  columns: {
    position: 'Position',
    period: 'Zeitraum',
    quantity: 'Menge',
    price: 'Preis',
    taxRate: 'USt.-Satz',
  },
  columnsHint:
    'Beschreibung und Betrag bleiben immer. Menge und Preis ohne Spalte stehen unter der Beschreibung, wie es das Gesetz verlangt.',
  faults: {
    color: 'Geben Sie eine Farbe wie #0a7a55 ein.',
    height: 'Geben Sie eine Höhe von 8 bis 40 mm ein.',
    too_many: 'Höchstens drei Texte.',
    too_long: 'Höchstens 300 Zeichen.',
    too_many_lines: 'Höchstens sechs Zeilen.',
  },
  failedTitle: 'Das Layout konnte nicht geladen werden',
  failed: 'Die Anfrage wurde abgebrochen.',
  again: 'Erneut versuchen',
};

export type LookWords = Words;

/** Of the page's language; English where there is no translation. */
export function wordsFor(language: string): Words {
  return /^de\b/i.test(language) ? german : english;
}
