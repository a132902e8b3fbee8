/**
 * Until every caller has reads of its own: what a slice gives to the slices above it, for those that know no more than a
 * database and an organization. All rows of that organization, as they always had.
 */
import type { Reader, Trx } from '../../schema.ts';
import { createReads, type ReachPorts, type Reads } from './reads.ts';
import type { Scopes } from './table-scope.ts';
import { createWrites, type Writes } from './writes.ts';

const everybodys: Scopes = new Proxy({}, { get: () => 'everyone' });

function reachAll(organizationId: string): Omit<ReachPorts, 'db'> {
  return { actor: { kind: 'system', organizationId, task: 'port' }, scopes: everybodys };
}

export function wholeReads(db: Reader, organizationId: string): Reads {
  return createReads({ db, ...reachAll(organizationId) });
}

/** As a slice's own callers ask it, for those that know no more. */
export function byOrganization<Given extends readonly unknown[], Answer>(
  ask: (reads: Reads, ...given: Given) => Answer,
): (db: Reader, organizationId: string, ...given: Given) => Answer {
  return (db, organizationId, ...given) => ask(wholeReads(db, organizationId), ...given);
}

export function wholeWrites(trx: Trx, organizationId: string): Writes {
  return createWrites({ db: trx, ...reachAll(organizationId) });
}
