/**
 * Identifiers of an invoice's parties, judged as those of practice, clients and contacts are: a whole invoice is refused by
 * them; a draft, whose records may be older than these checks, warns.
 */
import { findBicFault, normalizeBic } from '../../../../../domain/identifiers/bic.ts';
import { findEmailFault } from '../../../../../domain/identifiers/email.ts';
import { findGlnFault } from '../../../../../domain/identifiers/gln.ts';
import { findIbanFault, normalizeIban } from '../../../../../domain/identifiers/iban.ts';
import { findLeitwegFault, isMeantAsLeitwegId } from '../../../../../domain/identifiers/leitweg-id.ts';
import type { InvoiceCheck } from '../../../../../domain/invoice-checks.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { findElectronicAddressFault } from '../../../../../domain/invoicing/electronic-address.ts';
import type { RuleFault } from '../../../../../domain/invoicing/rules/fault.ts';
import type { Text } from '../../../../../words/text.ts';
import { readVatId } from '../../../account/model/vat-id.ts';

/** A number and its scheme of ISO 6523. */
interface GivenIdentifier {
  readonly scheme?: string | undefined;
  readonly id: string;
}

/** What a party names itself by; of a document's parties and of those that a request gives. */
export interface IdentifiedParty {
  readonly vatId?: string | undefined;
  readonly eAddress?: { readonly scheme: string; readonly id: string } | undefined;
  readonly registration?: GivenIdentifier | undefined;
  readonly identifier?: GivenIdentifier | undefined;
  readonly email?: string | undefined;
  readonly contact?: { readonly email?: string | undefined } | undefined;
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
}

type Side = 'seller' | 'buyer';

/** Every faulty identifier of both. A VAT ID without the letters of a country is BR-CO-09, a scheme that is none BR-CL-25. */
export async function findIdentifierFaults(
  parties: Readonly<Partial<Record<Side, IdentifiedParty | undefined>>>,
): Promise<readonly RuleFault[]> {
  return [
    ...(await findFaultsOf('seller', parties.seller ?? {})),
    ...(await findFaultsOf('buyer', parties.buyer ?? {})),
  ];
}

async function findFaultsOf(side: Side, party: IdentifiedParty): Promise<readonly RuleFault[]> {
  const { vatId, eAddress, registration, identifier, email, contact, iban, bic } = party;
  const address = eAddress && findElectronicAddressFault(eAddress);
  const rows = [
    ['vat-id', 'vatId', vatId, (await readVatId(vatId))?.issue],
    ['e-address', 'eAddress.id', eAddress?.id, address?.field === 'id' ? address.issue : undefined],
    ['gln', 'registration.id', registration?.id, findIdFault(registration)],
    ['gln', 'identifier.id', identifier?.id, findIdFault(identifier)],
    ['email', 'email', email, faultOf(email, findEmailFault)],
    ['email', 'contact.email', contact?.email, faultOf(contact?.email, findEmailFault)],
    ['iban', 'iban', iban, faultOf(iban, (text) => findIbanFault(normalizeIban(text)))],
    ['bic', 'bic', bic, faultOf(bic, (text) => findBicFault(normalizeBic(text)))],
  ] as const;
  return rows.flatMap(([rule, name, value, issue]) =>
    issue === undefined ? [] : [toFault(side, { rule, name, message: `${value} ${issue}.` })],
  );
}

/** Of the schemes of ISO 6523 that are used here one has a form that is checked: 0088, GLN. */
function findIdFault(identifier: GivenIdentifier | undefined): string | undefined {
  return identifier?.scheme === '0088' ? findGlnFault(identifier.id) : undefined;
}

function faultOf(
  text: string | undefined,
  find: (text: string) => string | Text | undefined,
): string | Text | undefined {
  return text === undefined || text === '' ? undefined : find(text);
}

function toFault(
  side: Side,
  { rule, name, message }: { readonly rule: string; readonly name: string; readonly message: string },
): RuleFault {
  const action = side === 'seller' ? 'editOrganization' : 'editClient';
  return { rule, field: `${side}.${name}`, message, action };
}

/** Warnings of a draft: what its records hold, and a buyer reference that is nearly a Leitweg-ID. */
export async function checkIdentifierForms({
  seller,
  buyer,
  buyerReference = '',
}: Pick<InvoiceDocument, 'seller' | 'buyer' | 'buyerReference'>): Promise<readonly InvoiceCheck[]> {
  const reference = isMeantAsLeitwegId(buyerReference) ? findLeitwegFault(buyerReference) : undefined;
  const faults = [
    ...(await findIdentifierFaults({ seller, buyer })),
    ...(reference === undefined
      ? []
      : [
          {
            rule: 'leitweg-id',
            field: 'buyerReference',
            message: `The buyer reference ${buyerReference} ${reference}.`,
          },
        ]),
  ];
  return faults.map((fault) => ({ severity: 'warning', passed: false, ...fault }));
}
