/** Random rates and work, and the rule of rates written a second time: by looking at every rate, without maps or order. */
import { type Rate, type RatedWork, type RateScope, rateScopes } from '../rates/rate.ts';

/** Numbers from 0 up to 1 that a seed decides (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const counts: Readonly<Record<RateScope, number>> = { task: 3, project: 3, client: 2, organization: 1 };

class Draw {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = createRandom(seed);
  }

  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  id(kind: string, count: number): string {
    return `${kind}${this.below(count)}`;
  }

  /** Few days round the end of a February, so that they meet. */
  date(): string {
    return new Date(Date.UTC(2026, 1, 10 + this.below(30))).toISOString().slice(0, 10);
  }

  currency(): string {
    return this.below(3) === 0 ? 'USD' : 'EUR';
  }

  rate(id: string): Rate {
    const scope = rateScopes[this.below(rateScopes.length)] ?? 'project';
    return {
      id,
      scope,
      scopeId: this.id(scope, counts[scope]),
      actorId: this.below(2) === 0 ? null : this.id('actor', 2),
      amount: { minor: this.below(30_000), currency: this.currency() },
      validFrom: this.date(),
    };
  }

  work(): RatedWork {
    return {
      taskId: this.below(2) === 0 ? null : this.id('task', counts.task),
      projectId: this.id('project', counts.project),
      clientId: this.id('client', counts.client),
      organizationId: this.id('organization', counts.organization),
      actorId: this.id('actor', 3),
      date: this.date(),
      currency: this.currency(),
    };
  }
}

function keyOf({ scope, scopeId, actorId, amount, validFrom }: Rate): string {
  return [scope, scopeId, actorId, amount.currency, validFrom].join(' ');
}

/** Rates of which no two are of one key and date, and work that some of them may reach. */
export function drawTimeline(seed: number): { readonly rates: readonly Rate[]; readonly works: RatedWork[] } {
  const draw = new Draw(seed);
  const rates = Array.from({ length: draw.below(40) }, (_, at) => draw.rate(`rate${at}`));
  const works = Array.from({ length: 12 }, () => draw.work());
  return { rates: [...new Map(rates.map((rate) => [keyOf(rate), rate])).values()], works };
}

/** Scope by scope, own before everyone's: of all rates that reach the work the latest. */
export function findRateSlowly(rates: readonly Rate[], work: RatedWork): Rate | undefined {
  const { taskId, projectId, clientId, organizationId, actorId, date, currency } = work;
  const idOf = { task: taskId, project: projectId, client: clientId, organization: organizationId };
  for (const scope of rateScopes) {
    for (const actor of [actorId, null]) {
      const [best] = rates
        .filter((one) => one.scope === scope && one.scopeId === idOf[scope] && one.actorId === actor)
        .filter((one) => one.amount.currency === currency && one.validFrom <= date)
        .sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
      if (best !== undefined) return best;
    }
  }
  return undefined;
}
