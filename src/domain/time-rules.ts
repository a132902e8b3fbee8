/** The rules of recorded time: set by the practice, by a client or by a project; the most specific one wins, rule by rule. */
import type { DailyLimit } from './daily-limit.ts';
import type { DateLock } from './date-lock.ts';
import type { OverlapPolicy } from './intervals.ts';
import type { RequirableField } from './required-fields.ts';
import type { RoundingRule } from './rounding.ts';

/** Everything that a rule says of the time of one project. */
export interface TimeRules {
  readonly rounding: RoundingRule;
  readonly overlapPolicy: OverlapPolicy;
  readonly dailyLimit: DailyLimit;
  readonly requiredFields: readonly RequirableField[];
  readonly lock: DateLock;
}

/** From the widest to the most specific. */
export const ruleLevels = ['organization', 'client', 'project'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** Rules of a client or a project; null or absent inherits. An empty list of fields asks for none. */
export type TimeRuleOverrides = { readonly [Rule in keyof TimeRules]?: TimeRules[Rule] | null | undefined };

export interface RuleSources {
  readonly organization: TimeRules;
  readonly client: TimeRuleOverrides;
  readonly project: TimeRuleOverrides;
}

/** The rules of one project, and at which level each of them is set. */
export interface ResolvedTimeRules {
  readonly rules: TimeRules;
  readonly from: Readonly<Record<keyof TimeRules, RuleLevel>>;
}

/** Each rule by itself: that of the project, else that of its client, else that of the practice. */
function nearest<Rule extends keyof ResolvedTimeRules['rules']>(
  { organization, client, project }: RuleSources,
  rule: Rule,
): ResolvedTimeRules['rules'][Rule] {
  return project[rule] ?? client[rule] ?? organization[rule];
}

export function resolveTimeRules(sources: RuleSources): ResolvedTimeRules {
  return {
    rules: {
      rounding: nearest(sources, 'rounding'),
      overlapPolicy: nearest(sources, 'overlapPolicy'),
      dailyLimit: nearest(sources, 'dailyLimit'),
      requiredFields: nearest(sources, 'requiredFields'),
      lock: nearest(sources, 'lock'),
    },
    from: {
      rounding: levelOf(sources, 'rounding'),
      overlapPolicy: levelOf(sources, 'overlapPolicy'),
      dailyLimit: levelOf(sources, 'dailyLimit'),
      requiredFields: levelOf(sources, 'requiredFields'),
      lock: levelOf(sources, 'lock'),
    },
  };
}

function levelOf({ client, project }: RuleSources, rule: keyof TimeRules): RuleLevel {
  if ((project[rule] ?? null) !== null) {
    return 'project';
  }
  return (client[rule] ?? null) === null ? 'organization' : 'client';
}
