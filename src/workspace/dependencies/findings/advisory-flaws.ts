/** What advisories say of the packages of a graph, as flaws. */

import {
  findLeastFix,
  installedVersion,
  type MatchedAdvisory,
  type VulnerablePackage,
} from '../advisories/match-advisories.ts';
import { isMalware } from '../advisories/severity.ts';
import type { Flaw } from './flaw.ts';

export interface AdvisoryFlaw extends Flaw {
  readonly advisory: MatchedAdvisory;
  readonly fixedIn: string | undefined;
}

/** A package that lies in several folders in one version is told once. */
export function advisoryFlaws(packages: readonly VulnerablePackage[]): readonly AdvisoryFlaw[] {
  const told = new Set<string>();
  return packages.flatMap((vulnerable) =>
    vulnerable.advisories.flatMap((advisory) => {
      const { graph, node } = vulnerable;
      const key = [graph.file, node.name, node.version, advisory.advisory.id].join('\0');
      if (told.has(key)) return [];
      told.add(key);
      return [toFlaw(vulnerable, advisory)];
    }),
  );
}

function toFlaw(vulnerable: VulnerablePackage, matched: MatchedAdvisory): AdvisoryFlaw {
  const { graph, node, fixedIn } = vulnerable;
  const { advisory, aliases, severity, verdict } = matched;
  const names = [advisory.id, ...aliases.filter((name) => name.startsWith('CVE-'))].join(', ');
  const summary = (advisory.summary ?? advisory.details ?? 'a known vulnerability')
    .split('\n', 1)[0]
    ?.slice(0, 300);
  const score = severity.score === undefined ? '' : `, CVSS ${severity.score.toFixed(1)}`;
  const doubt = verdict === 'unknown' ? ' Whether this version is affected could not be told.' : '';
  const fix = describeFix(vulnerable, matched);
  return {
    ruleId: isMalware(advisory) ? 'dependency-malicious' : 'dependency-vulnerable',
    severity: verdict === 'unknown' ? 'info' : severity.level,
    message: `${node.name} ${node.version}: ${summary} (${names}${score}); ${fix}.${doubt}`,
    graph,
    node,
    key: advisory.id,
    advisory: matched,
    fixedIn,
  };
}

/** What mends this one, and the least upgrade where another advisory still speaks of that. */
function describeFix({ node, fixedIn }: VulnerablePackage, { advisory }: MatchedAdvisory): string {
  const installed = installedVersion(node);
  const own = installed === undefined ? undefined : findLeastFix([advisory], installed);
  if (own === undefined || own === fixedIn)
    return fixedIn === undefined ? 'no version that fixes it is known' : `fixed in ${fixedIn}`;
  return fixedIn === undefined
    ? `fixed in ${own}, of which other flaws are known`
    : `fixed in ${own}, all that is known of it in ${fixedIn}`;
}
