/** What `vireo rate` does, over the API. */
import {
  type ApiClient,
  createRate,
  deleteRate,
  listMissingRates,
  listOrganizations,
  listRates,
  listUsers,
  newId,
  type PreviewRate,
  patchRate,
  previewRate,
  type Rate,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import { type Money, parseMoney } from '../../domain/money.ts';
import { isOfKey } from '../../domain/rates/rate.ts';
import { isDate, localDate } from '../../domain/zones.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { findProjectLike } from '../backend/find-project.ts';
import { listEveryClient, listEveryProject, listEveryTask } from '../backend/list-every.ts';
import { overPractice } from '../backend/over-practice.ts';
import { CliError, type CliIo } from '../io.ts';
import { isYes } from '../is-yes.ts';
import { formatFrom, printEffect, printMissing, printRates, type RateNames } from './print-rates.ts';
import type { AskedOptions, ListRateOptions, SetRateOptions } from './rate-options.ts';
import { findClientLike, findTarget, type RateTarget } from './rate-target.ts';

interface RateFilter {
  readonly clientId?: string;
  readonly projectId?: string;
}

async function listEveryRate(client: ApiClient, filter: RateFilter = {}): Promise<readonly Rate[]> {
  return await loadAll(
    async (page) =>
      (await listRates({ client, query: { ...filter, limit: 500, ...page }, throwOnError: true })).data,
    Number.POSITIVE_INFINITY,
  );
}

async function loadNames(client: ApiClient): Promise<RateNames> {
  const [practices, clients, projects, tasks, users] = await Promise.all([
    listOrganizations({ client, throwOnError: true }),
    listEveryClient(client),
    listEveryProject(client),
    listEveryTask(client),
    listUsers({ client, query: { limit: 500 }, throwOnError: true }),
  ]);
  const byId = (items: readonly { readonly id: string; readonly name: string }[]) =>
    new Map(items.map(({ id, name }) => [id, name]));
  return {
    targets: byId([...practices.data.items, ...clients, ...projects, ...tasks]),
    people: byId(users.data.items),
  };
}

export async function runList(options: ListRateOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { project, client: said } = options;
    const filter: RateFilter = {
      ...(project !== undefined && { projectId: (await findProjectLike(client, project)).id }),
      ...(said !== undefined && { clientId: (await findClientLike(client, said)).id }),
    };
    const items = await listEveryRate(client, filter);
    io.out(
      options.json === true ? `${JSON.stringify({ items })}\n` : printRates(items, await loadNames(client)),
    );
  });
}

function readAmount(said: string, currency: string): Money {
  const amount = parseMoney(said, currency);
  if (amount.ok && amount.value.minor >= 0) return amount.value;
  throw new CliError('usage', `"${said}" is no amount of ${currency} for one hour, such as 110 or 110.50.`);
}

/** Of a rate that holds from the same day the amount is changed. */
function findSame(rates: readonly Rate[], target: RateTarget, from: string | undefined): Rate | undefined {
  const own = rates.filter((rate) => isOfKey(rate, target) && rate.amount.currency === target.currency);
  return own.find(({ validFrom }) => validFrom === (from ?? localDate(Date.now(), target.zone)));
}

/** Says what it does, and goes on only when whoever sits at a terminal agrees. */
async function requireAgreed(
  client: ApiClient,
  body: PreviewRate,
  {
    options,
    io,
    question,
  }: { readonly options: AskedOptions; readonly io: CliIo; readonly question: string },
): Promise<void> {
  if (options.json === true || options.yes === true) return;
  const { data } = await previewRate({ client, body, throwOnError: true });
  io.err(`From ${formatFrom(data.validFrom)}. ${printEffect(data.effect, 'changes')}`);
  if (io.ask === undefined) return;
  if (!isYes(await io.ask(`${question} [y/N] `))) throw new CliError('failure', 'Nothing was changed.');
}

export async function runSet(said: string, options: SetRateOptions, io: CliIo): Promise<void> {
  if (options.from !== undefined && !isDate(options.from)) {
    throw new CliError('usage', `"${options.from}" is no date such as 2026-12-01.`);
  }
  await overPractice(options, io, async (client) => {
    const target = await findTarget(client, options);
    const amount = readAmount(said, target.currency);
    const same = findSame(await listEveryRate(client), target, options.from);
    const rate = await writeRate(client, { target, amount, same, options, io });
    io.out(options.json === true ? `${JSON.stringify(rate)}\n` : describeSet(rate));
  });
}

interface Setting {
  readonly target: RateTarget;
  readonly amount: Money;
  readonly same: Rate | undefined;
  readonly options: SetRateOptions;
  readonly io: CliIo;
}

async function writeRate(client: ApiClient, { target, amount, same, options, io }: Setting): Promise<Rate> {
  const source = options.source === undefined ? {} : { source: options.source };
  const asking = { options, io, question: 'Set it?' };
  if (same !== undefined) {
    const rate = { amount, ...source };
    await requireAgreed(client, { act: 'change', id: same.id, rate }, asking);
    const headers = { 'If-Match': `"${same.version}"` };
    return (await patchRate({ client, path: { id: same.id }, body: rate, headers, throwOnError: true })).data;
  }
  const { scope, scopeId, actorId } = target;
  const from = options.from === undefined ? {} : { validFrom: options.from };
  const rate = { id: newId(), scope, scopeId, actorId, amount, ...from, ...source };
  await requireAgreed(client, { act: 'add', rate }, asking);
  return (await createRate({ client, body: rate, throwOnError: true })).data;
}

function describeSet(rate: Rate): string {
  return rate.effect === null ? '' : printEffect(rate.effect, 'changed');
}

export async function runRemove(said: string, options: AskedOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const found = (await listEveryRate(client)).filter(({ id }) => id.endsWith(said.toLowerCase()));
    const [rate] = found;
    if (rate === undefined || found.length !== 1 || said.length < 4) {
      throw new CliError('usage', `"${said}" is none of the rates, or more than one: see "vireo rate list".`);
    }
    const { id, version } = rate;
    await requireAgreed(client, { act: 'remove', id }, { options, io, question: 'Remove it?' });
    const headers = { 'If-Match': `"${version}"` };
    await deleteRate({ client, path: { id }, headers, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify({ id })}\n` : 'Removed.\n');
  });
}

export async function runMissing(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const { data } = await listMissingRates({ client, throwOnError: true });
    io.out(options.json === true ? `${JSON.stringify(data)}\n` : printMissing(data));
  });
}
