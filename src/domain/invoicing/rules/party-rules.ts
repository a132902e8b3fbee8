/** Rules on seller and buyer. */
import type { Identifier, Party } from '../../invoice-document.ts';
import { addressSchemes, countryCodes, identifierSchemes } from '../codes/code-lists.ts';
import { type CheckAction, type CheckPart, isSaid, type RuleFault, unless } from './fault.ts';

export const checkParties: CheckPart = (invoice) => [
  ...checkParty(invoice.seller, sellerRules),
  ...checkParty(invoice.buyer, buyerRules),
];

interface PartyRules {
  readonly field: 'seller' | 'buyer';
  readonly who: string;
  readonly mend: string;
  readonly action: CheckAction;
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly eAddress: string;
}

const sellerRules: PartyRules = {
  field: 'seller',
  who: 'Your business',
  mend: 'add it in Your Business',
  action: 'editOrganization',
  name: 'BR-06',
  address: 'BR-08',
  country: 'BR-09',
  eAddress: 'BR-62',
};
const buyerRules: PartyRules = {
  field: 'buyer',
  who: 'The client',
  mend: 'add it to the client',
  action: 'editClient',
  name: 'BR-07',
  address: 'BR-10',
  country: 'BR-11',
  eAddress: 'BR-63',
};

function checkParty(party: Party, rules: PartyRules): readonly RuleFault[] {
  const { field, who, mend, action } = rules;
  const miss = (rule: string, name: string, what: string) => ({
    rule,
    field: `${field}.${name}`,
    message: `${who} has no ${what}: ${mend}.`,
    action,
  });
  return [
    ...unless(isSaid(party.name), miss(rules.name, 'name', 'name')),
    ...unless(hasAddress(party), miss(rules.address, 'address', 'postal address')),
    ...unless(isSaid(party.countryCode), miss(rules.country, 'countryCode', 'country')),
    ...unless(!isSaid(party.countryCode) || countryCodes.has(party.countryCode), {
      rule: 'BR-CL-14',
      field: `${field}.countryCode`,
      message: `${party.countryCode} is not a country of ISO 3166-1.`,
      action,
    }),
    ...unless(namesCountry(party.vatId), {
      rule: 'BR-CO-09',
      field: `${field}.vatId`,
      message: `${field === 'seller' ? 'Your' : 'The client’s'} VAT ID does not start with its country, as in DE123456788.`,
      action,
    }),
    ...checkEAddress(party, rules),
    ...checkScheme(party.registration, `${field}.registration`, 'BR-CL-11'),
    ...checkScheme(party.identifier, `${field}.identifier`, 'BR-CL-10'),
  ];
}

/** Lines or a field of the address, so that print says where the party is. */
function hasAddress({ addressLines, address = {} }: Party): boolean {
  return addressLines.some(isSaid) || Object.values(address).some(isSaid);
}

/** BT-31, BT-48: ISO 3166-1, or EL for Greece (BR-CO-09). */
function namesCountry(vatId: string | undefined): boolean {
  const country = vatId?.slice(0, 2);
  return country === undefined || country === 'EL' || countryCodes.has(country);
}

function checkEAddress({ eAddress }: Party, { field, eAddress: rule, action }: PartyRules) {
  if (eAddress === undefined) {
    return [];
  }
  return [
    ...unless(isSaid(eAddress.scheme), {
      rule,
      field: `${field}.eAddress.scheme`,
      message: 'An electronic address has no scheme, such as 0204 (Leitweg-ID) or EM (e-mail).',
      action,
    }),
    ...unless(!isSaid(eAddress.scheme) || addressSchemes.has(eAddress.scheme), {
      rule: 'BR-CL-25',
      field: `${field}.eAddress.scheme`,
      message: `${eAddress.scheme} is not a scheme of electronic addresses (EAS).`,
      action,
    }),
  ];
}

function checkScheme(identifier: Identifier | undefined, field: string, rule: string): readonly RuleFault[] {
  const scheme = identifier?.scheme;
  return unless(scheme === undefined || identifierSchemes.has(scheme), {
    rule,
    field: `${field}.scheme`,
    message: `${scheme} is not a scheme of identifiers (ISO 6523).`,
  });
}
