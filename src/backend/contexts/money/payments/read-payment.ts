/** From a request to what it does to invoices; every input that cannot be is named by its field. */

import { toDecimalString } from '../../../../domain/money.ts';
import { balanceOf } from '../../../../domain/payments/balance.ts';
import { findDiscount } from '../../../../domain/payments/cash-discount.ts';
import { type Allocation, creditIn, takeCredit } from '../../../../domain/payments/ledger.ts';
import { type SplitFault, splitPayment, type WantedPart } from '../../../../domain/payments/split-payment.ts';
import { text } from '../../../../words/text.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { amountsOf } from '../model/invoice-amounts.ts';
import { type ClientLedger, creditCurrenciesOf, creditSourcesOf, loadWholeLedger } from './client-ledger.ts';
import type { PaymentPorts } from './payments.ports.ts';
import { type FoundDocument, findDocument } from './payments.repository.ts';
import type { CreatePayment } from './payments.schema.ts';

export interface ReadPayment {
  readonly clientId: string;
  readonly currency: string;
  readonly amount: number;
  readonly allocations: readonly Allocation[];
}

interface Reading {
  readonly ports: PaymentPorts;
  readonly work: Pick<Work, 'reads'>;
  readonly valueDate: string;
}

type Parts = Extract<CreatePayment, { kind: 'payment' }>['allocations'];

/** Whose account it is: held before anything of it is read. */
export async function findClientOf({ ports, work }: Reading, input: CreatePayment): Promise<string> {
  const said = 'clientId' in input ? input.clientId : undefined;
  if (said !== undefined) {
    if (!(await ports.findClient(work.reads, said))) throw refuseNamed(work.reads, 'clients', 'clientId');
    return said;
  }
  const [first] = ('allocations' in input && input.allocations) || [];
  if (!first) throw invalidField('clientId', 'is missing: say who paid, or which invoices');
  return (await requireDocument({ work }, first.invoiceId, 0)).client_id;
}

export async function readPayment(on: Reading, input: CreatePayment, clientId: string): Promise<ReadPayment> {
  switch (input.kind) {
    case 'payment':
      return await readIncoming(on, input, clientId);
    case 'refund':
      return await readRefund(on, input, clientId);
    case 'write_off':
      return await readWriteOff(on, input, clientId);
    case 'transfer':
      return await readTransfer(on, input, clientId);
  }
}

async function readIncoming(
  on: Reading,
  { amount, allocations = [] }: Extract<CreatePayment, { kind: 'payment' }>,
  clientId: string,
): Promise<ReadPayment> {
  const documents = await findDocuments(on, allocations, clientId);
  const currency = amount?.currency ?? documents[0]?.currency;
  if (currency === undefined) throw invalidField('amount', 'is missing: say how much was paid');
  const wanted = await readParts(on, { allocations, documents, currency });
  const split = requireSplit(splitPayment(amount?.minor, wanted), currency);
  if (split.amount === 0) throw invalidField('amount', 'is nothing');
  return { clientId, currency, amount: split.amount, allocations: split.parts.flatMap(toAllocations) };
}

function toAllocations({
  invoiceId,
  minor,
  discount,
}: {
  readonly invoiceId: string;
  readonly minor: number;
  readonly discount: number;
}): readonly Allocation[] {
  return [
    { invoiceId, kind: 'paid', minor },
    { invoiceId, kind: 'discounted', minor: discount },
  ];
}

async function readWriteOff(
  on: Reading,
  { allocations }: Extract<CreatePayment, { kind: 'write_off' }>,
  clientId: string,
): Promise<ReadPayment> {
  const documents = await findDocuments(on, allocations, clientId);
  const currency = documents[0]?.currency ?? '';
  const wanted = await readParts(on, { allocations, documents, currency });
  const { amount, parts } = requireSplit(splitPayment(undefined, wanted), currency);
  return {
    clientId,
    currency,
    amount,
    allocations: parts.map(({ invoiceId, minor }) => ({ invoiceId, kind: 'written_off', minor })),
  };
}

async function readTransfer(
  on: Reading,
  { allocations }: Extract<CreatePayment, { kind: 'transfer' }>,
  clientId: string,
): Promise<ReadPayment> {
  const documents = await findDocuments(on, allocations, clientId);
  const currency = documents[0]?.currency ?? '';
  const sources = creditSourcesOf(await loadWholeLedger(on.work.reads, clientId), currency);
  const credit = creditIn(sources);
  if (credit <= 0)
    throw invalidField('allocations.0.invoiceId', text`the client has no credit in ${currency}`);
  const wanted = await readParts(on, { allocations, documents, currency });
  const { parts } = requireSplit(splitPayment(credit, wanted), currency);
  const amount = parts.reduce((sum, { minor }) => sum + minor, 0);
  return {
    clientId,
    currency,
    amount,
    allocations: [
      ...takeCredit(amount, sources),
      ...parts.map(({ invoiceId, minor }) => ({ invoiceId, kind: 'paid', minor }) as const),
    ],
  };
}

