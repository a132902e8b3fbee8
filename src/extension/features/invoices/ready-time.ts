/** What of the approved time is on no invoice yet, client by client; pure. An estimate to choose by: the backend bills. */
import type { Client, Project, TimesheetWeek } from '../../../api-client/index.ts';
import type { Money } from '../../../domain/money.ts';

export interface ReadyClient {
  readonly client: Client;
  readonly seconds: number;
  /** One a currency. */
  readonly amounts: readonly Money[];
}

export type ApprovedEntry = TimesheetWeek['days'][number]['entries'][number];

export interface ReadyFacts {
  readonly clients: ReadonlyMap<string, Client>;
  readonly projects: ReadonlyMap<string, Project>;
  /** Of approved weeks. */
  readonly entries: readonly ApprovedEntry[];
  /** Ids of entries that an invoice has. */
  readonly billed: ReadonlySet<string>;
}

export function isBillable({ billable, seconds }: ApprovedEntry): boolean {
  return billable && (seconds ?? 0) > 0;
}

/** Clients with something to bill, the most time first. */
export function sumReadyTime({ clients, projects, entries, billed }: ReadyFacts): readonly ReadyClient[] {
  const ready = entries.filter((entry) => isBillable(entry) && !billed.has(entry.id));
  return [...clients.values()]
    .map((client) => {
      const own = ready.filter(({ projectId }) => projects.get(projectId)?.clientId === client.id);
      return { client, seconds: sumSeconds(own), amounts: sumAmounts(own) };
    })
    .filter(({ seconds }) => seconds > 0)
    .sort((one, other) => other.seconds - one.seconds);
}

function sumSeconds(entries: readonly ApprovedEntry[]): number {
  return entries.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0);
}

/** Rounded once a project and rate, as the lines of an invoice are. */
function sumAmounts(entries: readonly ApprovedEntry[]): readonly Money[] {
  const lines = Map.groupBy(entries, ({ projectId, rate }) => `${projectId} ${rate.minor} ${rate.currency}`);
  const amounts = new Map<string, number>();
  for (const line of lines.values()) {
    const [first] = line;
    if (first === undefined) continue;
    const { minor, currency } = first.rate;
    const value = Math.round((sumSeconds(line) * minor) / 3600);
    amounts.set(currency, (amounts.get(currency) ?? 0) + value);
  }
  return [...amounts].map(([currency, minor]) => ({ minor, currency }));
}
