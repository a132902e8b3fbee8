/** `vireo invoice create`: a draft of approved time, or of an invoice that is given whole. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type ApiClient,
  type CompleteInvoice,
  type CreateInvoice,
  createCompleteInvoice,
  createInvoice,
  deleteInvoice,
  getInvoiceDocument,
  type Invoice,
  type InvoiceGrouping,
  isApiRequestError,
  issueInvoice,
  newId,
} from '../../api-client/index.ts';
import { findClient } from '../backend/find-client.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { CliError, type CliIo } from '../io.ts';
import { oneLine } from '../scan/plain-line.ts';
import { withBrokenRules } from './broken-rules.ts';
import type { CreateOptions, GroupOption } from './invoice-options.ts';
import { formatInvoice } from './print-invoice.ts';

export async function runCreate(options: CreateOptions, io: CliIo): Promise<void> {
  const whole = options.fromJson === undefined ? undefined : await readWhole(options.fromJson, io);
  if (whole !== undefined && options.accountingRate !== undefined) {
    throw new CliError(
      'usage',
      '--accounting-rate is told by the file of a whole invoice: "accountingRate".',
    );
  }
  if (whole !== undefined && (options.group !== undefined || options.annex)) {
    throw new CliError(
      'usage',
      '--group and --annex are about recorded time, which a whole invoice has none of.',
    );
  }
  if ((whole === undefined) === (options.client === undefined)) {
    throw new CliError('usage', 'Say whom to bill by --client, or give a whole invoice by --from-json.');
  }
  await withApiErrors(async () =>
    withBrokenRules(options, io, async () => {
      const client = await openApi(options, io);
      const draft = whole === undefined ? await billTime(client, options) : await createWhole(client, whole);
      await tellWarnings(client, draft, io);
      const invoice = options.issue === true ? await issueOrDelete(client, draft) : draft;
      io.out(options.json === true ? `${JSON.stringify(invoice)}\n` : `${formatInvoice(invoice)}\n`);
    }),
  );
}

async function readWhole(file: string, io: CliIo): Promise<CompleteInvoice> {
  const name = file === '-' ? 'standard input' : file;
  const text = file === '-' ? await io.readInput() : await readText(path.resolve(io.cwd, file));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CliError('usage', `${name} is not JSON: ${error instanceof Error ? error.message : ''}`, error);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CliError(
      'usage',
      `${name} holds no invoice: a JSON object is needed (docs/invoice.schema.json).`,
    );
  }
  // The backend judges what it says.
  return value as CompleteInvoice;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError('usage', `${file} cannot be read.`, error);
  }
}

/** With an id of its own where it has none, so that sending it again makes no second draft. */
async function createWhole(client: ApiClient, whole: CompleteInvoice): Promise<Invoice> {
  const { data } = await createCompleteInvoice({
    client,
    body: { id: newId(), ...whole },
    throwOnError: true,
  });
  return data;
}

async function billTime(client: ApiClient, options: CreateOptions): Promise<Invoice> {
  const { client: said = '', from, to, group, annex, accountingRate } = options;
  if ((from === undefined) !== (to === undefined)) {
    throw new CliError('usage', '--from and --to go together.');
  }
  const { id: clientId } = await findClient(client, said);
  const period = from === undefined || to === undefined ? {} : { period: { from, to } };
  const { data } = await createInvoice({
    client,
    body: {
      id: newId(),
      clientId,
      ...period,
      ...(group && toGrouping(group)),
      ...(annex && { annex }),
      ...(accountingRate && { accountingRate }),
    },
    throwOnError: true,
  });
  return data;
}

/** `project/task`: heads before what a line bills. */
function toGrouping(group: GroupOption): Pick<CreateInvoice, 'grouping'> {
  const [lines, heads] = group.split('/').reverse() as [
    InvoiceGrouping['lines'],
    'project' | 'person' | undefined,
  ];
  return { grouping: { lines, ...(heads && { heads }) } };
}

/** What the draft's panel would say beside it, such as time that is recorded twice, or no account to pay to. */
async function tellWarnings(client: ApiClient, { id }: Invoice, io: CliIo): Promise<void> {
  const { data } = await getInvoiceDocument({ client, path: { id }, throwOnError: true });
  const warnings = data.checks.filter(({ passed, severity }) => !passed && severity === 'warning');
  for (const { message } of warnings) io.err(`note: ${oneLine(message)}\n`);
}

/** A draft that cannot be issued would keep its time from the invoice that is created once the reason is gone. */
async function issueOrDelete(client: ApiClient, draft: Invoice): Promise<Invoice> {
  try {
    return await issue(client, draft);
  } catch (error) {
    if (isApiRequestError(error, 'invalid')) await discard(client, draft);
    throw error;
  }
}

export async function discard(client: ApiClient, { id, version }: Invoice): Promise<void> {
  const headers = { 'If-Match': `"${version}"` };
  await deleteInvoice({ client, path: { id }, headers, throwOnError: true });
}

export async function issue(client: ApiClient, { id, version }: Invoice): Promise<Invoice> {
  const headers = { 'If-Match': `"${version}"` };
  const { data } = await issueInvoice({ client, path: { id }, headers, throwOnError: true });
  return data;
}
