/** The writes of rates, each with its event and with what it does to recorded time. */
import { v7 as newId } from 'uuid';
import { beginning, type Rate, type RateKey } from '../../../../domain/rates/rate.ts';
import { localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import { ApiError, invalidField } from '../../../platform/http/api-error.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { applyChange } from './apply-rates.ts';
import { keyOfRow, toRate, toRecord } from './rate-view.ts';
import type { RatePorts, RatesChange } from './rates.ports.ts';
import {
  deleteRate,
  holdReached,
  insertRate,
  loadKeyRates,
  loadRates,
  type RateRow,
  updateRate,
} from './rates.repository.ts';
import type { CreateRate, PatchRate, RateRecord } from './rates.schema.ts';

export interface Adding {
  readonly input: CreateRate;
  readonly now: number;
}

const targetTables = { task: 'tasks', project: 'projects', client: 'clients' } as const;

/** The client's currency; undefined where any will do. */
async function findCurrency(
  reads: Reads,
  ports: RatePorts,
  { scope, scopeId = '' }: CreateRate,
): Promise<string | undefined> {
  if (scope === 'organization') {
    if (scopeId !== '' && scopeId !== reads.actor.organizationId)
      throw invalidField('scopeId', 'is not your organization');
    return undefined;
  }
  const task = scope === 'task' ? await ports.findTask(reads, scopeId) : undefined;
  const target =
    scope === 'client'
      ? await ports.findClient(reads, scopeId)
      : await ports.findProject(reads, scope === 'task' ? (task?.project_id ?? '') : scopeId);
  if (target === undefined) throw refuseNamed(reads, targetTables[scope], 'scopeId');
  return target.currency;
}

function requireCurrency(amount: { readonly currency: string }, currency: string | undefined): void {
  if (currency !== undefined && amount.currency !== currency) {
    throw invalidField('amount.currency', text`must be ${currency}, the currency of the client`);
  }
}

export async function loadToday(
  reads: Reads,
  { loadPolicy }: Pick<RatePorts, 'loadPolicy'>,
  now: number,
): Promise<string> {
  return localDate(now, (await loadPolicy(reads)).zone);
}

/** The row that a request asks for; its date is filled in where none was given. */
export async function readNewRate(reads: Reads, ports: RatePorts, { input, now }: Adding): Promise<RateRow> {
  const { organizationId } = reads.actor;
  requireCurrency(input.amount, await findCurrency(reads, ports, input));
  const { scope, scopeId = organizationId, actorId = null } = input;
  if (actorId !== null && !(await ports.findUser(reads, actorId))) {
    throw refuseNamed(reads, 'users', 'actorId');
  }
  const there = await loadKeyRates(reads, { scope, scopeId, actorId });
  const first = there.length === 0 ? beginning : await loadToday(reads, ports, now);
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    scope,
    scope_id: scopeId,
    actor: actorId,
    minor: input.amount.minor,
    currency: input.amount.currency,
    valid_from: input.validFrom ?? first,
    source: input.source ?? '',
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

function requireFree(row: RateRow, all: readonly RateRow[]): void {
  const other = all.find(
    (one) =>
      one.id !== row.id &&
      one.scope === row.scope &&
      one.scope_id === row.scope_id &&
      one.actor === row.actor &&
      one.currency === row.currency &&
      one.valid_from === row.valid_from,
  );
  if (other === undefined) return;
  throw new ApiError('conflict', text`There is a rate from ${row.valid_from} already: change that one.`, [
    { field: 'validFrom', issue: 'is the date of another rate' },
  ]);
}

/** `next` is undefined where the rate is removed, `row` where it is new. */
export function toChange(
  all: readonly RateRow[],
  { row, next }: { readonly row?: RateRow | undefined; readonly next?: RateRow | undefined },
): RatesChange {
  const of = next ?? row;
  if (of === undefined) throw new RangeError('A change is of a rate.');
  if (next) requireFree(next, all);
  const others = all.filter(({ id }) => id !== of.id);
  const key: RateKey = keyOfRow(of);
  const after: Rate[] = [...others, ...(next ? [next] : [])].map(toRate);
  return { key, before: all.map(toRate), after };
}

export async function addRate(work: Work, ports: RatePorts, row: RateRow): Promise<RateRecord> {
  await holdReached(work.reads, keyOfRow(row));
  const change = toChange(await loadRates(work.reads), { next: row });
  await insertRate(work.writes, row);
  await work.log({ type: 'rate.created', id: row.id, version: row.version, after: toRecord(row) });
  return toRecord(row, await applyChange(work, ports, change));
}

/** The row as a patch makes it. */
export function patchedRate(row: RateRow, { amount, validFrom, source }: PatchRate): RateRow {
  if (amount) requireCurrency(amount, row.currency);
  return {
    ...row,
    minor: amount?.minor ?? row.minor,
    valid_from: validFrom ?? row.valid_from,
    source: source ?? row.source,
  };
}

export async function changeRate(
  work: Work,
  ports: RatePorts,
  { row, input }: { readonly row: RateRow; readonly input: PatchRate },
): Promise<RateRecord> {
  const next = patchedRate(row, input);
  await holdReached(work.reads, keyOfRow(row));
  const change = toChange(await loadRates(work.reads), { row, next });
  const { minor, valid_from, source } = next;
  const columns = changedColumns<RateRow>({ minor, valid_from, source, updated_at: work.now });
  const after = await updateRate(work.writes, row, columns);
  await work.log({
    type: 'rate.changed',
    id: row.id,
    version: after.version,
    before: toRecord(row),
    after: toRecord(after),
  });
  return toRecord(after, await applyChange(work, ports, change));
}

export async function removeRate(work: Work, ports: RatePorts, row: RateRow): Promise<void> {
  await holdReached(work.reads, keyOfRow(row));
  const change = toChange(await loadRates(work.reads), { row });
  await deleteRate(work.writes, row);
  await work.log({ type: 'rate.deleted', id: row.id, version: row.version + 1, before: toRecord(row) });
  await applyChange(work, ports, change);
}
