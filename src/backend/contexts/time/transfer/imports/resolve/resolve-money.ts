/**
 * The currency of new clients and the rate of new projects: from all of their rows, so that the order of the file does not
 * matter. Pure.
 */
import type { Money } from '../../../../../../domain/money.ts';
import type { NewClient, NewProject, ResolvedRow } from './resolved-rows.ts';

/** Sets it; `otherwise` is the currency where no row of a client has one. */
export function resolveMoney(rows: readonly ResolvedRow[], otherwise: string): void {
  for (const [client, ofClient] of groupBy(rows, newClientOf))
    client.currency = currencyOf(ofClient) ?? otherwise;
  for (const [project, ofProject] of groupBy(rows, newProjectOf)) {
    const { currency } = project.client;
    const price = priceOf(ofProject, currency);
    project.rate = price?.rate ?? { minor: 0, currency };
    project.isRateFromAmounts = price?.isRateFromAmounts ?? false;
  }
}

function newProjectOf({ project }: ResolvedRow): NewProject | undefined {
  return 'id' in project ? undefined : project;
}

function newClientOf(row: ResolvedRow): NewClient | undefined {
  const client = newProjectOf(row)?.client;
  return client === undefined || 'id' in client ? undefined : client;
}

function groupBy<Key>(rows: readonly ResolvedRow[], keyOf: (row: ResolvedRow) => Key | undefined) {
  const groups = new Map<Key, ResolvedRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

const isPriced = ({ rate }: ResolvedRow): boolean => rate !== undefined && rate.minor > 0;

/** The currency of most rows with a price, else of most rows that have one; the first on a tie. */
function currencyOf(rows: readonly ResolvedRow[]): string | undefined {
  const priced = rows.filter(isPriced);
  const counts = new Map<string, number>();
  for (const { source } of priced.length > 0 ? priced : rows) {
    const { currency } = source;
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}

/** A rate of a project, with what was worked at it. */
interface Price {
  readonly rate: Money;
  seconds: number;
  latest: number;
  isRateFromAmounts: boolean;
}

const hourSeconds = 3600;

function listPrices(rows: readonly ResolvedRow[], currency: string): Price[] {
  const prices = new Map<number, Price>();
  for (const { rate, source } of rows) {
    if (!rate || rate.minor === 0 || rate.currency !== currency || !source.billable || source.isFixed)
      continue;
    const { seconds, startedAt, amountMinor } = source;
    const price = prices.get(rate.minor) ?? { rate, seconds: 0, latest: startedAt, isRateFromAmounts: true };
    price.seconds += seconds;
    price.latest = Math.max(price.latest, startedAt);
    price.isRateFromAmounts &&= amountMinor !== undefined;
    prices.set(rate.minor, price);
  }
  return [...prices.values()];
}

/** The latest rate, else that of most time; a rate in the file wins over one computed from amounts. */
function priceOf(rows: readonly ResolvedRow[], currency: string): Price | undefined {
  const prices = listPrices(rows, currency);
  const told = prices.filter(({ isRateFromAmounts }) => !isRateFromAmounts);
  const [last] = [told, prices]
    .map((some) => some.filter(({ seconds }) => seconds >= hourSeconds))
    .map((lasting) => lasting.toSorted((one, other) => other.latest - one.latest)[0])
    .filter((price) => price !== undefined);
  const some = told.length > 0 ? told : prices;
  return last ?? some.toSorted((one, other) => other.seconds - one.seconds)[0];
}
