/** The use cases of cost rates. */
import { v7 as newId } from 'uuid';
import { beginning, type Rate } from '../../../../domain/rates/rate.ts';
import { localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import { changedColumns } from '../../../platform/db/changes.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError, invalidField, notFound } from '../../../platform/http/api-error.ts';
import { type Created, requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import { refuseNamed } from '../../../platform/http/refusals/lacking.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import {
  type CostRateRow,
  deleteCostRate,
  findCostRate,
  insertCostRate,
  listCostRates,
  loadCostRates,
  updateCostRate,
} from './cost-rates.repository.ts';
import type { CostRate, CreateCostRate, ListCostRates, PatchCostRate } from './cost-rates.schema.ts';

export interface CostRatePorts extends SlicePorts {
  findUser(reads: Reads, id: string): Promise<object | undefined>;
  /** The practice's. */
  loadPolicy(reads: Reads): Promise<{ readonly currency: string; readonly zone: string }>;
}

export type CostRatesService = ResourceService<CostRate, ListCostRates, CreateCostRate, PatchCostRate>;

function toCostRate({ minor, currency, ...row }: CostRateRow): CostRate {
  return {
    id: row.id,
    version: row.version,
    createdAt: toInstant(row.created_at),
    updatedAt: toInstant(row.updated_at),
    userId: row.user_id,
    amount: { minor, currency },
    validFrom: row.valid_from,
  };
}

/** As rates are looked up: a cost rate is the practice's, for everyone or one person. */
export function toRate({
  id,
  organization_id: scopeId,
  user_id,
  minor,
  currency,
  valid_from,
}: CostRateRow): Rate {
  const amount = { minor, currency };
  return { id, scope: 'organization', scopeId, actorId: user_id, amount, validFrom: valid_from };
}

async function loadCostRate(rows: Pick<Reads, 'from'>, id: string): Promise<CostRateRow> {
  const row = await findCostRate(rows, id);
  if (!row) throw notFound('cost rate');
  return row;
}

function requireCurrency(amount: { readonly currency: string }, currency: string): void {
  if (amount.currency !== currency) {
    throw invalidField('amount.currency', text`must be ${currency}, the currency of your practice`);
  }
}

/** One of each person begins on a day: a change of it is a change of that one. */
function requireFree(row: CostRateRow, all: readonly CostRateRow[]): void {
  const other = all.find(
    ({ id, user_id, currency, valid_from }) =>
      id !== row.id && user_id === row.user_id && currency === row.currency && valid_from === row.valid_from,
  );
  if (other === undefined) return;
  throw new ApiError(
    'conflict',
    text`There is a cost rate from ${row.valid_from} already: change that one.`,
    [{ field: 'validFrom', issue: 'is the date of another cost rate' }],
  );
}

interface Adding {
  readonly organizationId: string;
  readonly input: CreateCostRate;
  readonly now: number;
  readonly all: readonly CostRateRow[];
}

async function readNewRow(reads: Reads, ports: CostRatePorts, adding: Adding): Promise<CostRateRow> {
  const { organizationId, input, now, all } = adding;
  const { currency, zone } = await ports.loadPolicy(reads);
  requireCurrency(input.amount, currency);
  const { userId = null } = input;
  if (userId !== null && !(await ports.findUser(reads, userId))) {
    throw refuseNamed(reads, 'users', 'userId');
  }
  const isFirst = !all.some((row) => row.user_id === userId && row.currency === currency);
  return {
    id: input.id ?? newId(),
    organization_id: organizationId,
    user_id: userId,
    minor: input.amount.minor,
    currency,
    valid_from: input.validFrom ?? (isFirst ? beginning : localDate(now, zone)),
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

async function createCostRate(
  ports: CostRatePorts,
  caller: Caller,
  input: CreateCostRate,
): Promise<Created<CostRate>> {
  return await ports.unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
    const { organizationId } = caller.actor;
    const existing = input.id === undefined ? undefined : await findCostRate(writes, input.id);
    if (existing) {
      const { minor, currency } = input.amount;
      // Its date was chosen when it came first.
      const asked = { ...existing, minor, currency, valid_from: input.validFrom ?? existing.valid_from };
      const record = requireSame(
        toCostRate(existing),
        toCostRate({ ...asked, user_id: input.userId ?? null }),
      );
      return { created: false, record };
    }
    const all = await loadCostRates(reads);
    const row = await readNewRow(reads, ports, { organizationId, input, now, all });
    requireFree(row, all);
    await insertCostRate(writes, row);
    const record = toCostRate(row);
    await log({ type: 'cost-rate.created', id: row.id, version: row.version, after: record });
    return { created: true, record };
  });
}

export function createCostRatesService(ports: CostRatePorts): CostRatesService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listCostRates(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, { item: toCostRate, key: (row) => [row.valid_from, row.id] });
    },

    get: async (caller, id) => toCostRate(await loadCostRate(ports.reads(caller.actor), id)),

    create: async (caller, input) => await createCostRate(ports, caller, input),

    async patch(caller, id, { amount, validFrom }, expected) {
      return await unitOfWork.write(caller.actor, async ({ reads, writes, now, log }) => {
        const row = await loadCostRate(writes, id);
        requireVersion(row, expected);
        if (amount) requireCurrency(amount, row.currency);
        const change = changedColumns<CostRateRow>({
          minor: amount?.minor,
          valid_from: validFrom,
          updated_at: now,
        });
        requireFree({ ...row, ...change }, await loadCostRates(reads));
        const after = toCostRate(await updateCostRate(writes, row, change));
        await log({ type: 'cost-rate.changed', id, version: after.version, before: toCostRate(row), after });
        return after;
      });
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async ({ writes, log }) => {
        const row = await loadCostRate(writes, id);
        requireVersion(row, expected);
        await deleteCostRate(writes, row);
        await log({ type: 'cost-rate.deleted', id, version: row.version + 1, before: toCostRate(row) });
      });
    },
  };
}
