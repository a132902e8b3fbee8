/** The use cases of spending: what was spent, the caps, the prices and the rate of the dollar. */
import { type Cap, defaultCaps } from '../../../../domain/spending/caps.ts';
import { printMicroUsd } from '../../../../domain/spending/dollars.ts';
import type { DollarRate } from '../../../../domain/spending/micro-usd.ts';
import { localDate } from '../../../../domain/zones.ts';
import { text } from '../../../../words/text.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';
import { invalidField } from '../../../platform/http/api-error.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import { toInstant } from '../../../platform/http/instant.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { EnteredPrice } from '../../../platform/models/spending.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { spendingChanged } from './spend.events.ts';
import {
  deleteCap,
  findDollarRate,
  holdLedger,
  listCalls,
  listPrices,
  putCap,
  putDollarRate,
  putPrice,
  type SpendCallRow,
  type SpentSum,
  sumBy,
} from './spend.repository.ts';
import type { PutCap, SpendCall, SpendingView } from './spend.schema.ts';
import { loadCaps, type SpendPorts } from './spending-ledger.ts';

export interface SpendService {
  get(caller: PersonCaller, locale: string): Promise<SpendingView>;
  listCalls(caller: PersonCaller, query: PageQuery & { readonly locale: string }): Promise<Page<SpendCall>>;
  putCap(caller: PersonCaller, cap: PutCap): Promise<void>;
  putPrice(caller: PersonCaller, price: EnteredPrice): Promise<void>;
  /** Null: amounts are shown in US dollars again. */
  putRate(caller: PersonCaller, rate: DollarRate | null): Promise<void>;
}

type Print = (microUsd: number) => { readonly microUsd: number; readonly text: string };

export function createSpendService(ports: SpendPorts): SpendService {
  const { unitOfWork, clock } = ports;

  async function change({ actor }: PersonCaller, work: (work: Work) => Promise<void>): Promise<void> {
    await unitOfWork.write(actor, async (each) => {
      await holdLedger(each.writes);
      await work(each);
      await each.log({ type: spendingChanged, id: actor.organizationId, version: 1 });
    });
  }

  return {
    async get({ actor }, locale) {
      const reads = ports.reads(actor);
      const { zone, currency } = await ports.loadPolicy(reads);
      const today = localDate(clock(), zone);
      const rate = await findDollarRate(reads);
      const print: Print = (microUsd) => ({ microUsd, text: printMicroUsd(microUsd, rate, locale) });
      const month = { from: `${today.slice(0, 7)}-01`, to: `${today.slice(0, 7)}-31` };
      const day = { from: today, to: today };
      const [prices, caps, byModel, byClass, byMessage, ofMonth, byUser, byProject] = await Promise.all([
        listPrices(reads),
        loadCaps(reads),
        sumBy(reads, day, 'model'),
        sumBy(reads, day, 'model_class'),
        sumBy(reads, day, 'message_id'),
        sumBy(reads, month, 'model'),
        sumBy(reads, month, 'user_id'),
        sumBy(reads, month, 'project_id'),
      ]);
      const daySum = addUp(byModel);
      const monthSum = addUp(ofMonth);
      const largest: Readonly<Record<Cap['scope'], SpentSum>> = {
        message: largestOf(byMessage),
        day: daySum,
        month: monthSum,
        user: largestOf(byUser),
        project: largestOf(byProject.filter(({ key }) => key !== null)),
      };
      return {
        today,
        rate: rate ?? null,
        currency,
        day: toSpent(daySum, print),
        month: { ...toSpent(monthSum, print), expected: print(expectMonth(monthSum.spentMicroUsd, today)) },
        caps: caps.map((cap) => ({
          ...cap,
          text: print(cap.microUsd).text,
          isDefault: defaultCaps.includes(cap),
          spent: print(largest[cap.scope].spentMicroUsd),
          reserved: print(largest[cap.scope].reservedMicroUsd),
        })),
        byModel: toSums(byModel, print),
        byClass: toSums(byClass, print),
        prices: prices.map(({ enteredAt, ...price }) => ({ ...price, enteredAt: toInstant(enteredAt) })),
      };
    },

    async listCalls({ actor }, query) {
      const reads = ports.reads(actor);
      const rate = await findDollarRate(reads);
      const print: Print = (microUsd) => ({ microUsd, text: printMicroUsd(microUsd, rate, query.locale) });
      const rows = await listCalls(reads, query);
      return toPage(rows, query.limit, {
        item: (row) => toCall(row, print),
        key: ({ at, id }) => [at, id],
      });
    },

    async putCap(caller, { scope, targetId, microUsd }) {
      await change(caller, async ({ writes }) => {
        if (microUsd === null) await deleteCap(writes, { scope, targetId });
        else await putCap(writes, { scope, targetId, microUsd });
      });
    },

    async putPrice(caller, price) {
      await change(caller, async ({ writes, now }) => {
        await putPrice(writes, { ...price, enteredAt: now });
      });
    },

    async putRate(caller, rate) {
      const { currency } = await ports.loadPolicy(ports.reads(caller.actor));
      if (rate !== null && rate.currency !== currency) {
        throw invalidField('currency', text`must be ${currency}, the currency of your practice`);
      }
      await change(caller, async ({ writes }) => await putDollarRate(writes, rate));
    },
  };
}

const none: SpentSum = { spentMicroUsd: 0, reservedMicroUsd: 0, calls: 0 };

function addUp(sums: readonly SpentSum[]): SpentSum {
  return sums.reduce(
    (all, each) => ({
      spentMicroUsd: all.spentMicroUsd + each.spentMicroUsd,
      reservedMicroUsd: all.reservedMicroUsd + each.reservedMicroUsd,
      calls: all.calls + each.calls,
    }),
    none,
  );
}

function largestOf(sums: readonly SpentSum[]): SpentSum {
  return sums.toSorted((one, other) => other.spentMicroUsd - one.spentMicroUsd)[0] ?? none;
}

/** At the pace of the days so far, today as a whole one. */
function expectMonth(spentMicroUsd: number, today: string): number {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Math.round((spentMicroUsd * days) / day);
}

function toSpent({ spentMicroUsd, reservedMicroUsd, calls }: SpentSum, print: Print) {
  return { spent: print(spentMicroUsd), reserved: print(reservedMicroUsd), calls };
}

function toSums(sums: readonly (SpentSum & { readonly key: string | null })[], print: Print) {
  return sums
    .toSorted((one, other) => other.spentMicroUsd - one.spentMicroUsd)
    .map(({ key, calls, spentMicroUsd }) => ({ key: key ?? '', calls, spent: print(spentMicroUsd) }));
}

function toCall(row: SpendCallRow, print: Print): SpendCall {
  const settled = row.is_estimated === 1 ? 'estimated' : 'settled';
  return {
    id: row.id,
    at: toInstant(row.at),
    messageId: row.message_id,
    projectId: row.project_id,
    task: row.task,
    about: row.about,
    model: row.model,
    modelClass: row.model_class,
    inputTokens: row.input_tokens,
    outputTokens: row.output_tokens,
    cost: print(row.cost_micro_usd ?? row.reserved_micro_usd),
    state: row.cost_micro_usd === null ? 'reserved' : settled,
  };
}
