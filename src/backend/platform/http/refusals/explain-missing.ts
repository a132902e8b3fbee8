/**
 * "There is no such project" is said of what is not there, or not theirs to know of. Of a record that they see, a change that does
 * not reach it is refused for that reason; of kinds that they see nothing of, the right is named that is missing.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { permissionOf } from '../../reach/conditions.ts';
import type { Reads } from '../../reach/reads.ts';
import type { TableName } from '../../reach/table-scope.ts';
import type { Caller } from '../actor.ts';
import { ApiError, NotFoundError } from '../api-error.ts';
import { lacking } from './lacking.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Rows as this actor may see them. Absent where an app has no database. */
    readsOf?: (actor: Actor) => Reads;
  }
}

/** Kinds of which a person may see more than they may change. */
const tables: Readonly<Record<string, TableName>> = {
  client: 'clients',
  contact: 'contacts',
  document: 'documents',
  finding: 'findings',
  invoice: 'invoices',
  payment: 'payments',
  project: 'projects',
  rate: 'rates',
  request: 'requests',
  scan: 'scans',
  schedule: 'schedules',
  task: 'tasks',
  'time entry': 'time_entries',
  timesheet: 'timesheets',
  user: 'users',
};

function idOf({ params }: FastifyRequest): string | undefined {
  const id: unknown = typeof params === 'object' && params !== null ? Reflect.get(params, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** Why the caller does not find it; undefined where that it is not there is the whole truth for them. */
async function findReason(
  { what, id, caller }: { readonly what: string; readonly id: string | undefined; readonly caller: Caller },
  { readsOf, scopes }: Required<Pick<FastifyInstance, 'readsOf' | 'scopes'>>,
): Promise<ApiError | undefined> {
  const table = tables[what];
  const scope = table && scopes[table];
  if (table === undefined || typeof scope !== 'object' || 'partOf' in scope) return undefined;
  const { actor } = caller;
  const reads = readsOf(actor);
  if (grantOf(actor, scope.read) === undefined) return lacking(actor, scope.read);
  if (id === undefined || !(await reads.sees(table, id))) return undefined;
  const write = permissionOf(scope, 'write');
  return grantOf(actor, write) === undefined
    ? lacking(actor, write)
    : new ApiError('forbidden', `You can see this ${what}, but your ${write} does not reach it.`);
}

export async function explainMissing(error: unknown, request: FastifyRequest): Promise<unknown> {
  const { caller, server } = request;
  const { readsOf, scopes } = server;
  if (!(error instanceof NotFoundError) || caller === undefined || readsOf === undefined) return error;
  return (await findReason({ what: error.what, id: idOf(request), caller }, { readsOf, scopes })) ?? error;
}
