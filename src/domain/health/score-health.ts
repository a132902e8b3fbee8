/** The one judgement of a project's health: parts, whole, and what would raise it most. */
import { byKeys, type Cause, clamp, type PartRule } from './cause.ts';
import { documentationRule } from './documentation-part.ts';
import { dependenciesRule, qualityRule, securityRule } from './finding-parts.ts';
import { maintenanceRule } from './maintenance-part.ts';
import {
  efforts,
  type FindingFact,
  type Health,
  type HealthFacts,
  type HealthGain,
  type HealthPart,
  type HealthPartId,
  healthPartIds,
  type Measured,
  type PartFacts,
} from './model.ts';
import { type HealthSettings, type HealthThresholds, resolveHealthSettings } from './settings.ts';
import { testsRule } from './tests-part.ts';

/** A part without the type of its facts. */
interface Part {
  readonly id: HealthPartId;
  /** Undefined where it was not measured. */
  score(facts: HealthFacts, thresholds: HealthThresholds): number | undefined;
  remedies(facts: HealthFacts, thresholds: HealthThresholds): readonly Remedy[];
  /** Of several causes at once. */
  groups(facts: HealthFacts): readonly Remedy[];
  whyNot(facts: HealthFacts): string;
}

interface Remedy {
  readonly cause: Omit<Cause<never>, 'mend'>;
  /** The facts of the whole project with the cause gone. */
  readonly mended: HealthFacts;
}

function definePart<P extends HealthPartId>(id: P, rule: PartRule<PartFacts[P]>): Part {
  const toRemedies = (
    facts: HealthFacts,
    causesOf: (own: PartFacts[P]) => readonly Cause<PartFacts[P]>[],
  ): readonly Remedy[] => {
    const own: HealthFacts[P] = facts[id];
    if (own.kind !== 'measured') return [];
    return causesOf(own.facts).map((cause) => ({
      cause,
      mended: { ...facts, [id]: { kind: 'measured', facts: cause.mend(own.facts) } },
    }));
  };
  return {
    id,
    score(facts, thresholds) {
      const own: HealthFacts[P] = facts[id];
      return own.kind === 'measured' ? round(clamp(rule.score(own.facts, thresholds))) : undefined;
    },
    remedies: (facts, thresholds) => toRemedies(facts, (own) => rule.causes(own, thresholds)),
    groups: (facts) => toRemedies(facts, (own) => rule.groups?.(own) ?? []),
    whyNot(facts) {
      const own: HealthFacts[P] = facts[id];
      return own.kind === 'measured' ? '' : own.why;
    },
  };
}

const parts: readonly Part[] = [
  definePart('security', securityRule),
  definePart('quality', qualityRule),
  definePart('tests', testsRule),
  definePart('documentation', documentationRule),
  definePart('dependencies', dependenciesRule),
  definePart('maintenance', maintenanceRule),
];

/** Ten-thousandths: finer than anybody reads, coarse enough that the last digit of a sum cannot show. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/**
 * Judges what was measured. The whole is the mean of the parts that were assessed, by their weights. No finding's going,
 * and nothing measured better, ever lowers a part or the whole (health.test.ts holds that).
 */
export function scoreHealth(
  measured: HealthFacts,
  settings: HealthSettings = resolveHealthSettings(),
): Health {
  const facts = withoutDismissed(measured);
  const score = wholeOf(facts, settings);
  const total = sumWeights(facts, settings);
  const assessed = parts.map((part) => assess(part, facts, { settings, total }));
  return {
    score,
    parts: assessed.map(({ part }) => part),
    gains: assessed
      .flatMap(({ remedies, groups }) =>
        gainsOf([...groups, ...withoutThose(groups, remedies)], score ?? 0, settings),
      )
      .sort(bestFirst)
      .map(({ gain }) => gain),
  };
}

