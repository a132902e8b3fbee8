/** The first start of an embedded backend: one organization and its one owner, so that nobody has to set anything up. */

import { v7 as newId } from 'uuid';
import { defaultOverlapPolicy } from '../../../domain/intervals.ts';
import { usualPatterns } from '../../../domain/invoicing/number-pattern.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import { exactTime } from '../../../domain/rounding.ts';
import { categoryOf, defaultRateOf, usualTreatment } from '../../../domain/tax/treatments.ts';
import { localDate } from '../../../domain/zones.ts';
import { type Database, waitForOthers } from '../../platform/db/index.ts';
import type { PersonLanguage } from '../../platform/http/language/person-language.ts';
import { acrossOrganizations, createReads } from '../../platform/reach/reads.ts';
import { createWrites } from '../../platform/reach/writes.ts';
import type { Reader, Schema, Trx } from '../../schema.ts';
import {
  findOrganizationName,
  giveName,
  insertOrganization,
} from './organizations/organizations.repository.ts';
import { chooseLanguage, giveAddress, insertUser } from './users/users.repository.ts';

export interface FirstStart {
  readonly now: number;
  readonly ownerName: string;
  readonly ownerEmail?: string;
  /** Undefined for that of the practice. */
  readonly ownerLanguage?: PersonLanguage | undefined;
  /** As printed on invoices; empty until the user says it: the name of a login is no sender. */
  readonly practiceName?: string;
  readonly zone: string;
  readonly currency: string;
  readonly countryCode: string;
  /** False or absent: the country is what the machine suggests. */
  readonly countryChosen?: boolean | undefined;
  readonly language: string;
}

async function findOwner(trx: Trx): Promise<Person | undefined> {
  const row = await acrossOrganizations(trx, 'users', 'set-up')
    .select(['id', 'organization_id', 'role'])
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  return row && { kind: 'user', userId: row.id, organizationId: row.organization_id, role: row.role };
}

interface Administrator {
  readonly id: string;
  readonly organizationId: string;
}

