/**
 * What new clients are billed in and new projects are worth: by all of their rows, so that the order of a file decides
 * nothing. Pure.
 */
import type { NewClient, NewProject, ResolvedRow } from './resolved-rows.ts';

/** Sets it; `otherwise` is the currency where no row of a client tells one. */
export function settleMoney(rows: readonly ResolvedRow[], otherwise: string): void {
  for (const [client, ofClient] of groupBy(rows, newClientOf))
    client.currency = currencyOf(ofClient) ?? otherwise;
  for (const [project, ofProject] of groupBy(rows, newProjectOf)) {
    const { currency } = project.client;
    project.rate = rateOf(ofProject, currency) ?? { minor: 0, currency };
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

/** That of most rows with a price, else of most that tell one; the first of equals. */
function currencyOf(rows: readonly ResolvedRow[]): string | undefined {
  const priced = rows.filter(isPriced);
  const counts = new Map<string, number>();
  for (const { rate, source } of priced.length > 0 ? priced : rows) {
    const currency = rate?.currency ?? source.currency;
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0];
}

/** The price of the latest billable entry. */
function rateOf(rows: readonly ResolvedRow[], currency: string): NewProject['rate'] | undefined {
  const rated = rows.filter((row) => isPriced(row) && row.source.billable && row.rate?.currency === currency);
  return rated.toSorted((one, other) => other.source.startedAt - one.source.startedAt)[0]?.rate;
}