/** As if they were gone. */
function withoutDismissed(facts: HealthFacts): HealthFacts {
  const { security, quality, dependencies } = facts;
  return {
    ...facts,
    security: withoutDismissedIn(security),
    quality: withoutDismissedIn(quality),
    dependencies: withoutDismissedIn(dependencies),
  };
}

function withoutDismissedIn<Facts extends { readonly findings: readonly FindingFact[] }>(
  measured: Measured<Facts>,
): Measured<Facts> {
  if (measured.kind === 'not-assessed') return measured;
  const findings = measured.facts.findings.filter(({ isDismissed }) => isDismissed !== true);
  return { kind: 'measured', facts: { ...measured.facts, findings } };
}

function isWeighed(part: Part, facts: HealthFacts, { weights, thresholds }: HealthSettings): boolean {
  return weights[part.id] > 0 && part.score(facts, thresholds) !== undefined;
}

function sumWeights(facts: HealthFacts, settings: HealthSettings): number {
  const weighed = parts.filter((part) => isWeighed(part, facts, settings));
  return weighed.reduce((sum, { id }) => sum + settings.weights[id], 0);
}

function wholeOf(facts: HealthFacts, settings: HealthSettings): number | undefined {
  const total = sumWeights(facts, settings);
  if (total === 0) return undefined;
  const sum = parts.reduce(
    (so, part) => so + (part.score(facts, settings.thresholds) ?? 0) * settings.weights[part.id],
    0,
  );
  return round(sum / total);
}

interface Weighing {
  readonly settings: HealthSettings;
  /** Of the weights of all parts that were assessed. */
  readonly total: number;
}

interface Assessment {
  readonly part: HealthPart;
  readonly remedies: readonly RemedyOfPart[];
  readonly groups: readonly RemedyOfPart[];
}

type RemedyOfPart = Remedy & { readonly id: HealthPartId };

function assess(part: Part, facts: HealthFacts, { settings, total }: Weighing): Assessment {
  const { id } = part;
  const score = part.score(facts, settings.thresholds);
  if (score === undefined) {
    return { part: { kind: 'not-assessed', id, why: part.whyNot(facts) }, remedies: [], groups: [] };
  }
  const remedies = part.remedies(facts, settings.thresholds).map((remedy) => ({ ...remedy, id }));
  const groups = part.groups(facts).map((remedy) => ({ ...remedy, id }));
  const reasons = remedies.map(({ cause: { id: reason, text, count, places } }) => ({
    id: reason,
    text,
    count,
    places,
  }));
  const weight = total === 0 ? 0 : settings.weights[id] / total;
  return { part: { kind: 'assessed', id, score, weight, reasons }, remedies, groups };
}

/** A group may be one of the reasons. */
function withoutThose(
  groups: readonly RemedyOfPart[],
  remedies: readonly RemedyOfPart[],
): readonly RemedyOfPart[] {
  const ids = new Set(groups.map(({ cause }) => cause.id));
  return remedies.filter(({ cause }) => !ids.has(cause.id));
}

interface RankedGain {
  readonly gain: HealthGain;
  readonly isUrgent: boolean;
}

/** Each by scoring the project again without its cause. */
function gainsOf(
  remedies: readonly RemedyOfPart[],
  score: number,
  settings: HealthSettings,
): readonly RankedGain[] {
  return remedies.flatMap(({ id, cause, mended }) => {
    const gain = round((wholeOf(mended, settings) ?? score) - score);
    const { remedy, effort, places, isUrgent = false } = cause;
    if (gain <= 0) return [];
    return [{ gain: { part: id, reason: cause.id, text: remedy, gain, effort, places }, isUrgent }];
  });
}

/** What is urgent; of two that gain as much, the smaller effort; then in the order of the parts. */
const bestFirst = byKeys<RankedGain>(({ gain: { gain, effort, part, reason }, isUrgent }) => [
  isUrgent ? 0 : 1,
  -gain,
  efforts.indexOf(effort),
  healthPartIds.indexOf(part),
  reason,
]);
