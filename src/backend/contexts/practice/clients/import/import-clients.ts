/** Takes in a file of clients: all of it or nothing. A client that is there already is left as it is. */

import { reachOf } from '../../../../../domain/policy/policy.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { UnitOfWork, Work } from '../../../../platform/unit-of-work.ts';
import type { Reader } from '../../../../schema.ts';
import type { CreateContact } from '../../contacts/index.ts';
import { listNamesOfClients } from '../clients.repository.ts';
import type { ClientImport, ClientProblem, ImportClients } from './client-import.schema.ts';
import { type KnownClient, KnownClients } from './known-clients.ts';
import { type ClientFileRead, type ClientRowRead, readClientFile } from './read-client-file.ts';

interface ClientOwner {
  readonly organizationId: string;
  readonly clientId: string;
}

export interface ImportPorts {
  readonly db: Reader;
  readonly unitOfWork: UnitOfWork;
  /** What a row takes that does not say it. */
  loadDefaults(db: Reader, organizationId: string): Promise<{ countryCode: string; currency: string }>;
  addClient(work: Work, organizationId: string, row: ClientRowRead): Promise<{ readonly id: string }>;
  addContact(work: Work, owner: ClientOwner, contact: CreateContact): Promise<unknown>;
}

type Outcome = ClientImport['rows'][number];

export async function importClients(
  ports: ImportPorts,
  caller: Caller,
  input: ImportClients,
): Promise<ClientImport> {
  const { organizationId } = caller.actor;
  const usual = await ports.loadDefaults(ports.db, organizationId);
  const read = await readClientFile(input.file, { ...usual, currency: input.currency ?? usual.currency });
  if (read.problems.length === 0) requireRows(read, input);
  if (input.dryRun) {
    const known = await loadKnown(ports.db, caller, input);
    const rows: Outcome[] = [];
    for (const row of read.rows) {
      const outcome = await look(known, row);
      if (outcome.outcome === 'new') known.add({ id: null, row: row.row, ...keyOf(row) });
      rows.push(outcome);
    }
    return toImport(read, rows, read.problems.length > 0 ? 'refused' : 'preview');
  }
  if (read.problems.length > 0) throw refusal(read.problems);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const known = await loadKnown(work.trx, caller, input);
    const rows: Outcome[] = [];
    for (const row of read.rows) {
      const outcome = await look(known, row);
      rows.push(
        outcome.outcome === 'present'
          ? outcome
          : await add(ports, work, { row, outcome, organizationId, known }),
      );
    }
    return toImport(read, rows, 'imported');
  });
}

interface Adding {
  readonly row: ClientRowRead;
  readonly outcome: Outcome;
  readonly organizationId: string;
  readonly known: KnownClients;
}

async function add(
  ports: ImportPorts,
  work: Work,
  { row, outcome, organizationId, known }: Adding,
): Promise<Outcome> {
  const { id: clientId } = await ports.addClient(work, organizationId, row);
  known.add({ id: clientId, row: row.row, ...keyOf(row) });
  if (row.contact) await ports.addContact(work, { organizationId, clientId }, row.contact);
  return { ...outcome, clientId };
}

async function loadKnown(
  db: Reader,
  { actor }: Caller,
  { sameAs }: Pick<ImportClients, 'sameAs'>,
): Promise<KnownClients> {
  // Whoever may add clients need not be somebody who reads the others.
  const known = new KnownClients({ tellsNames: reachOf(actor, 'client:read') === 'all' });
  for (const { id, name, vat_id } of await listNamesOfClients(db, actor.organizationId)) {
    known.add({ id, name, vatId: vat_id });
  }
  for (const [at, same] of (sameAs ?? []).entries()) {
    if ('asRow' in same) known.sayRow(same.row, same.asRow);
    else if (!known.say(same.row, same.clientId))
      throw invalidField(`sameAs.${at}.clientId`, 'there is no such client');
  }
  return known;
}

/** Of a file with problems not every row was read. */
function requireRows({ rows }: ClientFileRead, { sameAs = [] }: Pick<ImportClients, 'sameAs'>): void {
  const read = new Set(rows.map(({ row }) => row));
  const at = sameAs.findIndex(({ row }) => !read.has(row));
  if (at !== -1) throw invalidField(`sameAs.${at}.row`, 'the file has no client in this row');
  const wrong = sameAs.findIndex(
    (same) => 'asRow' in same && (same.asRow >= same.row || !read.has(same.asRow)),
  );
  if (wrong !== -1) throw invalidField(`sameAs.${wrong}.asRow`, 'must be an earlier row with a client');
}

function keyOf({ client, vatId }: ClientRowRead): Pick<KnownClient, 'name' | 'vatId'> {
  return { name: client.name, vatId: vatId?.value ?? null };
}

/** A second row of the same client is present, too. */
async function look(known: KnownClients, row: ClientRowRead): Promise<Outcome> {
  const said = { row: row.row, name: row.client.name };
  const found = known.findSaid(row.row) ?? known.find(keyOf(row));
  if (found !== undefined) {
    known.keep(row.row, found);
    return { ...said, outcome: 'present', clientId: found.id, like: [] };
  }
  return { ...said, outcome: 'new', clientId: null, like: await known.listLike(keyOf(row)) };
}

function toImport(
  { columns, problems }: ClientFileRead,
  rows: readonly Outcome[],
  state: ClientImport['state'],
): ClientImport {
  const added = rows.filter(({ outcome }) => outcome === 'new').length;
  return {
    state,
    columns: columns.map(({ header, column }) => ({ header, field: column ?? null })),
    rows: [...rows],
    added,
    present: rows.length - added,
    problems: [...problems],
  };
}

function refusal(problems: readonly ClientProblem[]): ApiError {
  const details = problems.map((problem) => ({ field: 'file', issue: describeProblem(problem) }));
  const more = details.length > 1 ? ` (and ${details.length - 1} more)` : '';
  return new ApiError('invalid', `Nothing was imported. ${details[0]?.issue ?? ''}${more}.`, details);
}

function describeProblem({ row, column, value, issue }: ClientProblem): string {
  const place =
    row === null ? 'The file' : column === null ? `Row ${row}` : `Row ${row}, column "${column}":`;
  return `${place} ${value === null ? '' : `"${value}" `}${issue}`;
}
