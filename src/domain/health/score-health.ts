/** The one judgement of a project's health: parts, whole, and what would raise it most. */
import { type AdviceText, adviseSteps, textOf } from './advice.ts';
import { byKeys, type Cause, clamp, type PartRule } from './cause.ts';
import { documentationRule } from './documentation-part.ts';
import { dependenciesRule, qualityRule, securityRule } from './finding-parts.ts';
import { maintenanceRule } from './maintenance-part.ts';
import {
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
  causes(facts: HealthFacts, thresholds: HealthThresholds): readonly ToldCause[];
  /** What raises it, the largest rise first. */
  advise(facts: HealthFacts, thresholds: HealthThresholds): readonly PartAdvice[];
  whyNot(facts: HealthFacts): string;
}

type ToldCause = Omit<Cause<never>, 'mend'>;

interface PartAdvice extends AdviceText {
  readonly reasons: readonly string[];
  /** Of the part, of 1. */
  readonly rise: number;
}

function definePart<P extends HealthPartId>(id: P, rule: PartRule<PartFacts[P]>): Part {
  const ownOf = (facts: HealthFacts): Measured<PartFacts[P]> => facts[id] as HealthFacts[P];
  return {
    id,
    score(facts, thresholds) {
      const own = ownOf(facts);
      return own.kind === 'measured' ? round(clamp(rule.score(own.facts, thresholds))) : undefined;
    },
    causes(facts, thresholds) {
      const own = ownOf(facts);
      return own.kind === 'measured' ? rule.causes(own.facts, thresholds) : [];
    },
    advise(facts, thresholds) {
      const own = ownOf(facts);
      if (own.kind !== 'measured') return [];
      const score = (given: PartFacts[P]): number => clamp(rule.score(given, thresholds));
      return adviseSteps(own.facts, rule.causes(own.facts, thresholds), score).map((step) => ({
        ...textOf(step, own.facts, rule),
        reasons: step.causes.map((cause) => cause.id),
        rise: step.rise,
      }));
    },
    whyNot(facts) {
      const own = ownOf(facts);
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
 * and nothing measured better, ever lowers a part or the whole, and gains add up (health.test.ts holds that).
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
      .flatMap(({ gains }) => gains)
      .sort(largestFirst)
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
  readonly gains: readonly RankedGain[];
}

function assess(part: Part, facts: HealthFacts, { settings, total }: Weighing): Assessment {
  const { id } = part;
  const score = part.score(facts, settings.thresholds);
  if (score === undefined) return { part: { kind: 'not-assessed', id, why: part.whyNot(facts) }, gains: [] };
  const reasons = part
    .causes(facts, settings.thresholds)
    .map(({ id: reason, text, count, places }) => ({ id: reason, text, count, places }));
  const weight = total === 0 ? 0 : settings.weights[id] / total;
  const advice = part.advise(facts, settings.thresholds);
  return {
    part: { kind: 'assessed', id, score, weight, reasons },
    gains: fallingRises(advice).flatMap((each, step) => toGain(each, { id, weight, step })),
  };
}

/** Equal steps differ by what sums of fractions are off by, which would put a later one first. */
function fallingRises(advice: readonly PartAdvice[]): readonly PartAdvice[] {
  return advice.map((each, step) => ({
    ...each,
    rise: Math.min(...advice.slice(0, step + 1).map(({ rise }) => rise)),
  }));
}

interface RankedGain {
  readonly gain: HealthGain;
  readonly exact: number;
  /** Its place among those of its part: they come true in this order. */
  readonly step: number;
}

interface Placing {
  readonly id: HealthPartId;
  readonly weight: number;
  readonly step: number;
}

/** The whole is the sum of its parts by weight, so what raises one raises it alike, whatever is done to another. */
function toGain(
  { remedy: text, effort, places, reasons, rise }: PartAdvice,
  { id, weight, step }: Placing,
): readonly RankedGain[] {
  const exact = rise * weight;
  const gain = round(exact);
  if (gain <= 0) return [];
  return [
    { gain: { part: id, reason: reasons.join(' + '), reasons, text, gain, effort, places }, exact, step },
  ];
}

const largestFirst = byKeys<RankedGain>(({ gain: { part }, exact, step }) => [
  -exact,
  healthPartIds.indexOf(part),
  step,
]);
