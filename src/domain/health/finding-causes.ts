/** Findings as reasons: one a rule and what it speaks of, the worst places first. */
import { byKeys, type Cause, count, effortOf, worstPlaces } from './cause.ts';
import { centipointsOf, sumCentipoints } from './finding-load.ts';
import type { FindingFact, FindingSeverity } from './model.ts';

/** Ours, from mending them: reading the flow and testing the mend takes longer than the edit. */
const minutesToMend: Readonly<Record<FindingSeverity, number>> = {
  critical: 45,
  high: 30,
  medium: 15,
  low: 5,
  info: 5,
};

const severityOrder: readonly FindingSeverity[] = ['critical', 'high', 'medium', 'low', 'info'];

const worstFirst = byKeys<FindingFact>((finding) => [
  -centipointsOf(finding),
  severityOrder.indexOf(finding.severity),
  finding.file,
  finding.line ?? 0,
  finding.title,
  finding.remedy ?? '',
]);

interface WithFindings {
  readonly findings: readonly FindingFact[];
}

const reasonOf = ({ ruleId, subject }: FindingFact): string =>
  subject === undefined ? ruleId : `${ruleId}:${subject}`;

/** What costs nothing is no reason. */
export function findingCauses<F extends WithFindings>({ findings }: F): readonly Cause<F>[] {
  const reasons = Map.groupBy(findings, reasonOf);
  return [...reasons]
    .map(([id, found]) => ({ id, found: [...found].sort(worstFirst) }))
    .filter(({ found }) => sumCentipoints(found) > 0)
    .sort(byKeys(({ id, found }) => [-sumCentipoints(found), id]))
    .flatMap(({ id, found }) => toCause<F>(id, found));
}

/** From the worst down: what is less severe is worth little while worse is there. */
const groupedSeverities = [['critical'], ['critical', 'high']] as const;

/**
 * Findings of the worst severities as one thing to do: of several critical ones each alone gains next to nothing, since
 * the others still bound the part. The critical ones stand first; no test or README makes up for them.
 */
export function severityGroups<F extends WithFindings>(facts: F): readonly Cause<F>[] {
  const { findings } = facts;
  const alone = findingCauses(facts);
  return groupedSeverities.flatMap((severities): readonly Cause<F>[] => {
    const isMeant = ({ severity }: FindingFact): boolean => severities.some((each) => each === severity);
    const found = findings.filter(isMeant).sort(worstFirst);
    if (!severities.every((severity) => found.some((each) => each.severity === severity))) return [];
    const isUrgent = severities.length === 1;
    const same = alone.find(
      ({ id, count: size }) => size === found.length && found.every((each) => reasonOf(each) === id),
    );
    // A group of one reason is that reason.
    return [{ ...(same ?? toGroup<F>(severities, found, isMeant)), isUrgent }];
  });
}

function toGroup<F extends WithFindings>(
  severities: readonly string[],
  found: readonly FindingFact[],
  isMeant: (finding: FindingFact) => boolean,
): Cause<F> {
  const what = count(found.length, `${severities.join(' and ')} finding`);
  return {
    id: `severity:${severities.join('+')}`,
    text: `${what}.`,
    remedy: `Mend ${found.length === 1 ? '' : 'the '}${what}: ${titlesOf(found)}.`,
    count: found.length,
    places: worstPlaces(found),
    effort: effortOf(minutesFor(found)),
    mend: (facts) => ({ ...facts, findings: facts.findings.filter((each) => !isMeant(each)) }),
  };
}

const namedTitles = 3;

function titlesOf(found: readonly FindingFact[]): string {
  const titles = [...new Set(found.map(({ title }) => title))];
  const more = titles.length - namedTitles;
  return [...titles.slice(0, namedTitles), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function minutesFor(found: readonly FindingFact[]): number {
  return found.reduce((sum, { severity }) => sum + minutesToMend[severity], 0);
}

function toCause<F extends WithFindings>(id: string, found: readonly FindingFact[]): readonly Cause<F>[] {
  const [worst] = found;
  if (worst === undefined) return [];
  const { title, ruleId, subject, remedy } = worst;
  const about = subject === undefined ? '' : `${subject}, `;
  return [
    {
      id,
      text: `${title}: ${about}${bySeverity(found)} (${ruleId}).`,
      remedy: remedy ?? `Mend ${count(found.length, 'finding')}: ${title} (${ruleId}).`,
      count: found.length,
      places: worstPlaces(found),
      effort: effortOf(minutesFor(found)),
      mend: (facts) => ({ ...facts, findings: facts.findings.filter((each) => reasonOf(each) !== id) }),
    },
  ];
}

function bySeverity(found: readonly FindingFact[]): string {
  const counts = severityOrder.flatMap((severity) => {
    const number = found.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}`];
  });
  return counts.join(', ');
}
