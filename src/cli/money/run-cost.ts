/** What `vireo cost` does, over the API. */
import {
  type ApiClient,
  type CostRate,
  createCostRate,
  deleteCostRate,
  listCostRates,
  listOrganizations,
  newId,
  patchCostRate,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { type Money, parseMoney, toDecimalString } from '../../domain/money.ts';
import { beginning } from '../../domain/rates/rate.ts';
import { isDate, localDate } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findPerson, listEveryPerson } from '../backend/find-person.ts';
import { overPractice } from '../backend/over-practice.ts';
import { shortId } from '../backend/short-id.ts';
import { CliError, type CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';

export interface AddCostOptions extends BackendOptions {
  readonly person?: string;
  readonly from?: string;
}

async function listEveryCost(client: ApiClient): Promise<readonly CostRate[]> {
  return await loadAll(
    async (page) =>
      (await listCostRates({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

function formatRate({ amount, validFrom }: CostRate): readonly [amount: string, from: string] {
  return [
    `${toDecimalString(amount)} ${amount.currency}`,
    validFrom === beginning ? 'the beginning' : validFrom,
  ];
}

export async function runCostList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEveryCost(client);
    if (options.json === true) return io.out(`${JSON.stringify({ items })}\n`);
    if (items.length === 0) return io.out('There is no cost rate yet: vireo cost add AMOUNT.\n');
    const names = new Map((await listEveryPerson(client)).map(({ id, name }) => [id, name]));
    const columns = [{ title: 'id' }, { title: 'who' }, { title: 'cost', isFigure: true }, { title: 'from' }];
    const rows = items.map((item) => [
      shortId(item),
      item.userId === null ? 'everyone' : (names.get(item.userId) ?? ''),
      ...formatRate(item),
    ]);
    io.out(printColumns(columns, rows));
  });
}

function readAmount(said: string, currency: string): Money {
  const amount = parseMoney(said, currency);
  if (amount.ok && amount.value.minor >= 0) return amount.value;
  throw new CliError('usage', `"${said}" is no amount of ${currency} for one hour, such as 45 or 45.50.`);
}

export async function runCostAdd(said: string, options: AddCostOptions, io: CliIo): Promise<void> {
  const { person, from } = options;
  if (from !== undefined && !isDate(from)) {
    throw new CliError('usage', `"${from}" is no date such as 2026-12-01.`);
  }
  await overPractice(options, io, async (client) => {
    const { data } = await listOrganizations({ client, throwOnError: true });
    const [practice] = data.items;
    if (practice === undefined) throw new RangeError('An organization lists itself.');
    const amount = readAmount(said, practice.currency);
    const userId = person === undefined ? null : (await findPerson(client, person)).id;
    const day = from ?? localDate(Date.now(), practice.zone);
    const same = (await listEveryCost(client)).find(
      (one) => one.userId === userId && one.validFrom === day && one.amount.currency === practice.currency,
    );
    const rate = await writeCost(client, {
      same,
      body: { userId, amount, ...(from && { validFrom: from }) },
    });
    const [cost, since] = formatRate(rate);
    const who = person === undefined ? 'everyone without a cost rate of their own' : person;
    io.out(
      options.json === true
        ? `${JSON.stringify(rate)}\n`
        : `An hour of ${who} costs ${cost} from ${since}.\n`,
    );
  });
}

interface Writing {
  /** Of the same person and day: its amount is changed. */
  readonly same: CostRate | undefined;
  readonly body: { readonly userId: string | null; readonly amount: Money; readonly validFrom?: string };
}

async function writeCost(client: ApiClient, { same, body }: Writing): Promise<CostRate> {
  if (same === undefined) {
    return (await createCostRate({ client, body: { id: newId(), ...body }, throwOnError: true })).data;
  }
  const headers = { 'If-Match': `"${same.version}"` };
  const { amount } = body;
  return (
    await patchCostRate({ client, path: { id: same.id }, body: { amount }, headers, throwOnError: true })
  ).data;
}

export async function runCostRemove(said: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const found = (await listEveryCost(client)).filter(({ id }) => id.endsWith(said.toLowerCase()));
    const [rate] = found;
    if (rate === undefined || found.length !== 1 || said.length < 4) {
      const which = `"${said}" is none of the cost rates, or more than one`;
      throw new CliError('usage', `${which}: see "vireo cost list".`);
    }
    const { id, version } = rate;
    const headers = { 'If-Match': `"${version}"` };
    await deleteCostRate({ client, path: { id }, headers, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify({ id })}\n` : 'Removed.\n');
  });
}
