/** What the other `vireo invoice` subcommands do, over the API. */
import {
  type ApiClient,
  correctInvoice,
  creditInvoice,
  draftInvoiceEmail,
  duplicateInvoice,
  exportInvoice,
  getInvoiceDocument,
  markInvoiceSent,
  newId,
  verifyInvoices,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findClient } from '../backend/find-client.ts';
import { overPractice } from '../backend/over-practice.ts';
import { bytesOf, deliver, deliverBytes } from '../deliver.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { withBrokenRules } from './broken-rules.ts';
import { readCreditAmount, readCreditLines } from './credit-lines.ts';
import { findInvoice, listEveryInvoice } from './find-invoice.ts';
import type {
  CorrectOptions,
  CreditOptions,
  EmailOptions,
  ExportOptions,
  ListOptions,
  SentOptions,
} from './invoice-options.ts';
import { formatInvoice, printDocument, printInvoices, printProof } from './print-invoice.ts';
import { discard, issue } from './run-create.ts';

function print(value: unknown, text: string, { options, io }: { options: BackendOptions; io: CliIo }): void {
  io.out(options.json === true ? `${JSON.stringify(value)}\n` : text);
}

export async function runList(options: ListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const clientId = options.client === undefined ? undefined : (await findClient(client, options.client)).id;
    const filter = { ...(clientId && { clientId }), ...(options.state && { state: options.state }) };
    const items = await listEveryInvoice(client, filter);
    print({ items }, printInvoices(items), { options, io });
  });
}

export async function runShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const { data } = await getInvoiceDocument({ client, path: { id }, throwOnError: true });
    print(data, printDocument(data), { options, io });
  });
}

export async function runIssue(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) =>
    withBrokenRules(options, io, async () => {
      const issued = await issue(client, await findInvoice(client, said));
      print(issued, `${formatInvoice(issued)}\n`, { options, io });
    }),
  );
}

export async function runCredit(said: string, options: CreditOptions, io: CliIo): Promise<void> {
  if (options.lines !== undefined && options.amount !== undefined) {
    throw new CliError('usage', 'Give either --lines or --amount.');
  }
  await overPractice(options, io, async (client) =>
    withBrokenRules(options, io, async () => {
      const { id, version, currency } = await findInvoice(client, said);
      const { data } = await creditInvoice({
        client,
        path: { id },
        headers: { 'If-Match': `"${version}"` },
        body: {
          id: newId(),
          reason: options.reason,
          releaseEntries: options.release === true,
          ...(options.lines !== undefined && { lines: await linesOf(client, id, options.lines) }),
          ...(options.amount !== undefined && { amount: readCreditAmount(options.amount, currency) }),
        },
        throwOnError: true,
      });
      print(data, `${formatInvoice(data)}\n`, { options, io });
    }),
  );
}

async function linesOf(client: ApiClient, id: string, said: string) {
  const { data } = await getInvoiceDocument({ client, path: { id }, throwOnError: true });
  return readCreditLines(said, data.document.lines);
}

/** A credit note over the rest, and a draft of the same time and lines. */
export async function runCorrect(said: string, options: CorrectOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version } = await findInvoice(client, said);
    const { data } = await correctInvoice({
      client,
      path: { id },
      headers: { 'If-Match': `"${version}"` },
      body: { id: newId(), creditId: newId(), reason: options.reason },
      throwOnError: true,
    });
    print(data, `${formatInvoice(data.credit)}\n${formatInvoice(data.draft)}\n`, { options, io });
  });
}

export async function runDuplicate(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id } = await findInvoice(client, said);
    const { data } = await duplicateInvoice({
      client,
      path: { id },
      body: { id: newId() },
      throwOnError: true,
    });
    print(data, `${formatInvoice(data)}\n`, { options, io });
  });
}

export async function runSent(said: string, options: SentOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { id, version } = await findInvoice(client, said);
    const { to, via, date } = options;
    const { data } = await markInvoiceSent({
      client,
      path: { id },
      headers: { 'If-Match': `"${version}"` },
      body: { ...(to !== undefined && { to }), ...(via && { via }), ...(date !== undefined && { date }) },
      throwOnError: true,
    });
    print(data, `${formatInvoice(data)}\n`, { options, io });
  });
}

export async function runDelete(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const draft = await findInvoice(client, said);
    await discard(client, draft);
    print({ id: draft.id }, 'The draft is deleted; its time may be billed again.\n', { options, io });
  });
}

/** A mail with its files, for a mail program. */
export async function runEmail(said: string, options: EmailOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) =>
    withBrokenRules(options, io, async () => {
      const { id } = await findInvoice(client, said);
      const { format, xml, to } = options;
      const query = { format, ...(xml && { xml }), ...(to !== undefined && { to }) };
      const of = { client, path: { id }, query, throwOnError: true, responseType: 'text' } as const;
      const { data } = await draftInvoiceEmail(of);
      await deliver(data, options, io);
    }),
  );
}

/** Exit code 1 where the answer is no. */
export async function runVerify(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await verifyInvoices({ client, throwOnError: true });
    print(data, printProof(data), { options, io });
    if (!data.ok) io.setExitCode(exitCodes.answerIsNo);
  });
}

export async function runExport(said: string, options: ExportOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) =>
    withBrokenRules(options, io, async () => {
      const { id, number } = await findInvoice(client, said);
      const { format } = options;
      const of = { client, path: { id }, query: { format }, throwOnError: true } as const;
      if (format === 'pdf' || format.startsWith('facturx')) {
        // The generated type is that of text.
        const { data, headers } = await exportInvoice({ ...of, responseType: 'arraybuffer' });
        tellChanged(headers, io);
        await deliverBytes(bytesOf(data), options, io);
      } else {
        const { data, headers } = await exportInvoice({ ...of, responseType: 'text' });
        tellChanged(headers, io);
        await deliver(data, options, io);
      }
      if (number === null) {
        io.err('vireo: This is a draft: its number is DRAFT. Issue it before you send it.\n');
      }
    }),
  );
}

/** A client may have the file of before. */
function tellChanged(headers: Readonly<Record<string, unknown>>, io: CliIo): void {
  if (headers['vireo-file'] !== 'changed') return;
  io.err('vireo: The file that was made before was lost. It was made again, and differs from it.\n');
}
