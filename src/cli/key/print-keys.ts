/** Keys as a person reads them. */
import type { Key, KeyUse } from '../../api-client/index.ts';
import { ownZone } from '../../contract/own-zone.ts';
import { localDate } from '../../domain/zones.ts';
import { shortId } from '../backend/short-id.ts';
import { printFacts } from '../client/print-client.ts';
import { printColumns } from '../time/print-columns.ts';

const columns = [
  { title: 'ID' },
  { title: 'NAME' },
  { title: 'BEGINS' },
  { title: 'STATE' },
  { title: 'EXPIRES' },
  { title: 'LAST USED' },
  { title: 'SCOPES' },
];

const dayOf = (instant: string | null, none: string) => (instant === null ? none : instant.slice(0, 10));

/** The last day on which it is taken: it ends with that day, in the zone of this machine. */
function lastDayOf(instant: string | null): string {
  return instant === null ? 'never' : localDate(Date.parse(instant) - 1, ownZone());
}

export function printKeys(keys: readonly Key[]): string {
  if (keys.length === 0) return 'There are no keys: vireo key create NAME --scope SCOPE\n';
  return printColumns(
    columns,
    keys.map((key) => [
      shortId(key),
      key.name,
      key.prefix,
      key.state,
      lastDayOf(key.expiresAt),
      dayOf(key.lastUsedAt, 'never'),
      key.scopes.length > 3 ? `${key.scopes.length} permissions` : key.scopes.join(' '),
    ]),
  );
}

export function printKey(key: Key, { items }: KeyUse): string {
  const { before } = key;
  const facts = printFacts([
    ['ID', shortId(key)],
    ['Name', key.name],
    ['Begins', key.prefix],
    ['State', key.state],
    ['Rights of', key.owner === 'organization' ? 'the organization' : 'its maker'],
    ['Scopes', key.scopes.join(' ')],
    ['Taken from', key.addresses.length === 0 ? 'anywhere' : key.addresses.join(' ')],
    ['A minute', String(key.perMinute)],
    ['Expires', lastDayOf(key.expiresAt)],
    ['Last used', dayOf(key.lastUsedAt, 'never')],
    ['Before', before === null ? '' : `${before.prefix}, taken until ${before.endsAt.slice(0, 16)}Z`],
  ]);
  if (items.length === 0) return facts;
  const rows = items.map(({ day, route, uses }) => [day, route, String(uses)]);
  return `${facts}\n${printColumns([{ title: 'DAY' }, { title: 'OPERATION' }, { title: 'USES', isFigure: true }], rows)}`;
}
