/** Takes in a file of clients: all of it or nothing. A client that is there already is left as it is. */

import { foldName } from '../../../../platform/csv/fold-name.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { UnitOfWork, Work } from '../../../../platform/unit-of-work.ts';
import type { Reader } from '../../../../schema.ts';
import type { CreateContact } from '../../contacts/index.ts';
import { listNamesOfClients } from '../clients.repository.ts';
import type { ClientImport, ClientProblem, ImportClients } from './client-import.schema.ts';
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
  if (input.dryRun) {
    const known = await loadKnown(ports.db, organizationId);
    const rows = read.rows.map((row) => {
      const outcome = look(known, row);
      if (outcome.outcome === 'new') known.add({ id: null, ...keyOf(row) });
      return outcome;
    });
    return toImport(read, rows, read.problems.length > 0 ? 'refused' : 'preview');
  }
  if (read.problems.length > 0) throw refusal(read.problems);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    const known = await loadKnown(work.trx, organizationId);
    const rows: Outcome[] = [];
    for (const row of read.rows) {
      const outcome = look(known, row);
      rows.push(
        outcome.outcome === 'present' ? outcome : await add(ports, work, { row, organizationId, known }),
      );
    }
    return toImport(read, rows, 'imported');
  });
}

interface Adding {
  readonly row: ClientRowRead;
  readonly organizationId: string;
  readonly known: KnownClients;
}

async function add(ports: ImportPorts, work: Work, { row, organizationId, known }: Adding): Promise<Outcome> {
  const { id: clientId } = await ports.addClient(work, organizationId, row);
  known.add({ id: clientId, ...keyOf(row) });
  if (row.contact) await ports.addContact(work, { organizationId, clientId }, row.contact);
  return { row: row.row, name: row.client.name, outcome: 'new', clientId };
}

interface KnownClient {
  readonly id: string | null;
  readonly name: string;
  readonly vatId: string | null;
}

/** Clients by name; those of one name are told apart by VAT ids, where both have one. */
class KnownClients {
  readonly #byName = new Map<string, KnownClient[]>();

  add(client: KnownClient): void {
    const name = foldName(client.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), client]);
  }

  find({ name, vatId }: Pick<KnownClient, 'name' | 'vatId'>): KnownClient | undefined {
    const named = this.#byName.get(foldName(name)) ?? [];
    return (
      named.find((client) => client.vatId === vatId) ??
      named.find((client) => client.vatId === null || vatId === null)
    );
  }
}

async function loadKnown(db: Reader, organizationId: string): Promise<KnownClients> {
  const known = new KnownClients();
  for (const { id, name, vat_id } of await listNamesOfClients(db, organizationId)) {
    known.add({ id, name, vatId: vat_id });
  }
  return known;
}

function keyOf({ client, vatId }: ClientRowRead): Pick<KnownClient, 'name' | 'vatId'> {
  return { name: client.name, vatId: vatId?.value ?? null };
}

/** A second row of the same client is present, too. */
function look(known: KnownClients, row: ClientRowRead): Outcome {
  const found = known.find(keyOf(row));
  const said = { row: row.row, name: row.client.name };
  if (found !== undefined) return { ...said, outcome: 'present', clientId: found.id };
  return { ...said, outcome: 'new', clientId: null };
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
