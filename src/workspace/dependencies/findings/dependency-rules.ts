/** What the rules about dependencies say of themselves, in the form of the scanner's, so that one list shows both. */
import type { RuleInfo } from '../../../scanner/model.ts';

type Facts = Pick<RuleInfo, 'id' | 'title' | 'severity' | 'why' | 'fix'> & Partial<RuleInfo>;

function rule(facts: Facts): RuleInfo {
  return {
    category: 'security',
    languages: ['text'],
    confidence: 'high',
    cwe: [1395],
    owasp: ['A06:2021'],
    tags: ['dependencies'],
    references: ['https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/'],
    ...facts,
  };
}

export const dependencyRules = [
  rule({
    id: 'dependency-vulnerable',
    title: 'A package with a known vulnerability',
    severity: 'high',
    why: 'The flaw is public: tools that look for it are, too, and need nothing of your own code to be wrong.',
    fix: 'Upgrade to the version that is named, or replace the package. Where only another package brings it, upgrade that one.',
  }),
  rule({
    id: 'dependency-malicious',
    title: 'A package that was made to do harm',
    severity: 'critical',
    cwe: [506],
    why: 'It was published, or taken over, to steal secrets or run code where it is installed: that has happened where it ran.',
    fix: 'Remove it, look at what it did on every machine that installed it, and change the secrets that lay there.',
  }),
  rule({
    id: 'dependency-deprecated',
    title: 'A package that its author has given up',
    category: 'quality',
    severity: 'low',
    cwe: [1104],
    why: 'Flaws that are found in it from now on stay in it.',
    fix: 'Use what its author names in its place.',
  }),
  rule({
    id: 'dependency-unpinned',
    title: 'A dependency without a bound',
    category: 'quality',
    severity: 'low',
    cwe: [1357],
    owasp: ['A08:2021'],
    why: 'The next install takes whatever was published last, by whoever could publish it: two installs differ, and nobody saw the change.',
    fix: 'Name a version or a range, and commit a lock file. Name a commit where a package comes from a repository.',
  }),
  rule({
    id: 'dependency-install-script',
    title: 'A package that runs code when it is installed',
    severity: 'info',
    cwe: [829],
    owasp: ['A08:2021'],
    why: 'Its script runs with your rights on every machine that installs, before any of your code does: the usual way in of malicious packages.',
    fix: 'Allow the scripts that are needed by name (allowScripts of npm, onlyBuiltDependencies of pnpm), and install with the others off.',
  }),
  rule({
    id: 'dependency-license',
    title: 'A licence that the project does not allow',
    category: 'quality',
    severity: 'medium',
    cwe: [],
    owasp: [],
    references: ['https://spdx.org/licenses/'],
    why: 'Its terms hold for who ships it.',
    fix: 'Replace the package, or allow its licence in .vireo.yml when the terms are kept.',
  }),
] as const satisfies readonly RuleInfo[];

const ids: ReadonlySet<string> = new Set(dependencyRules.map(({ id }) => id));

export function isDependencyRule(ruleId: string): boolean {
  return ids.has(ruleId);
}

export type DependencyRuleId =
  | 'dependency-vulnerable'
  | 'dependency-malicious'
  | 'dependency-deprecated'
  | 'dependency-unpinned'
  | 'dependency-install-script'
  | 'dependency-license';
