/** The use cases of rates. */
import { beginning } from '../../../../domain/rates/rate.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { notFound } from '../../../platform/http/api-error.ts';
import { requireSame } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { ResourceService } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import { planChange } from './apply-rates.ts';
import { toRecord } from './rate-view.ts';
import type { RatePorts, RatesChange } from './rates.ports.ts';
import { findRateRow, listRates, loadProjectRates, loadRates, type RateRow } from './rates.repository.ts';
import type {
  CreateRate,
  ListRates,
  MissingRates,
  PatchRate,
  PreviewRate,
  RatePreview,
  RateRecord,
} from './rates.schema.ts';
import { addRate, changeRate, patchedRate, readNewRate, removeRate, toChange } from './write-rate.ts';

export interface RatesService extends ResourceService<RateRecord, ListRates, CreateRate, PatchRate> {
  preview(caller: Caller, input: PreviewRate): Promise<RatePreview>;
  missing(caller: Caller): Promise<MissingRates>;
}

async function loadRate(reads: Reads, id: string): Promise<RateRow> {
  const row = await findRateRow(reads, id);
  if (!row) throw notFound('rate');
  return row;
}

async function planPreview(
  ports: RatePorts,
  caller: Caller,
  input: PreviewRate,
): Promise<{ validFrom: string; change: RatesChange }> {
  const reads = ports.reads(caller.actor);
  const all = await loadRates(reads);
  if (input.act === 'add') {
    const next = await readNewRate(reads, ports, { input: input.rate, now: ports.clock() });
    return { validFrom: next.valid_from, change: toChange(all, { next }) };
  }
  const row = await loadRate(reads, input.id);
  if (input.act === 'remove') return { validFrom: row.valid_from, change: toChange(all, { row }) };
  const next = patchedRate(row, input.rate);
  return { validFrom: next.valid_from, change: toChange(all, { row, next }) };
}

/** Where the project has no rate yet, its first one is from the beginning; else it must begin with the time that lacks one. */
async function listMissing(ports: RatePorts, caller: Caller): Promise<MissingRates> {
  const reads = ports.reads(caller.actor);
  const found = await ports.ratedTime.listWithoutRate(reads);
  const ids = found.map(({ projectId }) => projectId);
  const rated = new Set((await loadProjectRates(reads, ids)).map((row) => row.scope_id));
  return {
    items: found.map((item) => ({
      ...item,
      validFrom: rated.has(item.projectId) ? item.firstDate : beginning,
    })),
  };
}

export function createRatesService(ports: RatePorts): RatesService {
  const { unitOfWork } = ports;
  return {
    async list(caller, query) {
      const rows = await listRates(ports.reads(caller.actor), query);
      return toPage(rows, query.limit, {
        item: (row) => toRecord(row),
        key: (row) => [row.valid_from, row.id],
      });
    },

    get: async (caller, id) => toRecord(await loadRate(ports.reads(caller.actor), id)),

    create: async (caller, input) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const existing = input.id && (await findRateRow(work.reads, input.id));
        const row = await readNewRate(work.reads, ports, { input, now: work.now });
        if (existing) {
          // Its date was chosen when it came first.
          const asked = { ...row, valid_from: input.validFrom ?? existing.valid_from };
          return { created: false, record: requireSame(toRecord(existing), toRecord(asked)) };
        }
        return { created: true, record: await addRate(work, ports, row) };
      }),

    patch: async (caller, id, input, expected) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadRate(work.reads, id);
        requireVersion(row, expected);
        return await changeRate(work, ports, { row, input });
      }),

    remove: async (caller, id, expected) =>
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await loadRate(work.reads, id);
        requireVersion(row, expected);
        await removeRate(work, ports, row);
      }),

    async preview(caller, input) {
      const { validFrom, change } = await planPreview(ports, caller, input);
      const { effect } = await planChange(ports.reads(caller.actor), ports, {
        change,
        now: ports.clock(),
      });
      return { validFrom, effect };
    },

    missing: async (caller) => await listMissing(ports, caller),
  };
}
