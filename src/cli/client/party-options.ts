/** Options of a party of invoices, be it a client or the practice itself, and the fields that they set. */

import { type Command, Option } from 'commander';
import type { Client, Organization } from '../../api-client/index.ts';
import { definedFields } from '../../domain/fields/defined-fields.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { CliError } from '../io.ts';

export interface PartyOptions extends BackendOptions {
  readonly name?: string;
  readonly street?: string;
  readonly additional?: string;
  readonly third?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly region?: string;
  readonly country?: string;
  readonly vatId?: string;
  readonly email?: string;
  readonly eAddress?: string;
  readonly language?: string;
  readonly term?: string;
  readonly tax?: string;
  readonly taxRate?: string;
  readonly exemptionReason?: string;
  readonly exemptionCode?: string;
}

/** An empty text clears a field. */
export function withPartyOptions(command: Command, treatments: readonly string[]): Command {
  return command
    .option('--street <text>', 'street and number')
    .option('--additional <text>', 'second line of the address')
    .option('--third <text>', 'third line of the address')
    .option('--postcode <text>', 'postcode')
    .option('--city <text>', 'town')
    .option('--region <text>', 'state, province or county')
    .option('--country <code>', 'country as two letters, such as DE')
    .option('--vat-id <id>', 'VAT ID with the letters of its country')
    .option('--email <address>', 'email address')
    .option('--e-address <scheme:id>', 'address for e-invoices, such as 0204:04011000-1234512345-06')
    .option('--language <code>', 'language of invoices, such as de')
    .option('--term <days>', 'days until an invoice is due')
    .addOption(new Option('--tax <treatment>', 'how the work is taxed').choices([...treatments]))
    .option('--tax-rate <percent>', 'VAT rate of standard work, such as 19 or 8.1')
    .option('--exemption-reason <text>', 'rule by which work is exempt')
    .option('--exemption-code <code>', 'its code of the VATEX list');
}

type Address = NonNullable<Client['address']>;

/** What a request takes of them; parts of an address are put over those that are there. */
export function toPartyFields(options: PartyOptions, before?: Client | Organization) {
  const { name, country, vatId, email, language, term, taxRate } = options;
  return {
    ...definedFields({ name }),
    ...toAddress(options, before?.address),
    ...definedFields({
      countryCode: country?.toUpperCase(),
      vatId: orLeft(vatId),
      email: orLeft(email),
      eAddress: options.eAddress === undefined ? undefined : toElectronicAddress(options.eAddress),
      language,
      paymentTermDays: term === undefined ? undefined : toDays(term),
      taxRate: taxRate?.replace(',', '.').replace(/\s*%$/, ''),
      taxExemptionReason: orLeft(options.exemptionReason),
      taxExemptionCode: orLeft(options.exemptionCode),
    }),
  };
}

export function orNull(text: string): string | null {
  return text.trim() === '' ? null : text;
}

function toAddress(options: PartyOptions, before: Address | null | undefined): { address?: Address } {
  const { street, additional, third, postcode, city, region } = options;
  const said = { street, additional, third, postcode, city, region };
  const given = Object.entries(said).filter(([, text]) => text !== undefined);
  return given.length === 0 ? {} : { address: { ...before, ...Object.fromEntries(given) } };
}

function toElectronicAddress(text: string): { scheme: string; id: string } | null {
  if (text.trim() === '') return null;
  const at = text.indexOf(':');
  if (at < 1) {
    throw new CliError('usage', '--e-address takes a scheme and an id, such as 0204:04011000-1234512345-06.');
  }
  return { scheme: text.slice(0, at).trim(), id: text.slice(at + 1).trim() };
}

function toDays(text: string): number {
  const days = Number(text);
  if (!/^\d{1,3}$/.test(text)) throw new CliError('usage', '--term takes whole days, such as 30.');
  return days;
}

/** The same, where something was said. */
export function orLeft(text: string | undefined): string | null | undefined {
  return text === undefined ? undefined : orNull(text);
}
