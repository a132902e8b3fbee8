/** Fields that the practice and its clients have alike: party, addresses, terms; pure. */
import type { Client, Organization, PatchClient, PatchOrganization } from '../../../api-client/index.ts';
import {
  electronicAddressSchemes,
  findElectronicAddressFault,
} from '../../../domain/invoicing/electronic-address.ts';
import {
  addressFields,
  compactAddress,
  guessAddress,
  type PostalAddress,
} from '../../../domain/invoicing/postal-address.ts';
import type { Translate } from '../../platform/words.ts';
import type { ChoiceField, Step, TextField } from './field.ts';
import {
  checkCountry,
  checkEmail,
  checkLength,
  checkVatId,
  fromLines,
  orNull,
  toCode,
} from './field-texts.ts';

export type PartyPatch = Pick<
  PatchClient & PatchOrganization,
  'address' | 'countryCode' | 'vatId' | 'email' | 'eAddress'
>;

/** Asked field by field; print lines of before are only what the boxes start with. */
export function addressField(party: Client | Organization, t: Translate): ChoiceField<PartyPatch> {
  const { address, addressLines } = party;
  const known: PostalAddress = address ?? guessAddress(addressLines);
  const words: Readonly<Record<(typeof addressFields)[number], readonly [string, string, number]>> = {
    street: [t('Street'), t('Street and number'), 200],
    additional: [t('Address, second line'), t('Such as a building or a floor; empty for none'), 200],
    third: [t('Address, third line'), t('Empty for none'), 200],
    postcode: [t('Postcode'), t('Empty for none'), 20],
    city: [t('Town'), t('Name of the town'), 100],
    region: [t('Region'), t('State, province or county; empty for none'), 60],
  };
  const asked = addressFields.map((name): Step => {
    const [label, prompt, longest] = words[name];
    return { name: 'address', label, prompt, text: known[name] ?? '', check: checkLength(longest, t) };
  });
  const toPatch = (texts: readonly string[]): PartyPatch => ({
    address: compactAddress(Object.fromEntries(addressFields.map((name, at) => [name, texts[at]]))) ?? null,
  });
  const choice = { label: t('Address'), answer: { steps: { asked, toPatch } } };
  return { label: t('Address'), shown: fromLines(addressLines), placeholder: '', choices: [choice] };
}

/** The scheme from the list, then the id; the backend checks it. */
export function eAddressField({ eAddress }: Client | Organization, t: Translate): ChoiceField<PartyPatch> {
  const idOf = (scheme: string, name: string): TextField<PartyPatch> => ({
    name: 'eAddress',
    label: name,
    shown: '',
    text: eAddress?.scheme === scheme ? eAddress.id : '',
    prompt: t('Where e-invoices are sent: {0}', name),
    check: (text) =>
      findElectronicAddressFault({ scheme, id: text.trim() }) === undefined
        ? undefined
        : t('This is not an address of that kind: a character may be mistyped.'),
    toPatch: (text) => ({ eAddress: { scheme, id: text.trim() } }),
  });
  const named = eAddress && electronicAddressSchemes.get(eAddress.scheme);
  return {
    label: t('E-invoice address'),
    shown: eAddress ? `${eAddress.scheme}:${eAddress.id}` : '',
    set: named ?? t('None'),
    placeholder: t('Of which kind is the address for e-invoices?'),
    choices: [
      { label: t('None'), answer: { patch: { eAddress: null } } },
      ...[...electronicAddressSchemes].map(([scheme, name]) => ({
        label: name,
        description: scheme,
        answer: { ask: idOf(scheme, name) },
      })),
    ],
  };
}

export function countryField(
  { countryCode }: Client | Organization,
  t: Translate,
  nameOfCountry: (code: string) => string,
): TextField<PartyPatch> {
  return {
    name: 'countryCode',
    label: t('Country'),
    shown: nameOfCountry(countryCode),
    text: countryCode,
    prompt: t('Country as two letters, such as DE'),
    check: (text) => checkCountry(text, t),
    toPatch: (text) => ({ countryCode: toCode(text) }),
  };
}

export function vatIdField({ vatId }: Client | Organization, t: Translate): TextField<PartyPatch> {
  return {
    name: 'vatId',
    label: t('VAT id'),
    shown: vatId ?? '',
    text: vatId ?? '',
    prompt: t('VAT id with its country, such as DE123456788; empty for none'),
    check: (text) => checkVatId(text, t),
    toPatch: (text) => ({ vatId: orNull(text) }),
  };
}

export function emailField({ email }: Client | Organization, t: Translate): TextField<PartyPatch> {
  return {
    name: 'email',
    label: t('Email'),
    shown: email ?? '',
    text: email ?? '',
    prompt: t('Email address; empty for none'),
    check: (text) => checkEmail(text, t),
    toPatch: (text) => ({ email: orNull(text) }),
  };
}

export function describeDays(days: number, t: Translate): string {
  return days === 1 ? t('1 day') : t('{0} days', days);
}
