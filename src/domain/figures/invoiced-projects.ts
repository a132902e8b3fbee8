/** What of an invoice is of which project: its lines know it by the time on them. */
import { allocateMoney, type Money } from '../money.ts';

export interface InvoicedLine {
  /** Without tax, as the line has it. */
  readonly net: number;
  /** The time on it, by project; empty of a charge that has none. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Of what is on no line with time. */
export const withoutProject = 'none';

/**
 * Each line by the time on it. What the whole invoice has beside its lines, a discount or a charge, is shared in proportion, so that
 * the parts add up to it. Where no line is worth anything all of it is of no project.
 */
export function splitByProject(whole: Money, lines: readonly InvoicedLine[]): ReadonlyMap<string, Money> {
  const sums = new Map<string, number>();
  for (const { net, seconds } of lines) {
    for (const [projectId, minor] of splitLine({ minor: net, currency: whole.currency }, seconds))
      sums.set(projectId, (sums.get(projectId) ?? 0) + minor);
  }
  const parts = [...sums].filter(([, minor]) => minor > 0);
  if (parts.length === 0) return new Map([[withoutProject, whole]]);
  const shares = allocateMoney(
    whole,
    parts.map(([, minor]) => minor),
  );
  return new Map(parts.map(([projectId], at) => [projectId, shares[at] ?? { ...whole, minor: 0 }]));
}

function splitLine(net: Money, seconds: InvoicedLine['seconds']): readonly (readonly [string, number])[] {
  const timed = [...seconds].filter(([, of]) => of > 0);
  if (timed.length === 0) return [[withoutProject, net.minor]];
  const shares = allocateMoney(
    net,
    timed.map(([, of]) => of),
  );
  return timed.map(([projectId], at) => [projectId, shares[at]?.minor ?? 0]);
}
