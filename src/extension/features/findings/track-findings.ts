/**
 * Keeps the name of a finding while its line is typed in: with each keystroke the fingerprint is another one, the
 * flaw is not. What has gone stays for a moment, since half a word makes findings come and go. Pure.
 */
import type { LiveFinding } from '../../../pages/findings/listed-finding.ts';

/** What the editor says now: the key is ours to give. */
export type SeenFinding = Omit<LiveFinding, 'key'>;

export interface Tracked {
  readonly finding: LiveFinding;
  /** Since when it has not been seen; undefined while it is there. */
  readonly missingSince: number | undefined;
}

/** Lines that one edit moves a finding away from itself and it still counts as the same. */
const nearLines = 3;

interface Tracking {
  readonly uri: string;
  /** Milliseconds of any clock. */
  readonly now: number;
  /** How long what has gone is kept. */
  readonly graceMs: number;
}

/** Each finding of `seen` under the key it had before, then those that went less than `graceMs` ago. */
export function trackFindings(
  before: readonly Tracked[],
  seen: readonly SeenFinding[],
  { uri, now, graceMs }: Tracking,
): readonly Tracked[] {
  const earlier = new Set(before);
  const matches = new Map<SeenFinding, Tracked>();
  const match = (nameOf: (finding: SeenFinding) => string, mostLines: number): void => {
    const byName = Map.groupBy(earlier, ({ finding }) => nameOf(finding));
    for (const finding of seen) {
      if (matches.has(finding)) continue;
      const candidates = (byName.get(nameOf(finding)) ?? []).filter(
        (tracked) => earlier.has(tracked) && distance(tracked, finding) <= mostLines,
      );
      const found = nearest(candidates, finding);
      if (found === undefined) continue;
      matches.set(finding, found);
      earlier.delete(found);
    }
  };
  match(({ fingerprint }) => fingerprint, Number.POSITIVE_INFINITY);
  match(({ ruleId }) => ruleId, nearLines);
  const keys = new Set([...matches.values(), ...earlier].map((tracked) => tracked.finding.key));
  const present = seen.map((finding) => {
    const key = matches.get(finding)?.finding.key ?? freeKey(`${uri}#${finding.fingerprint}`, keys);
    keys.add(key);
    return { finding: { ...finding, key }, missingSince: undefined };
  });
  const leaving = [...earlier]
    .map(({ finding, missingSince = now }) => ({ finding, missingSince }))
    .filter(({ missingSince }) => now - missingSince < graceMs);
  return [...present, ...leaving];
}

function distance(tracked: Tracked, finding: SeenFinding): number {
  return Math.abs(tracked.finding.range.startLine - finding.range.startLine);
}

function nearest(candidates: readonly Tracked[], finding: SeenFinding): Tracked | undefined {
  return candidates.reduce<Tracked | undefined>(
    (best, one) => (best === undefined || distance(one, finding) < distance(best, finding) ? one : best),
    undefined,
  );
}

function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  let key = wanted;
  for (let count = 2; taken.has(key); count += 1) key = `${wanted}~${count}`;
  return key;
}