async function readRefund(
  { work }: Reading,
  { amount }: Extract<CreatePayment, { kind: 'refund' }>,
  clientId: string,
): Promise<ReadPayment> {
  const ledger = await loadWholeLedger(work.reads, clientId);
  const currency = amount?.currency ?? requireOneCurrency(ledger);
  const sources = creditSourcesOf(ledger, currency);
  const credit = creditIn(sources);
  const minor = amount?.minor ?? credit;
  if (minor > credit)
    throw invalidField('amount', text`is more than the client’s credit of ${tell(credit, currency)}`);
  return { clientId, currency, amount: minor, allocations: takeCredit(minor, sources) };
}

function requireOneCurrency(ledger: ClientLedger): string {
  const [only, ...others] = creditCurrenciesOf(ledger);
  if (only === undefined) throw invalidField('clientId', 'has no credit that could be paid back');
  if (others.length > 0)
    throw invalidField('amount', 'is missing: the client has credit in several currencies');
  return only;
}

async function findDocuments(
  on: Reading,
  allocations: NonNullable<Parts>,
  clientId: string,
): Promise<readonly FoundDocument[]> {
  const documents: FoundDocument[] = [];
  for (const [index, { invoiceId }] of allocations.entries()) {
    const document = await requireDocument(on, invoiceId, index);
    const field = `allocations.${index}.invoiceId`;
    if (document.client_id !== clientId) throw invalidField(field, 'is an invoice of another client');
    if (documents.some(({ id }) => id === document.id)) throw invalidField(field, 'is named twice');
    documents.push(document);
  }
  return documents;
}

async function requireDocument(
  { work }: Pick<Reading, 'work'>,
  invoiceId: string,
  index: number,
): Promise<FoundDocument> {
  const field = `allocations.${index}.invoiceId`;
  const document = await findDocument(work.reads.from('invoices'), invoiceId);
  if (!document) throw refuseNamed(work.reads, 'invoices', field);
  if (document.state === 'draft') throw invalidField(field, 'is a draft: issue it first');
  if (document.document_type === '381') throw invalidField(field, 'is a credit note: it owes nothing');
  return document;
}

async function readParts(
  on: Reading,
  {
    allocations,
    documents,
    currency,
  }: {
    readonly allocations: NonNullable<Parts>;
    readonly documents: readonly FoundDocument[];
    readonly currency: string;
  },
): Promise<readonly WantedPart[]> {
  return documents.map((document, index) => {
    const { amount, cashDiscount = false } = allocations[index] ?? {};
    if (document.currency !== currency) {
      const issue = text`is in ${document.currency}, the payment in ${currency}`;
      throw invalidField(`allocations.${index}.invoiceId`, issue);
    }
    if (amount && amount.currency !== currency) {
      throw invalidField(
        `allocations.${index}.amount`,
        text`is in ${amount.currency}, the invoice in ${currency}`,
      );
    }
    return {
      invoiceId: document.id,
      minor: amount?.minor,
      discount: cashDiscount ? requireDiscount(on, document, index) : 0,
      due: balanceOf(document.document_type, amountsOf(document)).due,
    };
  });
}

function requireDiscount({ ports, valueDate }: Reading, document: FoundDocument, index: number): number {
  const { currency, issue_date: issueDate } = document;
  const cashDiscounts = ports.invoices.readDiscounts(document.document ?? '');
  const field = `allocations.${index}.cashDiscount`;
  if (cashDiscounts.length === 0) throw invalidField(field, 'the invoice grants none');
  const { gross, credited } = amountsOf(document);
  // Of what is credited nothing is paid, and so nothing taken off.
  const payable = { minor: gross - credited, currency };
  const found = findDiscount({ issueDate: issueDate ?? '', payable, cashDiscounts }, valueDate);
  if (!found) throw invalidField(field, text`the days for it were over on ${valueDate}`);
  return found.amount.minor;
}

function requireSplit<Value>(
  split: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: SplitFault },
  currency: string,
): Value {
  if (split.ok) return split.value;
  const { index, reason, most } = split.error;
  const issues = {
    nothing_due: text`is settled: nothing is due`,
    more_than_due: text`is more than the ${tell(most, currency)} that are due`,
    more_than_left: text`is more than the ${tell(most, currency)} that are left of the amount`,
    less_than_due: text`does not settle the invoice: with the discount, ${tell(most, currency)} do`,
  };
  throw invalidField(
    reason === 'nothing_due' ? `allocations.${index}.invoiceId` : `allocations.${index}.amount`,
    issues[reason],
  );
}

function tell(minor: number, currency: string): string {
  return `${toDecimalString({ minor, currency })} ${currency}`;
}
