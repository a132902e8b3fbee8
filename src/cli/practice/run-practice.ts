/** What the `vireo practice` subcommands do, over the API. */

import {
  type ApiClient,
  getMe,
  getOrganization,
  type Organization,
  patchOrganization,
} from '../../api-client/index.ts';
import { definedFields } from '../../domain/fields/defined-fields.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { openApi, withApiErrors } from '../backend/open-api.ts';
import { orLeft, type PartyOptions, toPartyFields } from '../client/party-options.ts';
import { partyFacts, printFacts } from '../client/print-client.ts';
import { CliError, type CliIo } from '../io.ts';
import { offerPlace } from './offer-place.ts';

export interface PracticeOptions extends PartyOptions {
  readonly taxNumber?: string;
  readonly registrationNumber?: string;
  readonly contactName?: string;
  readonly contactPhone?: string;
  readonly contactEmail?: string;
  readonly iban?: string;
  readonly bic?: string;
  readonly accountName?: string;
  readonly invoicePattern?: string;
  readonly creditNotePattern?: string;
  readonly currency?: string;
  readonly zone?: string;
  readonly language?: string;
}

async function load(client: ApiClient): Promise<Organization> {
  const { organizationId: id } = (await getMe({ client, throwOnError: true })).data;
  return (await getOrganization({ client, path: { id }, throwOnError: true })).data;
}

function print(practice: Organization, options: BackendOptions, io: CliIo): void {
  const { contact } = practice;
  const text = printFacts([
    ['Name', practice.name],
    ...partyFacts(practice),
    ['Tax number', practice.taxNumber],
    ['Register', practice.registrationNumber],
    ['Contact', contact && [contact.name, contact.phone, contact.email].filter(Boolean).join(', ')],
    ['IBAN', practice.iban],
    ['BIC', practice.bic],
    ['Account', practice.accountName],
    ['Numbers', `${practice.invoicePattern}, credit notes ${practice.creditNotePattern}`],
    ['Zone', practice.zone],
    ['Language', practice.language],
  ]);
  io.out(options.json === true ? `${JSON.stringify(practice)}\n` : text);
}

function toFields(options: PracticeOptions, before: Organization) {
  const { contactName, contactPhone, contactEmail, iban, bic, currency, zone, language, tax } = options;
  const contact = Object.entries({ name: contactName, phone: contactPhone, email: contactEmail }).filter(
    ([, text]) => text !== undefined,
  );
  const kept = { ...before.contact, ...Object.fromEntries(contact) };
  const filled = Object.fromEntries(Object.entries(kept).filter(([, text]) => text !== ''));
  return {
    ...toPartyFields(options, before),
    ...definedFields({
      taxTreatment: tax as Organization['taxTreatment'] | undefined,
      contact: contact.length > 0 ? filled : undefined,
      taxNumber: orLeft(options.taxNumber),
      registrationNumber: orLeft(options.registrationNumber),
      iban: orLeft(iban?.replace(/\s/g, '').toUpperCase()),
      bic: orLeft(bic?.toUpperCase()),
      accountName: orLeft(options.accountName),
      invoicePattern: options.invoicePattern,
      creditNotePattern: options.creditNotePattern,
      currency: currency?.toUpperCase(),
      zone,
      language,
    }),
  };
}

export async function runPracticeShow(options: BackendOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => print(await load(await openApi(options, io)), options, io));
}

export async function runPracticeEdit(options: PracticeOptions, io: CliIo): Promise<void> {
  await withApiErrors(async () => {
    const client = await openApi(options, io);
    const before = await load(client);
    const { paymentTermDays, ...fields } = toFields(options, before);
    const said = { ...fields, ...(typeof paymentTermDays === 'number' && { paymentTermDays }) };
    if (Object.keys(said).length === 0)
      throw new CliError('usage', 'nothing to change was given: see --help.');
    const body = { ...said, ...(await offerPlace(before, said, { io, asks: options.json !== true })) };
    const headers = { 'If-Match': `"${before.version}"` };
    const { data } = await patchOrganization({
      client,
      path: { id: before.id },
      body,
      headers,
      throwOnError: true,
    });
    print(data, options, io);
  });
}
