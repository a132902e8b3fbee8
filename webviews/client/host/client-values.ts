/** A client as texts by field, and back to what the API takes; pure. */

import type {
  Client,
  CreateClient,
  Organization,
  PatchClient,
  PatchOrganization,
} from '../../../src/api-client/index.ts';
import { addressFields } from '../../../src/domain/invoicing/postal-address.ts';
import { followTax } from '../../../src/domain/tax/treatments.ts';
import { orNull, toPartyPatch, toPartyValues } from '../../../src/pages/forms/party-values.ts';
import type { ClientField, ClientValues } from '../messages.ts';

type Changed = Readonly<Partial<Record<ClientField, string>>>;

export function toClientValues(client: Client, practice: Organization): ClientValues {
  const { countryCode, name, currency, vatId, email, buyerReference, paymentTermDays } = client;
  const { language, invoicePattern, debtor } = client;
  return {
    practiceCountry: practice.countryCode,
    practiceCurrency: practice.currency,
    ...toPartyValues(client),
    countryCode,
    name,
    currency,
    vatId: vatId ?? '',
    debtor: debtor ?? '',
    email: email ?? '',
    buyerReference: buyerReference ?? '',
    language: language ?? '',
    invoicePattern: invoicePattern ?? '',
    paymentTermDays: paymentTermDays === null ? '' : String(paymentTermDays),
  };
}

/** Of a client that is not there yet: in the country and the currency of the practice. */
export function newClientValues({ countryCode, currency }: Organization): ClientValues {
  const empty = Object.fromEntries(
    [
      ...([...addressFields, 'eAddressScheme', 'eAddressId', 'taxTreatment', 'taxRate'] as const),
      ...(['taxExemptionReason', 'name', 'vatId', 'debtor', 'email', 'buyerReference'] as const),
      ...(['language', 'invoicePattern', 'paymentTermDays'] as const),
    ].map((field) => [field, '']),
  ) as Omit<ClientValues, 'practiceCountry' | 'practiceCurrency' | 'countryCode' | 'currency'>;
  return { ...empty, practiceCountry: countryCode, practiceCurrency: currency, countryCode, currency };
}

type Write = (values: ClientValues) => PatchClient;

const writes: Readonly<Partial<Record<ClientField, Write>>> = {
  name: ({ name }) => ({ name: name.trim() }),
  vatId: ({ vatId }) => ({ vatId: orNull(vatId) }),
  debtor: ({ debtor }) => ({ debtor: debtor === 'business' || debtor === 'consumer' ? debtor : null }),
  email: ({ email }) => ({ email: orNull(email) }),
  buyerReference: ({ buyerReference }) => ({ buyerReference: orNull(buyerReference) }),
  language: ({ language }) => ({ language: orNull(language) }),
  invoicePattern: ({ invoicePattern }) => ({ invoicePattern: orNull(invoicePattern) }),
  paymentTermDays: ({ paymentTermDays: days }) => ({
    paymentTermDays: orNull(days) === null ? null : Number(days),
  }),
};

/** An address or a VAT ID typed below a country chooses that country. */
const placeFields = [...addressFields, 'vatId'] as const;

/** `values` are those of the whole form. */
export function toClientPatch(
  changed: ReadonlySet<string>,
  values: ClientValues,
  { countryChosen }: Pick<Client, 'countryChosen'>,
): PatchClient {
  const single = Object.entries(writes).flatMap(([field, write]) =>
    changed.has(field) ? [write(values)] : [],
  );
  return Object.assign(
    {},
    ...single,
    toPartyPatch(changed, values),
    isCountrySaid(changed, values, countryChosen) ? { countryCode: values.countryCode } : {},
  );
}

function isCountrySaid(changed: ReadonlySet<string>, values: ClientValues, isChosen: boolean): boolean {
  if (changed.has('countryCode') && (isChosen || values.countryCode !== values.practiceCountry)) return true;
  const isPlaced = placeFields.some((field) => changed.has(field) && values[field].trim() !== '');
  return isPlaced && !isChosen;
}

export function toNewClient(values: ClientValues, id: string): CreateClient {
  const filled = Object.entries(values).filter(([, text]) => text.trim() !== '');
  const changed = new Set(filled.map(([field]) => field));
  const patch = toClientPatch(changed, values, { countryChosen: false });
  const said = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
  return { ...said, id, name: values.name.trim(), currency: values.currency };
}

/** What is of use to the client that is there already, where that was meant: its name and its currency stay. */
export function toCarriedValues(changed: Changed): Changed {
  const { name: _name, currency: _currency, practiceCountry, practiceCurrency: _own, ...rest } = changed;
  const isFollowed = rest.countryCode === practiceCountry;
  const carried = Object.entries(rest).filter(
    ([field, text]) => text.trim() !== '' && !(field === 'countryCode' && isFollowed),
  );
  return Object.fromEntries(carried);
}

/** What confirms where the practice is; a standard rate that was its first country's becomes the new one's. */
export function toPracticePatch(
  { practiceCountry: countryCode, practiceCurrency: currency }: ClientValues,
  practice: Organization,
  today: string,
): PatchOrganization {
  const { taxTreatment, taxRate, countryCode: from } = practice;
  const moved = followTax({ taxTreatment, taxRate: taxRate ?? '' }, { from, to: countryCode, date: today });
  if (moved === undefined) return { countryCode, currency };
  return moved.taxTreatment === 'outside_scope'
    ? { countryCode, currency, taxTreatment: 'outside_scope' }
    : { countryCode, currency, taxTreatment: 'standard', taxRate: orNull(moved.taxRate) };
}
