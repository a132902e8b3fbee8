/** Seller (BG-4) and buyer (BG-7): the same facts under different numbers. */
import type { Identifier, Party, PostalAddress } from '../invoice-document.ts';
import { type TermGroup, type TermValue, termGroup } from './business-terms.ts';
import { peppolAddressOf } from './peppol-address.ts';
import type { Profile } from './profiles.ts';

/** BR-CO-26 asks for one of BT-29, BT-30 and BT-31: who has a tax number alone is known by that. */
export function sellerTerms(party: Party, profile: Profile): TermGroup {
  const known = party.identifier ?? (hasNumber(party) ? undefined : numberOf(party.taxNumber));
  const address = addressOf(party);
  const contact = contactOf(party);
  return termGroup(
    {
      'BT-27': party.name,
      'BT-28': party.tradingName,
      'BT-29': identifier(known),
      'BT-30': identifier(party.registration),
      'BT-31': compact(party.vatId),
      'BT-32': party.taxNumber,
      'BT-33': party.legalInfo,
      'BT-34': addressFor(profile, party),
    },
    {
      'BG-5': [
        termGroup({
          'BT-35': address.street,
          'BT-36': address.additional,
          'BT-37': address.city,
          'BT-38': address.postcode,
          'BT-39': address.region,
          'BT-40': party.countryCode,
          'BT-162': address.third,
        }),
      ],
      'BG-6': [termGroup({ 'BT-41': contact.name, 'BT-42': contact.phone, 'BT-43': contact.email })],
    },
  );
}

export function buyerTerms(party: Party, profile: Profile): TermGroup {
  const address = addressOf(party);
  const { contact = {} } = party;
  return termGroup(
    {
      'BT-44': party.name,
      'BT-45': party.tradingName,
      'BT-46': identifier(party.identifier),
      'BT-47': identifier(party.registration),
      'BT-48': compact(party.vatId),
      'BT-49': addressFor(profile, party),
    },
    {
      'BG-8': [
        termGroup({
          'BT-50': address.street,
          'BT-51': address.additional,
          'BT-52': address.city,
          'BT-53': address.postcode,
          'BT-54': address.region,
          'BT-55': party.countryCode,
          'BT-163': address.third,
        }),
      ],
      'BG-9': [termGroup({ 'BT-56': contact.name, 'BT-57': contact.phone, 'BT-58': contact.email })],
    },
  );
}

function addressFor({ name }: Profile, party: Party): TermValue | undefined {
  return name === 'peppol' ? peppolAddressOf(party) : eAddressOf(party);
}

/** The electronic address, else the e-mail address, which is one of its schemes (EAS `EM`). */
export function eAddressOf(party: Party): TermValue | undefined {
  const email = party.email ?? party.contact?.email;
  const { id, scheme } = party.eAddress ?? { id: email ?? '', scheme: 'EM' };
  return id.trim() === '' ? undefined : { text: id, scheme };
}

/** Whom the client may ask: the contact, with the organization's e-mail address where it has none of its own. */
export function contactOf({ contact = {}, name, email }: Party): {
  name?: string;
  phone?: string;
  email?: string;
} {
  const isReachable = contact.phone !== undefined || contact.email !== undefined || email !== undefined;
  const address = contact.email ?? email;
  return {
    ...(isReachable ? { name: contact.name ?? name } : {}),
    ...(contact.phone === undefined ? {} : { phone: contact.phone }),
    ...(address === undefined ? {} : { email: address }),
  };
}

/** The fields of the address; of print lines alone, the lines with postcode and town where a line shows them. */
export function addressOf({ address, addressLines }: Party): PostalAddress {
  if (address !== undefined && Object.values(address).some((value) => value.trim() !== '')) {
    return address;
  }
  const town = addressLines.findLastIndex((line) => townPattern.test(line));
  const { postcode, city } = townPattern.exec(addressLines[town] ?? '')?.groups ?? {};
  const [street, additional, ...rest] = addressLines.filter(
    (line, index) => index !== town && line.trim() !== '',
  );
  const third = rest.join(', ');
  return {
    ...(street === undefined ? {} : { street }),
    ...(additional === undefined ? {} : { additional }),
    ...(third === '' ? {} : { third }),
    ...(city === undefined ? {} : { city }),
    ...(postcode === undefined ? {} : { postcode }),
  };
}

/** `20457 Hamburg`, `1010 Wien`, `1012 AB Amsterdam`, `DK-8000 Aarhus`: postcode, then town. */
const townPattern =
  /^(?:[A-Z]{1,2}-)?(?<postcode>\d{2}-\d{3}|\d{3} \d{2}|\d{4,5}(?: [A-Z]{2})?) (?<city>\p{L}.*)$/u;

function hasNumber({ registration, vatId }: Party): boolean {
  return registration !== undefined || (vatId ?? '').trim() !== '';
}

function numberOf(id: string | undefined): Identifier | undefined {
  return id === undefined ? undefined : { id };
}

function identifier(value: Identifier | undefined): TermValue | undefined {
  return value && { text: value.id, scheme: value.scheme };
}

function compact(id: string | undefined): string | undefined {
  return id?.replace(/\s/g, '');
}
