/** What a project's settings make of a finding: left out, reported with another severity, or set aside with a reason. */
import ignoreFactory, { type Ignore } from 'ignore';
import { findNearestName, type Nearness } from '../../contract/work/rule-selection.ts';
import type { Finding } from '../../scanner/model.ts';
import { auditPrefix } from '../../scanner/rules/usual-rules.ts';
import { isCheapRule } from '../ignore-rules.ts';
import type { TeamRules } from '../scan-messages.ts';
import type { ProjectConfig, RuleSettings } from './config-schema.ts';
import { createNearness } from './rule-names.ts';

export type Verdict<F> =
  | { readonly kind: 'off' }
  | { readonly kind: 'keep'; readonly finding: F }
  /** `entry`: index of what set it aside among `ignore`. */
  | { readonly kind: 'set-aside'; readonly finding: F; readonly reason: string; readonly entry: number };

/** `path` is relative to the project's folder, with forward slashes. */
export type Policy = <F extends Pick<Finding, 'ruleId' | 'severity'>>(path: string, finding: F) => Verdict<F>;

/** What a profile sets before the project's own settings do. */
const profileRules: Readonly<Record<ProjectConfig['profile'], RuleSettings>> = {
  recommended: {},
  strict: {},
  // Licences are looked at only where the project says which it allows: then it asks for it.
  security: { quality: 'off', 'dependency-license': 'on' },
};

/** Whether a project asks for the rules of the audit: by its profile, or by the name of one. */
export function asksForAudit({ profile, rules, overrides }: ProjectConfig): boolean {
  const settings = [rules, ...overrides.map((override) => override.rules)];
  const isNamed = (own: RuleSettings) =>
    Object.entries(own).some(([name, setting]) => name.startsWith(auditPrefix) && setting !== 'off');
  return profile === 'strict' || settings.some(isNamed);
}

/** `team`: the project's own rules, which groups hold, too. */
export function createPolicy(config: ProjectConfig, team?: TeamRules): Policy {
  const nearness = createNearness([team]);
  const layers = [
    { fits: () => true, settingOf: createLookup(profileRules[config.profile], nearness) },
    { fits: () => true, settingOf: createLookup(config.rules, nearness) },
    ...config.overrides.map(({ paths, rules }) => ({
      fits: pathTest(paths),
      settingOf: createLookup(rules, nearness),
    })),
  ];
  const ignores = config.ignore.map(({ rule, paths, reason }, entry) => ({
    entry,
    rule,
    fits: paths === undefined ? () => true : pathTest(paths),
    reason,
  }));
  return (path, finding) => {
    const setting = layers.reduce<Setting | undefined>((so, { fits, settingOf }) => {
      const own = settingOf(finding.ruleId);
      return own !== undefined && fits(path) ? own : so;
    }, undefined);
    if (setting === 'off') return { kind: 'off' };
    const kept = setting === undefined || setting === 'on' ? finding : { ...finding, severity: setting };
    const ignored = ignores.find(
      (each) => nearness(each.rule, finding.ruleId) !== undefined && each.fits(path),
    );
    return ignored === undefined
      ? { kind: 'keep', finding: kept }
      : { kind: 'set-aside', finding: kept, reason: ignored.reason, entry: ignored.entry };
  };
}

type Setting = RuleSettings[string];

/** What the nearest name says of a rule; the findings are many, the rules few. */
function createLookup(rules: RuleSettings, nearness: Nearness): (ruleId: string) => Setting | undefined {
  const names = Object.keys(rules);
  const known = new Map<string, Setting | undefined>();
  return (ruleId) => {
    if (known.has(ruleId)) return known.get(ruleId);
    const name = findNearestName(names, ruleId, nearness);
    const setting = name === undefined ? undefined : rules[name];
    known.set(ruleId, setting);
    return setting;
  };
}

/** Whether a path fits one of these patterns, written as in .gitignore. */
export function pathTest(patterns: readonly string[]): (path: string) => boolean {
  const rules: Ignore = ignoreFactory().add(patterns.filter(isCheapRule));
  return (path) => rules.ignores(path);
}
