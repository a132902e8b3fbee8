/** What `vireo payment` does, over the API. */
import {
  type ApiClient,
  type CreatePayment,
  createPayment,
  type Invoice,
  listPayments,
  newId,
  type Payment,
  reversePayment,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { type Money, parseMoney } from '../../domain/money.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findById } from '../backend/find-by-id.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { findInvoice } from '../invoice/find-invoice.ts';
import { CliError, type CliIo } from '../io.ts';
import type {
  FactOptions,
  ListPaymentOptions,
  RecordOptions,
  RefundOptions,
  ReverseOptions,
} from './payment-options.ts';
import { printPayment, printPayments } from './print-payments.ts';

async function listEveryPayment(
  client: ApiClient,
  filter: { readonly clientId?: string; readonly invoiceId?: string } = {},
): Promise<readonly Payment[]> {
  return await loadAll(
    async (page) =>
      (await listPayments({ client, query: { ...filter, limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

function readAmount(said: string | undefined, currency: string): { amount?: Money } {
  if (said === undefined) return {};
  const amount = parseMoney(said.replace(',', '.'), currency);
  if (amount.ok && amount.value.minor > 0) return { amount: amount.value };
  throw new CliError('usage', `"${said}" is no amount of ${currency}, such as 1250 or 1250.50.`);
}

type Facts = { readonly [Key in keyof FactOptions]?: FactOptions[Key] | undefined };

function toFacts({ date, account, reference, note }: Facts) {
  return {
    id: newId(),
    ...(date !== undefined && { valueDate: date }),
    ...(account !== undefined && { account }),
    ...(reference !== undefined && { reference }),
    ...(note !== undefined && { note }),
  };
}

async function post(
  client: ApiClient,
  body: CreatePayment,
  { options, io }: { readonly options: BackendOptions; readonly io: CliIo },
): Promise<void> {
  const { data } = await createPayment({ client, body, throwOnError: true });
  io.out(options.json === true ? `${JSON.stringify(data)}\n` : printPayment(data));
}

async function findInvoices(client: ApiClient, said: readonly string[]): Promise<readonly Invoice[]> {
  const found: Invoice[] = [];
  for (const one of said) found.push(await findInvoice(client, one));
  return found;
}

export async function runRecord(said: readonly string[], options: RecordOptions, io: CliIo): Promise<void> {
  if (said.length === 0 && options.client === undefined) {
    throw new CliError('usage', 'Say which invoice was paid, or by --client who paid in advance.');
  }
  await overPractice(options, io, async (client) => {
    const invoices = await findInvoices(client, said);
    const payer = options.client === undefined ? undefined : await findClient(client, options.client);
    const currency = options.currency ?? invoices[0]?.currency ?? payer?.currency ?? '';
    const discount = options.cashDiscount === true ? { cashDiscount: true } : {};
    const allocations = invoices.map(({ id: invoiceId }) => ({ invoiceId, ...discount }));
    const whose = payer === undefined ? {} : { clientId: payer.id };
    const amount = readAmount(options.amount, currency);
    await post(
      client,
      { kind: 'payment', ...toFacts(options), ...whose, ...amount, allocations },
      { options, io },
    );
  });
}

async function runOverInvoice(
  kind: 'write_off' | 'transfer',
  said: string,
  { options, io }: { readonly options: FactOptions; readonly io: CliIo },
): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id: invoiceId, currency } = await findInvoice(client, said);
    const allocations = [{ invoiceId, ...readAmount(options.amount, currency) }];
    await post(client, { kind, ...toFacts(options), allocations }, { options, io });
  });
}

export async function runWriteOff(said: string, options: FactOptions, io: CliIo): Promise<void> {
  await runOverInvoice('write_off', said, { options, io });
}

export async function runApply(said: string, options: FactOptions, io: CliIo): Promise<void> {
  await runOverInvoice('transfer', said, { options, io });
}

export async function runRefund(said: string, options: RefundOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id: clientId, currency } = await findClient(client, said);
    const amount = readAmount(options.amount, options.currency ?? currency);
    await post(client, { kind: 'refund', ...toFacts(options), clientId, ...amount }, { options, io });
  });
}

export async function runList(options: ListPaymentOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { client: payer, invoice } = options;
    const items = await listEveryPayment(client, {
      ...(payer !== undefined && { clientId: (await findClient(client, payer)).id }),
      ...(invoice !== undefined && { invoiceId: (await findInvoice(client, invoice)).id }),
    });
    io.out(options.json === true ? `${JSON.stringify({ items })}\n` : printPayments(items));
  });
}

export async function runShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const payment = findById(await listEveryPayment(client), said, 'payment');
    io.out(options.json === true ? `${JSON.stringify(payment)}\n` : printPayment(payment));
  });
}

export async function runReverse(said: string, options: ReverseOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version } = findById(await listEveryPayment(client), said, 'payment');
    const { data } = await reversePayment({
      client,
      path: { id },
      headers: { 'If-Match': `"${version}"` },
      body: toFacts({ date: options.date, note: options.note }),
      throwOnError: true,
    });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printPayment(data));
  });
}
