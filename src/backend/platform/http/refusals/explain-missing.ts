/**
 * "There is no such project" is said of what is not there, or not theirs to know of. Of a record that they see, a change that does
 * not reach it is refused for that reason; of kinds that they see nothing of, the right is named that is missing.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { grantOf } from '../../../../domain/policy/policy.ts';
import { text } from '../../../../words/text.ts';
import { wordOf } from '../../../../words/word.ts';
import { type Act, permissionOf } from '../../reach/conditions.ts';
import type { Reads } from '../../reach/reads.ts';
import type { TableName } from '../../reach/table-scope.ts';
import { ApiError, NotFoundError } from '../api-error.ts';
import { lacking } from './lacking.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Rows as this actor may see, or change, them. Absent where an app has no database. */
    readsOf?: (actor: Actor, act: Act) => Reads;
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

interface Missing {
  readonly what: string;
  /** Of a request that changes the record; undefined of one that reads. */
  readonly changedId: string | undefined;
  readonly actor: Actor;
}

/** Why the caller does not find it; undefined where that it is not there is the whole truth for them. */
async function findReason(
  { what, changedId: id, actor }: Missing,
  { readsOf, scopes }: Required<Pick<FastifyInstance, 'readsOf' | 'scopes'>>,
): Promise<ApiError | undefined> {
  const table = tables[what];
  const scope = table && scopes[table];
  if (table === undefined || typeof scope !== 'object' || 'partOf' in scope) return undefined;
  if (grantOf(actor, scope.read) === undefined) return lacking(actor, scope.read);
  if (id === undefined || !(await readsOf(actor, 'read').sees(table, id))) return undefined;
  // A record that waits to be erased is rightly said not to be there.
  if (await readsOf(actor, 'write').sees(table, id)) return undefined;
  const write = permissionOf(scope, 'write');
  return grantOf(actor, write) === undefined
    ? lacking(actor, write)
    : new ApiError('forbidden', text`You can see this ${wordOf(what)}, but your ${write} does not reach it.`);
}

export async function explainMissing(error: unknown, request: FastifyRequest): Promise<unknown> {
  const { caller, server, method, routeOptions } = request;
  const { readsOf, scopes } = server;
  if (!(error instanceof NotFoundError) || caller === undefined || readsOf === undefined) return error;
  // Such a route asks for no right: what it does not find is not there.
  if (routeOptions.config.access === 'signed-in') return error;
  const changedId = method === 'GET' || method === 'HEAD' ? undefined : idOf(request);
  return (
    (await findReason({ what: error.what, changedId, actor: caller.actor }, { readsOf, scopes })) ?? error
  );
}
