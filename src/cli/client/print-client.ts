/** Clients, and imports of them, as a person reads them. */
import type { Client, ClientImport, Contact, Organization } from '../../api-client/index.ts';
import { shortId } from '../backend/short-id.ts';
import { plural, withoutControls } from '../scan/plain-line.ts';
import { type Column, printColumns } from '../time/print-columns.ts';

const columns: readonly Column[] = [
  { title: 'ID' },
  { title: 'NAME' },
  { title: 'COUNTRY' },
  { title: 'CURRENCY' },
  { title: 'VAT ID' },
  { title: 'EMAIL' },
  { title: 'ARCHIVED' },
];

export function printClients(clients: readonly Client[]): string {
  const rows = clients.map((client) => [
    shortId(client),
    client.name,
    client.countryCode,
    client.currency,
    client.vatId ?? '',
    client.email ?? '',
    client.archivedAt?.slice(0, 10) ?? '',
  ]);
  return printColumns(columns, rows);
}

type Fact = readonly [label: string, value: string | null | undefined];

/** What is not known has no line. */
export function printFacts(facts: readonly Fact[]): string {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '');
  const width = Math.max(...known.map(([label]) => label.length));
  return known.map(([label, value]) => `${withoutControls(`${label.padEnd(width)}  ${value}`)}\n`).join('');
}

export function partyFacts(party: Client | Organization): readonly Fact[] {
  const { addressLines, countryCode, eAddress, taxTreatment, taxRate, paymentTermDays } = party;
  return [
    ['Address', addressLines.join('; ')],
    ['Country', countryCode],
    ['VAT ID', party.vatId],
    ['Email', party.email],
    ['E-invoices', eAddress && `${eAddress.scheme}:${eAddress.id}`],
    ['Currency', party.currency],
    ['Language', party.language],
    ['Tax', taxTreatment && `${taxTreatment.replaceAll('_', ' ')}${rateOf(taxTreatment, taxRate)}`],
    ['Exempt by', party.taxExemptionReason],
    ['Payment', paymentTermDays === null ? null : plural(paymentTermDays, 'day')],
  ];
}

function rateOf(treatment: string, rate: string | null): string {
  if (treatment !== 'standard') return '';
  return rate === null ? '' : `, ${rate} %`;
}

export function printClient(client: Client, contacts: readonly Contact[]): string {
  const facts: readonly Fact[] = [
    ['Name', client.name],
    ['ID', client.id],
    ...partyFacts(client),
    ['Debtor', client.debtor ?? (client.vatId === null ? 'unknown' : 'business, by its VAT ID')],
    ['Reference', client.buyerReference],
    ['Numbers', client.invoicePattern],
    ['Archived', client.archivedAt?.slice(0, 10)],
    ...contacts.map(({ name, role, email, phone, primary }): Fact => {
      const ways = [email, phone].filter((way) => way !== null).join(', ');
      return ['Contact', `${name} (${role}${primary ? ', primary' : ''})${ways === '' ? '' : `: ${ways}`}`];
    }),
  ];
  return printFacts(facts);
}

function describeProblem({ row, column, value, issue }: ClientImport['problems'][number]): string {
  const place = [row === null ? '' : `row ${row}`, column === null ? '' : `column "${column}"`].filter(
    Boolean,
  );
  return withoutControls(
    `  ${place.join(', ') || 'the file'}:${value === null ? '' : ` "${value}"`} ${issue}`,
  );
}

function describeNew({ name, like }: ClientImport['rows'][number]): string {
  const meant = like
    .map((one) => (one.row === null ? one.name : `${one.name} of row ${one.row}`))
    .join(' or ');
  return withoutControls(meant === '' ? `  ${name}` : `  ${name}: did you mean ${meant}? (--match-similar)`);
}

export function printClientImport({
  state,
  columns: found,
  added,
  present,
  problems,
  rows,
}: ClientImport): string {
  if (state === 'refused') {
    return `${['The file would be refused:', ...problems.map(describeProblem)].join('\n')}\n`;
  }
  const ignored = found.filter(({ field }) => field === null).map(({ header }) => header);
  const verb = state === 'preview' ? 'would be added' : 'added';
  return [
    `${plural(added, 'client')} ${verb}, ${present} there already.`,
    ...rows.filter(({ outcome }) => outcome === 'new').map(describeNew),
    ...(ignored.length === 0 ? [] : [withoutControls(`Columns without a field here: ${ignored.join(', ')}`)]),
    '',
  ].join('\n');
}
