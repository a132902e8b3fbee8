/** What a project's settings make of a finding: left out, reported with another severity, or set aside with a reason. */
import ignoreFactory, { type Ignore } from 'ignore';
import type { Finding } from '../../scanner/model.ts';
import { isCheapRule } from '../ignore-rules.ts';
import type { ProjectConfig, RuleSettings } from './config-schema.ts';

export type Verdict<F> =
  | { readonly kind: 'off' }
  | { readonly kind: 'keep'; readonly finding: F }
  /** `entry`: index of what set it aside among `ignore`. */
  | { readonly kind: 'set-aside'; readonly finding: F; readonly reason: string; readonly entry: number };

/** `path` is relative to the project's folder, with forward slashes. */
export type Policy = <F extends Pick<Finding, 'ruleId' | 'severity'>>(path: string, finding: F) => Verdict<F>;

export function createPolicy(config: ProjectConfig): Policy {
  const settings = [
    { fits: () => true, rules: config.rules },
    ...config.overrides.map(({ paths, rules }) => ({ fits: pathTest(paths), rules })),
  ];
  const ignores = config.ignore.map(({ rule, paths, reason }, entry) => ({
    entry,
    rule,
    fits: paths === undefined ? () => true : pathTest(paths),
    reason,
  }));
  return (path, finding) => {
    const setting = settings.reduce<RuleSettings[string] | undefined>(
      (so, { fits, rules }) => (fits(path) ? (settingOf(rules, finding.ruleId) ?? so) : so),
      undefined,
    );
    if (setting === 'off') return { kind: 'off' };
    const kept = setting === undefined || setting === 'on' ? finding : { ...finding, severity: setting };
    const ignored = ignores.find((each) => matchesRule(each.rule, finding.ruleId) && each.fits(path));
    return ignored === undefined
      ? { kind: 'keep', finding: kept }
      : { kind: 'set-aside', finding: kept, reason: ignored.reason, entry: ignored.entry };
  };
}

/** The exact name counts before a beginning of names, a longer beginning before a shorter. */
function settingOf(rules: RuleSettings, ruleId: string): RuleSettings[string] | undefined {
  const names = Object.keys(rules).filter((name) => matchesRule(name, ruleId));
  const [nearest] = names.sort(
    (a, b) => Number(a.endsWith('*')) - Number(b.endsWith('*')) || b.length - a.length,
  );
  return nearest === undefined ? undefined : rules[nearest];
}

/** A rule's id, or the beginning of ids and a `*`. */
export function matchesRule(name: string, ruleId: string): boolean {
  return name.endsWith('*') ? ruleId.startsWith(name.slice(0, -1)) : name === ruleId;
}

/** Whether a path fits one of these patterns, written as in .gitignore. */
export function pathTest(patterns: readonly string[]): (path: string) => boolean {
  const rules: Ignore = ignoreFactory().add(patterns.filter(isCheapRule));
  return (path) => rules.ignores(path);
}
