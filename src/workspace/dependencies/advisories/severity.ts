/** How bad an advisory is: the score of its CVSS vector, or its database's word, in our five levels. */
import type { Severity } from '../../../scanner/model.ts';
import { scoreOf } from './cvss.ts';
import type { OsvAdvisory } from './osv.ts';

/** As FIRST names the ranges of scores (https://www.first.org/cvss/v4-0/specification-document). */
const levels = [
  [9, 'critical'],
  [7, 'high'],
  [4, 'medium'],
  [0.1, 'low'],
] as const satisfies readonly (readonly [number, Severity])[];

/** GitHub's words. */
const words: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MODERATE: 'medium',
  MEDIUM: 'medium',
  LOW: 'low',
};

export interface AdvisorySeverity {
  readonly level: Severity;
  /** The highest score of its vectors; undefined where it has none. */
  readonly score?: number;
}

/** A package made to harm, as OpenSSF reports them (https://github.com/ossf/malicious-packages). */
export function isMalware({ id, aliases }: OsvAdvisory): boolean {
  return id.startsWith('MAL-') || aliases?.some((alias) => alias.startsWith('MAL-')) === true;
}

/** Medium where the advisory says nothing: unknown is not harmless. */
export function severityOf(advisory: OsvAdvisory): AdvisorySeverity {
  const scores = (advisory.severity ?? []).flatMap(({ score }) => scoreOf(score) ?? []);
  const score = scores.length === 0 ? undefined : scores.reduce((most, each) => Math.max(most, each));
  if (isMalware(advisory)) return { level: 'critical', ...(score === undefined ? {} : { score }) };
  if (score !== undefined) return { level: levels.find(([from]) => score >= from)?.[1] ?? 'info', score };
  const said = [
    advisory.database_specific?.severity,
    ...advisory.affected.flatMap((each) => [
      each.database_specific?.severity,
      each.ecosystem_specific?.severity,
    ]),
  ];
  const word = said
    .flatMap((each) => (each == null ? [] : [each.toUpperCase()]))
    .find((each) => Object.hasOwn(words, each));
  return { level: (word === undefined ? undefined : words[word]) ?? 'medium' };
}
