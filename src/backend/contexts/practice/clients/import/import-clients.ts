/** Takes in a file of clients: all of it or nothing. A client that is there already is left as it is. */

import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import { grantOf } from '../../../../../domain/policy/policy.ts';
import { asText, type Text, text } from '../../../../../words/text.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { ApiError, invalidField } from '../../../../platform/http/api-error.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { CreateContact } from '../../contacts/index.ts';
import { listNamesOfClients } from '../clients.repository.ts';
import type { ClientImport, ImportClients } from './client-import.schema.ts';
import { type KnownClient, KnownClients } from './known-clients.ts';
import {
  type ClientFileRead,
  type ClientRowRead,
  type FoundProblem,
  readClientFile,
} from './read-client-file.ts';

export interface ImportPorts extends Pick<SlicePorts, 'reads' | 'unitOfWork'> {
  /** What a row takes that does not say it. */
  loadDefaults(reads: Reads): Promise<{ countryCode: string; currency: string }>;
  /** What they give writes them. */
  prepareClients(organizationId: string, rows: readonly ClientRowRead[]): Promise<Write>;
  prepareContacts(
    organizationId: string,
    contacts: readonly { readonly clientId: string; readonly contact: CreateContact }[],
  ): Promise<Write>;
}

type Write = (work: Work) => Promise<void>;
type Outcome = ClientImport['rows'][number];

/** Others change clients while a file is looked at: then it is looked at again, at most this often. */
const looksBeside = 5;

export async function importClients(
  ports: ImportPorts,
  caller: Caller,
  input: ImportClients,
): Promise<ClientImport> {
  const reads = ports.reads(caller.actor);
  const usual = await ports.loadDefaults(reads);
  const read = await readClientFile(input.file, { ...usual, currency: input.currency ?? usual.currency });
  if (read.problems.length === 0) requireRows(read, input);
  if (input.dryRun) {
    const { rows } = await lookAtRows(await listNamesOfClients(reads), { caller, input, read });
    return toImport(read, rows, read.problems.length > 0 ? 'refused' : 'preview');
  }
  if (read.problems.length > 0) throw refusal(read.problems);
  for (let look = 1; look <= looksBeside; look += 1) {
    const rows = await importOnce(ports, { caller, input, read });
    if (rows !== undefined) return toImport(read, rows, 'imported');
  }
  throw new ApiError(
    'state_forbids',
    'Nothing was imported: others changed clients each time the file was compared with them. Import it again.',
  );
}

interface Importing {
  readonly caller: Caller;
  readonly input: ImportClients;
  readonly read: ClientFileRead;
}

/**
 * Names are compared, and what is written is made, before the transaction, which everybody waits for. It holds where nobody
 * has changed a name meanwhile; else undefined, and nothing is written.
 */
async function importOnce(ports: ImportPorts, importing: Importing): Promise<readonly Outcome[] | undefined> {
  const { caller } = importing;
  const seen = await listNamesOfClients(ports.reads(caller.actor));
  const prepared = await prepareRows(ports, seen, importing);
  return await ports.unitOfWork.write(caller.actor, async (work) => {
    // Of two imports at the same time, the second one sees the clients of the first.
    await work.holdLog();
    const now = await listNamesOfClients(work.reads);
    if (!isDeepStrictEqual(now, seen)) return undefined;
    await prepared.write(work);
    return prepared.rows;
  });
}

interface Prepared {
  readonly rows: readonly Outcome[];
  readonly write: Write;
}

async function prepareRows(ports: ImportPorts, named: Named, importing: Importing): Promise<Prepared> {
  const { organizationId } = importing.caller.actor;
  const { rows, added } = await lookAtRows(named, importing);
  const contacts = added.flatMap(({ client, contact }) =>
    contact ? [{ clientId: client.id, contact }] : [],
  );
  const writeClients = await ports.prepareClients(organizationId, added);
  const writeContacts = await ports.prepareContacts(organizationId, contacts);
  const write = async (work: Work) => {
    await writeClients(work);
    await writeContacts(work);
  };
  return { rows, write };
}

type Named = Awaited<ReturnType<typeof listNamesOfClients>>;

function knowNamed(named: Named, { actor }: Caller, { sameAs }: Pick<ImportClients, 'sameAs'>): KnownClients {
  // Whoever may add clients need not be somebody who reads the others.
  const known = new KnownClients({ tellsNames: grantOf(actor, 'client:read') === 'all' });
  for (const { id, name, vat_id } of named) known.add({ id, name, vatId: vat_id });
  for (const [at, same] of (sameAs ?? []).entries()) {
    if ('asRow' in same) known.sayRow(same.row, same.asRow);
    else if (!known.say(same.row, same.clientId))
      throw invalidField(`sameAs.${at}.clientId`, 'there is no such client');
  }
  return known;
}

/** A row whose client is new, under the id that it gets. */
interface NewRow extends ClientRowRead {
  readonly client: ClientRowRead['client'] & { readonly id: string };
}

interface Looked {
  readonly rows: readonly Outcome[];
  readonly added: readonly NewRow[];
}

/** A second row of the same client is present, too. */
async function lookAtRows(named: Named, { caller, input, read }: Importing): Promise<Looked> {
  const known = knowNamed(named, caller, input);
  const rows: Outcome[] = [];
  const added: NewRow[] = [];
  for (const row of read.rows) {
    const found = known.findSaid(row.row) ?? known.find(keyOf(row));
    const said = { row: row.row, name: row.client.name };
    if (found !== undefined) {
      known.keep(row.row, found);
      rows.push({ ...said, outcome: 'present', clientId: found.id, like: [] });
      continue;
    }
    const id = input.dryRun ? null : newId();
    rows.push({ ...said, outcome: 'new', clientId: id, like: await known.listLike(keyOf(row)) });
    known.add({ id, row: row.row, ...keyOf(row) });
    if (id !== null) added.push({ ...row, client: { ...row.client, id } });
  }
  return { rows, added };
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
    problems: problems.map((problem) => ({ ...problem, issue: String(problem.issue) })),
  };
}

function refusal(problems: readonly FoundProblem[]): ApiError {
  const details = problems.map((problem) => ({ field: 'file', issue: describeProblem(problem) }));
  const more = details.length > 1 ? text` (and ${details.length - 1} more)` : '';
  return new ApiError('invalid', text`Nothing was imported. ${details[0]?.issue ?? ''}${more}.`, details);
}

function describeProblem({ row, column, value, issue }: FoundProblem): Text {
  return text`${placeOf(row, column)} ${value === null ? '' : text`"${value}" `}${asText(issue)}`;
}

function placeOf(row: number | null, column: string | null): Text {
  if (row === null) return text`The file`;
  return column === null ? text`Row ${row}` : text`Row ${row}, column "${column}":`;
}
