/** What the rules of single countries are written with. */
import type { InvoiceDocument, Party } from '../../../invoice-document.ts';
import { isSaid, type RuleFault } from '../../../invoicing/rules/fault.ts';
import { addressOf } from '../../party-terms.ts';
import { partyFault, type Side } from '../party-fault.ts';

/** The rules of a seller's country under Peppol. */
export type NationalRules = (invoice: InvoiceDocument) => readonly RuleFault[];

/** True where seller and buyer are of one country. */
export function isDomestic({ seller, buyer }: InvoiceDocument): boolean {
  return seller.countryCode === buyer.countryCode;
}

type AddressField = 'street' | 'city' | 'postcode';
const names: Readonly<Record<AddressField, string>> = {
  street: 'street',
  city: 'town',
  postcode: 'postcode',
};

/** A fault for each of `fields` that the party's address lacks, by the rule of the field. */
export function missingAddress(
  party: Party,
  side: Side,
  fields: Readonly<Partial<Record<AddressField, string>>>,
): readonly RuleFault[] {
  const address = addressOf(party);
  return (Object.keys(fields) as AddressField[]).flatMap((name) =>
    isSaid(address[name])
      ? []
      : [
          partyFault(
            { rule: fields[name] ?? '', side, field: `address.${name}` },
            `Peppol needs the ${names[name]} of ${side === 'seller' ? 'your organization' : 'the client'}.`,
          ),
        ],
  );
}

/** A fault unless the party's number in the register is of one of `schemes`. */
export function checkRegister(
  { registration }: Party,
  {
    rule,
    side,
    schemes,
    what,
  }: {
    readonly rule: string;
    readonly side: Side;
    readonly schemes: readonly string[];
    readonly what: string;
  },
): readonly RuleFault[] {
  return schemes.includes(registration?.scheme ?? '')
    ? []
    : [
        partyFault(
          { rule, side, field: 'registration.scheme' },
          `Peppol asks for the ${what} (scheme ${schemes.join(' or ')}).`,
        ),
      ];
}
