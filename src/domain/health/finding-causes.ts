/** Findings as reasons: one a rule and what it speaks of, the worst places first. */
import { byKeys, type Cause, count, effortOf, worstPlaces } from './cause.ts';
import { centipointsOf, sumCentipoints } from './finding-load.ts';
import type { FindingFact, FindingSeverity } from './model.ts';

/** Ours, from fixing them: reading the flow and testing the fix takes longer than the edit. */
const minutesToFix: Readonly<Record<FindingSeverity, number>> = {
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
  finding.subject ?? '',
  finding.ruleId,
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

/** Findings of several reasons as one thing to do. */
export function joinFindings<F extends WithFindings>(
  causes: readonly Cause<F>[],
  { findings }: F,
): Pick<Cause<F>, 'remedy' | 'effort' | 'places'> {
  const ids = new Set(causes.map(({ id }) => id));
  const found = findings.filter((finding) => ids.has(reasonOf(finding))).sort(worstFirst);
  return {
    remedy:
      knownRemedies(found) ??
      `Fix ${count(found.length, 'finding')} (${bySeverity(found)}): ${namesOf(found)}.`,
    effort: effortOf(minutesFor(found)),
    places: worstPlaces(found),
  };
}

const namedAtMost = 3;

/** Where it is known what to do about each, and they are few. */
function knownRemedies(found: readonly FindingFact[]): string | undefined {
  const remedies = [...new Set(found.map(({ remedy }) => remedy))];
  if (remedies.length > namedAtMost || remedies.includes(undefined)) return undefined;
  return remedies.join(' ');
}

/** By what they are about, where one rule speaks of several things. */
function namesOf(found: readonly FindingFact[]): string {
  const names = [...new Set(found.map(({ subject, title }) => subject ?? title))];
  const more = names.length - namedAtMost;
  return [...names.slice(0, namedAtMost), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

function minutesFor(found: readonly FindingFact[]): number {
  return found.reduce((sum, { severity }) => sum + minutesToFix[severity], 0);
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
      remedy: remedy ?? `Fix ${count(found.length, 'finding')}: ${title} (${ruleId}).`,
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
