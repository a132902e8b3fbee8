import type { WeakLink } from '../../contract/findings/weak-link.ts';
import type { Evidence } from '../../scanner/evidence.ts';
import type { RuleInfo, Severity } from '../../scanner/model.ts';
import { severityOf, weakLinks } from '../../scanner/severity.ts';

interface Weighed {
  readonly severity: Severity;
  readonly evidence?: Evidence | undefined;
}

/** What makes a finding less severe than its rule; undefined where nothing does, or the user's settings say how severe. */
export function weakestLink(
  { severity, evidence }: Weighed,
  rule: Pick<RuleInfo, 'severity'> | undefined,
): WeakLink | undefined {
  const [weakest] = weakLinks(evidence);
  if (weakest === undefined || rule === undefined || severity === rule.severity) return undefined;
  if (severity !== severityOf(rule.severity, evidence)) return undefined;
  const [field, value] = weakest;
  return { field, value };
}
