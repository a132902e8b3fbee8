/** Which column of a file of clients is what, by its header in English or German. */

/** Of the client, of its address (`address.`) and of its billing contact (`contact.`). */
export type ClientColumn = keyof typeof names;

/** As they are compared: in small letters, without anything but letters and digits. */
const names = {
  name: 'name client clientname company companyname customer customername organization organisation firma firmenname kunde kundenname unternehmen bezeichnung',
  'address.street':
    'street streetaddress address address1 addressline1 strasse strassehausnummer strasseundhausnummer strassenr anschrift adresse adresszeile1',
  'address.additional': 'additional address2 addressline2 addressaddition adresszusatz zusatz adresszeile2',
  'address.third': 'address3 addressline3 adresszeile3',
  'address.postcode': 'postcode postalcode zip zipcode plz postleitzahl',
  'address.city': 'city town ort stadt wohnort',
  'address.region': 'region state province county bundesland kanton provinz',
  countryCode: 'country countrycode land landercode landerkurzel landercode landeskurzel staat',
  vatId:
    'vat vatid vatno vatnumber vatregistrationnumber ustid ustidnr ustidnummer umsatzsteuerid umsatzsteueridentifikationsnummer uid uidnummer',
  email: 'email emailaddress mail billingemail invoiceemail emailadresse rechnungsemail',
  eAddress:
    'eaddress electronicaddress peppolid peppol einvoiceaddress elektronischeadresse erechnungsadresse',
  buyerReference:
    'buyerreference reference ponumber purchaseorder leitwegid kauferreferenz referenz bestellnummer',
  currency: 'currency currencycode wahrung waehrung',
  language: 'language sprache',
  paymentTermDays:
    'paymentterm paymentterms paymenttermdays terms netdays zahlungsziel zahlungszieltage zahlungsfrist',
  'contact.name': 'contact contactname contactperson ansprechpartner ansprechpartnerin kontakt kontaktperson',
  'contact.phone': 'phone phonenumber telephone telefon telefonnummer tel',
  'contact.email': 'contactemail kontaktemail emailansprechpartner',
} as const;

const columnOf: ReadonlyMap<string, ClientColumn> = new Map(
  Object.entries(names).flatMap(([column, list]) =>
    list.split(' ').map((name) => [name, column as ClientColumn] as const),
  ),
);

/** `USt-IdNr.`, `Zahlungsziel (Tage)` and `Straße` as they are compared. */
function foldHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\([^)]*\)/g, '')
    .replace(/[^a-z0-9]/g, '');
}

export interface HeaderColumn {
  readonly header: string;
  /** Undefined: nothing that is known here. */
  readonly column: ClientColumn | undefined;
}

/** Of two columns with one meaning the first counts. */
export function mapHeader(cells: readonly string[]): readonly HeaderColumn[] {
  const taken = new Set<ClientColumn>();
  return cells.map((cell) => {
    const header = cell.trim();
    const column = columnOf.get(foldHeader(header));
    if (column === undefined || taken.has(column)) return { header, column: undefined };
    taken.add(column);
    return { header, column };
  });
}