/** Of every organization, the first one first: of whom one must be able to sign in to a server. */
export async function listAdministrators(db: Reader): Promise<readonly Administrator[]> {
  const rows = await acrossOrganizations(db, 'users', 'set-up')
    .select(['id', 'organization_id'])
    .where('role', '=', 'org_admin')
    .where('deactivated_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, organization_id: organizationId }) => ({ id, organizationId }));
}

/** The first administrator of the practice that is there, or of a new one where there is none. */
export async function loadAdministrator(trx: Trx, start: FirstStart): Promise<Administrator> {
  const [first] = await listAdministrators(trx);
  if (first !== undefined) {
    await fillIn(trx, first, start);
    return first;
  }
  return await createOrganization(trx, start);
}

/** What a practice of one machine had no use for: the address of its person, and its own name. */
async function fillIn(trx: Trx, { id, organizationId }: Administrator, start: FirstStart): Promise<void> {
  const { ownerEmail, ownerLanguage, practiceName, now: updated_at } = start;
  const actor = { kind: 'system', organizationId, task: 'first-start' } as const;
  const ports = { db: trx, actor, scopes: {} };
  const [reads, writes] = [createReads(ports), createWrites(ports)];
  const users = reads.whole('users', 'set-up').select(['email', 'version']).where('id', '=', id);
  const user = await users.executeTakeFirst();
  if (user?.email === null && ownerEmail !== undefined) {
    const change = { email: ownerEmail, updated_at, version: user.version + 1 };
    await giveAddress(writes, id, change);
  }
  if (ownerLanguage !== undefined) await chooseLanguage(writes, id, ownerLanguage);
  const organizations = reads.whole('organizations', 'set-up').select(['name', 'version']);
  const organization = await organizations.executeTakeFirst();
  if (organization?.name === '' && practiceName !== undefined) {
    await giveName(writes, { name: practiceName, updated_at, version: organization.version + 1 });
  }
}

/** Of the practice that a set-up takes over; empty where there is none, or it has none. */
export async function findPracticeName(db: Reader): Promise<string> {
  const [first] = await listAdministrators(db);
  if (first === undefined) return '';
  const actor = { kind: 'system', organizationId: first.organizationId, task: 'first-start' } as const;
  return await findOrganizationName(createReads({ db, actor, scopes: {} }));
}

/** An organization beside those that are there, with its first administrator. */
export async function createOrganization(trx: Trx, start: FirstStart): Promise<Administrator> {
  const { userId: id, organizationId } = await createOwner(trx, start);
  return { id, organizationId };
}

/** Of all, the first one first: each gets a short name of its own on a server. */
export async function listOrganizationNames(
  db: Reader,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return await acrossOrganizations(db, 'organizations', 'set-up')
    .select(['id', 'name'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** That of who set the server up. */
export async function findFirstOrganization(db: Reader): Promise<string | undefined> {
  const row = await acrossOrganizations(db, 'organizations', 'set-up')
    .select('id')
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  return row?.id;
}

/** Every organization of the database, for what looks at all of it, such as a backup. */
export async function listOrganizationIds({
  query,
}: Pick<Database<Schema>, 'query'>): Promise<readonly string[]> {
  const rows = await acrossOrganizations(query, 'organizations', 'restore')
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

const noSellerData = {
  address: null,
  vat_id: null,
  tax_number: null,
  registration_number: null,
  email: null,
  e_address: null,
  contact: null,
  iban: null,
  bic: null,
  account_name: null,
  tax_exemption_reason: null,
  tax_exemption_code: null,
};

/** Where no VAT is known of the country, none is charged until the owner changes that. */
function taxAtFirst({ countryCode, now, zone }: FirstStart) {
  const treatment = usualTreatment(countryCode);
  const rate = defaultRateOf(treatment, { countryCode, date: localDate(now, zone) });
  return { tax_treatment: treatment, tax_category: categoryOf(treatment), tax_rate: rate ?? '' };
}

async function createOwner(trx: Trx, start: FirstStart): Promise<Person> {
  const stamps = { created_at: start.now, updated_at: start.now, version: 1 };
  const organizationId = newId();
  const actor = { kind: 'system', organizationId, task: 'first-start' } as const;
  const writes = createWrites({ db: trx, actor, scopes: {} });
  await insertOrganization(writes, {
    id: organizationId,
    name: start.practiceName ?? '',
    address_lines: '[]',
    country_code: start.countryCode,
    country_chosen: start.countryChosen === true ? 1 : 0,
    ...noSellerData,
    currency: start.currency,
    zone: start.zone,
    language: start.language,
    self_approval: 'alone',
    time_rules: JSON.stringify({ rounding: exactTime, overlapPolicy: defaultOverlapPolicy }),
    ...taxAtFirst(start),
    payment_term_days: 30,
    invoice_prefix: '',
    invoice_pattern: usualPatterns.invoice,
    credit_note_pattern: usualPatterns.creditNote,
    ...stamps,
  });
  const userId = newId();
  await insertUser(writes, {
    id: userId,
    organization_id: organizationId,
    name: start.ownerName,
    email: start.ownerEmail ?? null,
    role: 'org_admin',
    approval_limit_minor: null,
    approval_limit_currency: null,
    language: start.ownerLanguage ?? null,
    deactivated_at: null,
    ...stamps,
  });
  return { kind: 'user', userId, organizationId, role: 'org_admin' };
}

/** The owner of the embedded database, made at the first start. */
export async function loadOwner(database: Database<Schema>, start: FirstStart): Promise<Person> {
  return await database.transaction(async (trx) => {
    await waitForOthers(trx, database.dialect);
    return (await findOwner(trx)) ?? (await createOwner(trx, start));
  });
}
