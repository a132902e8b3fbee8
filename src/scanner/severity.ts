/**
 * How much a finding matters: the impact of its rule, which is the most that it can be, and what stands behind it. Nothing
 * else sets a severity; the user's settings may override it afterwards.
 */
import type { Evidence, EvidencePlace, FlowEvidence, SecretEvidence, SettingEvidence } from './evidence.ts';
import { type Finding, type Severity, severities } from './model.ts';

/** A field of evidence with its value: `sink` and `name`. */
export type Link = readonly [field: string, value: string];

const weakPlaces = (place: EvidencePlace): Link[] => (place === 'application' ? [] : [['place', place]]);

function weakInFlow({ source, sink, guard, place }: FlowEvidence): Link[] {
  return [
    ...weakPlaces(place),
    ...(source === 'request' ? [] : [['source', source] as const]),
    ...(sink === 'name' ? [['sink', sink] as const] : []),
    ...(guard === 'none' ? [] : [['guard', guard] as const]),
  ];
}

function weakInSetting({ value, owner, condition, place }: SettingEvidence): Link[] {
  return [
    ...weakPlaces(place),
    ...(condition === 'none' ? [] : [['condition', condition] as const]),
    ...(owner === 'name' ? [['owner', owner] as const] : []),
    ...(value === 'literal' ? [] : [['value', value] as const]),
  ];
}

function weakInSecret({ proof, value, place }: SecretEvidence): Link[] {
  return [
    ...weakPlaces(place),
    ...(value === 'real' ? [] : [['value', value] as const]),
    ...(proof === 'name' ? [['proof', proof] as const] : []),
  ];
}

/** Fields that do not hold their strongest value, the weakest first; a sink known by a type is as strong as an import. */
export function weakLinks(evidence: Evidence | undefined): readonly Link[] {
  switch (evidence?.kind) {
    case 'flow':
      return weakInFlow(evidence);
    case 'setting':
      return weakInSetting(evidence);
    case 'secret':
      return weakInSecret(evidence);
    default:
      return [];
  }
}

/** The less grave of two. */
function atMost(one: Severity, other: Severity): Severity {
  return severities.indexOf(one) > severities.indexOf(other) ? one : other;
}

/**
 * The severity of a finding: its impact where every field of the evidence is at its strongest, medium at most with one
 * weaker field, low at most with two. Without evidence (quality) and for advisories it is the impact.
 */
export function severityOf(impact: Severity, evidence: Evidence | undefined): Severity {
  const count = weakLinks(evidence).length;
  if (count === 0) return impact;
  return atMost(impact, count === 1 ? 'medium' : 'low');
}

/** Evidence with the severity that follows from it. */
export function weighed(
  impact: Severity,
  evidence: Evidence | undefined,
): Pick<Finding, 'severity' | 'evidence'> {
  const severity = severityOf(impact, evidence);
  return evidence === undefined ? { severity } : { severity, evidence };
}
