/**
 * The order of findings in text: by weight over all files, the worst last. A person reads a terminal from its prompt up,
 * and a log of CI from its end; what is there must be what matters. Findings of one rule stand together, so that why and
 * fix are told once.
 */
import path from 'node:path';
import { type Confidence, confidences, type Severity, severities } from '../../scanner/model.ts';
import { groupsOfRule } from '../../workspace/config/rule-names.ts';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import type { WorkspaceScanResult } from '../../workspace/scan-result.ts';

export interface PlacedFinding {
  /** Relative to where the command was started. */
  readonly path: string;
  readonly finding: ScannedFinding;
}

/** What one rule found of one severity, in the order of places. */
export interface WeightGroup {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly placed: readonly PlacedFinding[];
}

/** As many are read from the first to the last; of more the mild ones are told in a line each. */
const manyFindings = 20;

/** Whether the usual text tells less of some than it would of a few. */
export function isMany({ stats }: WorkspaceScanResult): boolean {
  return stats.findings > manyFindings;
}

export function groupByWeight({ files, rules }: WorkspaceScanResult, base: string): readonly WeightGroup[] {
  const topics = new Map(rules.map((rule) => [rule.id, groupsOfRule(rule)[0] ?? '']));
  const all = files.flatMap((file): PlacedFinding[] => {
    const shown = toRelative(base, path.join(file.root, file.path));
    return file.findings.map((finding) => ({ path: shown, finding }));
  });
  const groups = [...Map.groupBy(all, ({ finding }) => `${finding.severity}\0${finding.ruleId}`).values()];
  return groups
    .map((placed) => ({ placed, key: keyOf(placed, topics) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .flatMap(({ placed }) => {
      const [first] = placed;
      if (first === undefined) return [];
      return [{ ruleId: first.finding.ruleId, severity: first.finding.severity, placed }];
    });
}

/** Sorts as text: severity and confidence upwards, then kinds of rules together, so that secrets follow one another. */
function keyOf(placed: readonly PlacedFinding[], topics: ReadonlyMap<string, string>): string {
  const [first] = placed;
  if (first === undefined) return '';
  const { severity, ruleId } = first.finding;
  const surest = Math.min(...placed.map(({ finding }) => rank(finding.confidence)));
  return [
    severities.length - severities.indexOf(severity),
    confidences.length - surest,
    topics.get(ruleId) ?? '',
    ruleId,
  ].join('\0');
}

function rank(confidence: Confidence): number {
  return confidences.indexOf(confidence);
}
