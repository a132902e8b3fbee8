/** SQL of the ledger of spending. */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Cap, CapScope, Committed } from '../../../../domain/spending/caps.ts';
import type { DollarRate } from '../../../../domain/spending/micro-usd.ts';
import { selectPage } from '../../../platform/db/select-page.ts';
import { decodeNumberCursor } from '../../../platform/http/cursor.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { EnteredPrice } from '../../../platform/models/spending.ts';
import { acrossOrganizations, type Reads } from '../../../platform/reach/reads.ts';
import type { Writes } from '../../../platform/reach/writes.ts';
import type { Db } from '../../../schema.ts';
import type { SpendCallTable } from './spend.tables.ts';

export type SpendCallRow = Selectable<SpendCallTable>;

/** What calls count where `condition` holds: their cost, or what is reserved while they are under way. */
function countWhere(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(sum(case when ${condition} then coalesce(cost_micro_usd, reserved_micro_usd) else 0 end), 0)`;
}

/** Makes the practice's ledger if there is none, and holds it until the transaction ends. */
export async function holdLedger(writes: Writes): Promise<void> {
  const { organizationId: organization_id } = writes.actor;
  const none = { rate_currency: null, rate_per_dollar: null, rate_on: null };
  await writes
    .insert('spend_ledgers', { organization_id, ...none, version: 1 })
    // An update holds the row.
    .onConflict((conflict) => conflict.column('organization_id').doUpdateSet({ organization_id }))
    .execute();
}

interface Counted {
  readonly userId: string;
  readonly projectId: string | undefined;
  readonly messageId: string;
  /** `YYYY-MM-DD` of the practice. */
  readonly today: string;
}

/** One statement: a call waits for it before it is sent. `lost` are calls since before `lostBefore` that nobody settled. */
export async function sumCommitted(
  reads: Reads,
  { userId, projectId, messageId, today }: Counted,
  lostBefore = 0,
): Promise<Committed & { readonly lost: number }> {
  const [from, to] = [`${today.slice(0, 7)}-01`, `${today.slice(0, 7)}-31`];
  const inMonth = sql`local_date >= ${from} and local_date <= ${to}`;
  const row = await reads
    .invariant('spend_calls')
    .select([
      countWhere(sql`message_id = ${messageId}`).as('message'),
      countWhere(sql`local_date = ${today}`).as('day'),
      countWhere(inMonth).as('month'),
      countWhere(sql`${inMonth} and user_id = ${userId}`).as('user'),
      countWhere(sql`${inMonth} and project_id = ${projectId ?? ''}`).as('project'),
      sql<number>`coalesce(sum(case when cost_micro_usd is null and at < ${lostBefore} then 1 else 0 end), 0)`.as(
        'lost',
      ),
    ])
    .where(sql<boolean>`((${inMonth}) or message_id = ${messageId} or cost_micro_usd is null)`)
    .executeTakeFirstOrThrow();
  return {
    message: Number(row.message),
    day: Number(row.day),
    month: Number(row.month),
    user: Number(row.user),
    project: Number(row.project),
    lost: Number(row.lost),
  };
}

export async function insertCall(writes: Writes, row: SpendCallRow): Promise<void> {
  await writes.insert('spend_calls', row).execute();
}

export async function findCall(reads: Reads, id: string): Promise<SpendCallRow | undefined> {
  return await reads.invariant('spend_calls').selectAll().where('id', '=', id).executeTakeFirst();
}

type Settled = Pick<SpendCallRow, 'cost_micro_usd' | 'input_tokens' | 'output_tokens' | 'is_estimated'>;

export async function settleCall(writes: Writes, id: string, settled: Settled): Promise<void> {
  await writes.invariant('spend_calls').update().set(settled).where('id', '=', id).execute();
}

/** Calls that nobody settled since: their process is dead, and what was reserved is booked. */
export async function bookLost(writes: Writes, before: number): Promise<void> {
  await writes
    .invariant('spend_calls')
    .update()
    .set({ cost_micro_usd: sql.ref('reserved_micro_usd'), is_estimated: 1 })
    .where('cost_micro_usd', 'is', null)
    .where('at', '<', before)
    .execute();
}

/** Practices with calls that nobody settled. */
export async function listUnsettled(db: Db): Promise<readonly string[]> {
  const rows = await acrossOrganizations(db, 'spend_calls', 'upkeep')
    .select('organization_id')
    .distinct()
    .where('cost_micro_usd', 'is', null)
    .execute();
  return rows.map(({ organization_id }) => organization_id);
}

/** Newest first, one row more than the limit. */
export async function listCalls(reads: Reads, query: PageQuery): Promise<readonly SpendCallRow[]> {
  return await selectPage(reads.from('spend_calls').selectAll(), query, {
    by: 'at',
    direction: 'desc',
    decode: decodeNumberCursor,
  }).execute();
}

/** Of these questions, oldest first. */
export async function listCallsOf(
  reads: Reads,
  messageIds: readonly string[],
): Promise<readonly SpendCallRow[]> {
  return await reads
    .invariant('spend_calls')
    .selectAll()
    .where('message_id', 'in', messageIds)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export interface SpentSum {
  readonly spentMicroUsd: number;
  readonly reservedMicroUsd: number;
  readonly calls: number;
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** What was spent and is reserved from day to day, by `by`. */
export async function sumBy(
  reads: Reads,
  { from, to }: Days,
  by: 'model' | 'model_class' | 'message_id' | 'user_id' | 'project_id',
): Promise<readonly (SpentSum & { readonly key: string | null })[]> {
  const rows = await reads
    .invariant('spend_calls')
    .select([
      sql<string | null>`${sql.ref(by)}`.as('key'),
      sql<number>`coalesce(sum(cost_micro_usd), 0)`.as('spent'),
      sql<number>`coalesce(sum(case when cost_micro_usd is null then reserved_micro_usd else 0 end), 0)`.as(
        'reserved',
      ),
      sql<number>`count(*)`.as('calls'),
    ])
    .where('local_date', '>=', from)
    .where('local_date', '<=', to)
    .groupBy(by)
    .execute();
  return rows.map(({ key, spent, reserved, calls }) => ({
    key,
    spentMicroUsd: Number(spent),
    reservedMicroUsd: Number(reserved),
    calls: Number(calls),
  }));
}

export async function listCaps(reads: Reads): Promise<readonly Cap[]> {
  const rows = await reads.from('spend_caps').select(['scope', 'target_id', 'micro_usd']).execute();
  return rows.map(({ scope, target_id, micro_usd }) => ({ scope, targetId: target_id, microUsd: micro_usd }));
}

export async function putCap(writes: Writes, { scope, targetId, microUsd }: Cap): Promise<void> {
  const { organizationId: organization_id } = writes.actor;
  await writes
    .insert('spend_caps', { organization_id, scope, target_id: targetId, micro_usd: microUsd })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'scope', 'target_id']).doUpdateSet({ micro_usd: microUsd }),
    )
    .execute();
}

export async function deleteCap(
  writes: Writes,
  { scope, targetId }: { readonly scope: CapScope; readonly targetId: string },
): Promise<void> {
  await writes.remove('spend_caps').where('scope', '=', scope).where('target_id', '=', targetId).execute();
}

export async function listPrices(
  reads: Reads,
): Promise<readonly (EnteredPrice & { readonly enteredAt: number })[]> {
  const rows = await reads.from('spend_prices').selectAll().orderBy('model').execute();
  return rows.map(({ model, input_micro_usd, output_micro_usd, entered_at }) => ({
    model,
    inputMicroUsd: input_micro_usd,
    outputMicroUsd: output_micro_usd,
    enteredAt: entered_at,
  }));
}

export async function putPrice(
  writes: Writes,
  { model, inputMicroUsd, outputMicroUsd, enteredAt }: EnteredPrice & { readonly enteredAt: number },
): Promise<void> {
  const prices = { input_micro_usd: inputMicroUsd, output_micro_usd: outputMicroUsd, entered_at: enteredAt };
  await writes
    .insert('spend_prices', { organization_id: writes.actor.organizationId, model, ...prices })
    .onConflict((conflict) => conflict.columns(['organization_id', 'model']).doUpdateSet(prices))
    .execute();
}

export async function findDollarRate(reads: Reads): Promise<DollarRate | undefined> {
  const row = await reads.from('spend_ledgers').selectAll().executeTakeFirst();
  if (row?.rate_currency == null || row.rate_per_dollar === null || row.rate_on === null) return undefined;
  return { currency: row.rate_currency, perDollar: row.rate_per_dollar, on: row.rate_on };
}

export async function putDollarRate(writes: Writes, rate: DollarRate | null): Promise<void> {
  await writes
    .update('spend_ledgers')
    .set({
      rate_currency: rate?.currency ?? null,
      rate_per_dollar: rate?.perDollar ?? null,
      rate_on: rate?.on ?? null,
    })
    .execute();
}
