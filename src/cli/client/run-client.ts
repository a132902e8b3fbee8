/** What the `vireo client` subcommands do, over the API. */
import {
  type ApiClient,
  type Client,
  createClient,
  getMe,
  getOrganization,
  importClients,
  isApiRequestError,
  listClients,
  listContacts,
  newId,
  patchClient,
} from '../../api-client/index.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { confirmNewName } from '../backend/confirm-new-name.ts';
import { findClient } from '../backend/find-client.ts';
import { listEveryClient } from '../backend/list-every.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { overPractice } from '../backend/over-practice.ts';
import { readTimeFile } from '../import/read-time-file.ts';
import { CliError, type CliIo, exitCodes } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';
import type {
  AddClientOptions,
  ArchiveOptions,
  ClientListOptions,
  ClientOptions,
  ImportClientOptions,
} from './client-options.ts';
import { findSame } from './find-same.ts';
import { orNull, toPartyFields } from './party-options.ts';
import { printClient, printClientImport, printClients } from './print-client.ts';

const pageSize = 500;

function print(value: unknown, text: string, { options, io }: { options: BackendOptions; io: CliIo }): void {
  io.out(options.json === true ? `${JSON.stringify(value)}\n` : text);
}

export async function runClientList(options: ClientListOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const all = await listEveryClient(client);
    const items = options.archived === true ? all : all.filter(({ archivedAt }) => archivedAt === null);
    print({ items }, printClients(items), { options, io });
  });
}

async function loadContacts(client: ApiClient, { id }: Client) {
  const of = { client, path: { id }, query: { limit: pageSize }, throwOnError: true } as const;
  return (await listContacts(of)).data.items;
}

export async function runClientShow(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const found = await findClient(client, said);
    const contacts = await loadContacts(client, found);
    print({ ...found, contacts }, printClient(found, contacts), { options, io });
  });
}

const debtors: Readonly<Record<string, Client['debtor']>> = { business: 'business', consumer: 'consumer' };

function toFields(options: ClientOptions, before?: Client) {
  const { buyerReference, invoicePattern, debtor, tax } = options;
  return {
    ...toPartyFields(options, before),
    ...(buyerReference !== undefined && { buyerReference: orNull(buyerReference) }),
    ...(invoicePattern !== undefined && { invoicePattern: orNull(invoicePattern) }),
    ...(debtor !== undefined && { debtor: debtors[debtor] ?? null }),
    ...(tax !== undefined && { taxTreatment: tax === 'own' ? null : (tax as Client['taxTreatment']) }),
  };
}

async function loadCurrency(client: ApiClient): Promise<string> {
  const { organizationId: id } = (await getMe({ client, throwOnError: true })).data;
  return (await getOrganization({ client, path: { id }, throwOnError: true })).data.currency;
}

/** The first command of a new practice may be this one: its backend is started where there is none. */
export async function runClientAdd(name: string, options: AddClientOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const like = (await listClients({ client, query: { like: name, limit: 5 }, throwOnError: true })).data
      .items;
    await confirmNewName({ noun: 'client', name, like }, options, io);
    const currency = options.currency?.toUpperCase() ?? (await loadCurrency(client));
    const body = { ...toFields(options), id: newId(), name, currency };
    const { data } = await createClient({ client, body, throwOnError: true });
    print(data, printClient(data, []), { options, io });
  });
}

async function change(
  said: string,
  on: { readonly options: BackendOptions; readonly io: CliIo },
  toBody: (found: Client) => Parameters<typeof patchClient>[0]['body'],
): Promise<void> {
  await overPractice(on.options, on.io, async (client) => {
    const found = await findClient(client, said);
    const headers = { 'If-Match': `"${found.version}"` };
    const body = toBody(found);
    const { data } = await patchClient({ client, path: { id: found.id }, body, headers, throwOnError: true });
    print(data, printClient(data, await loadContacts(client, data)), on);
  });
}

export async function runClientEdit(said: string, options: ClientOptions, io: CliIo): Promise<void> {
  await change(said, { options, io }, (found) => {
    const body = toFields(options, found);
    if (Object.keys(body).length === 0)
      throw new CliError('usage', 'nothing to change was given: see --help.');
    return body;
  });
}

export async function runClientArchive(said: string, options: ArchiveOptions, io: CliIo): Promise<void> {
  await change(said, { options, io }, () => ({ archived: options.restore !== true }));
}

/** Every place that is wrong. */
function toRefusal(error: unknown): unknown {
  if (!isApiRequestError(error, 'invalid') || error.details.length === 0) return error;
  const places = error.details.map(({ issue }) => withoutControls(`  ${issue}`));
  return new CliError('failure', ['Nothing was imported.', ...places].join('\n'), error);
}

export async function runClientImport(file: string, options: ImportClientOptions, io: CliIo): Promise<void> {
  const text = await readTimeFile(file, io);
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const { currency, dryRun = false } = options;
    const body = { file: text, dryRun, ...(currency !== undefined && { currency: currency.toUpperCase() }) };
    const sameAs = await findSame(client, body, { options, io });
    const { data } = await importClients({ client, body: { ...body, sameAs }, throwOnError: true }).catch(
      (error: unknown) => {
        throw toRefusal(error);
      },
    );
    print(data, printClientImport(data), { options, io });
    if (data.state === 'refused') io.setExitCode(exitCodes.answerIsNo);
  });
}
