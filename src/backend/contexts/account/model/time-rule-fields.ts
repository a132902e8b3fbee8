/**
 * Rules of time as the practice, clients and projects carry them: the fields on the wire, the text of their column, and
 * who may set them. How they add up is in domain/time-rules.ts, whose SQL is the slice time-rules.
 */
import * as z from 'zod';
import { dailyLimitPolicies, noDailyLimit } from '../../../../domain/daily-limit.ts';
import { dateLockKinds, noDateLock, replaceLock } from '../../../../domain/date-lock.ts';
import { overlapPolicies } from '../../../../domain/intervals.ts';
import { can } from '../../../../domain/policy/policy.ts';
import { requirableFields } from '../../../../domain/required-fields.ts';
import { findBilledSeconds, roundingStepMinutes } from '../../../../domain/rounding.ts';
import type { ResolvedTimeRules, TimeRuleOverrides, TimeRules } from '../../../../domain/time-rules.ts';
import type { Caller } from '../../../platform/http/actor.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { dateSchema, knownZoneSchema } from '../../../platform/http/wire.ts';
import type { Reads } from '../../../platform/reach/reads.ts';

const secondsOfDay = z.number().int().min(0).max(86_400);

const roundingSchema = z
  .strictObject({
    mode: z.enum(['none', 'up', 'down', 'nearest']),
    stepSeconds: z.number().int().min(1).max(3600),
    scope: z.enum(['entry', 'day-task', 'line']),
    /** What any work at all bills at least; left out or 0: no minimum. */
    minimumSeconds: secondsOfDay.optional(),
  })
  .meta({ id: 'RoundingRule' });

const steps: readonly number[] = roundingStepMinutes.map((minutes) => minutes * 60);

/** Rules of other steps that older versions took are read, and no longer given. */
const newRoundingSchema = roundingSchema
  .refine(({ mode, stepSeconds }) => mode === 'none' || steps.includes(stepSeconds), {
    message: `must be ${roundingStepMinutes.slice(0, -1).join(', ')} or ${roundingStepMinutes.at(-1)} minutes, in seconds`,
    path: ['stepSeconds'],
  })
  .meta({ id: 'NewRoundingRule' });

const dailyLimitSchema = z
  .strictObject({ policy: z.enum(dailyLimitPolicies), seconds: secondsOfDay })
  .meta({ id: 'DailyLimit' });

const lockSchema = z
  .strictObject({
    kind: z.enum(dateLockKinds),
    date: dateSchema.nullable(),
    zone: knownZoneSchema,
    graceDays: z.number().int().min(0).max(366),
    closedThrough: dateSchema.optional().meta({
      description:
        'What was closed when the date was moved forward, and stays so; written by the server alone',
    }),
  })
  .refine(({ kind, date }) => (kind === 'date') === (date !== null), {
    message: 'is given with the kind "date", and only then',
    path: ['date'],
  })
  .meta({ id: 'DateLock' });

/** Of the practice: what stands where neither client nor project says otherwise. */
export const timeRuleFields = {
  rounding: roundingSchema,
  /** What happens when an entry shares time with another of the same person: `warn` by default. */
  overlapPolicy: z.enum(overlapPolicies),
  /** Counts what the person records on a day in all that the level stands for: everything, a client's, a project's. */
  dailyLimit: dailyLimitSchema,
  requiredFields: z.array(z.enum(requirableFields)).max(requirableFields.length),
  /** Whose time is closed; moved by administrators alone. */
  lock: lockSchema,
};

/** What a request may set of them. */
export const newTimeRuleFields = { ...timeRuleFields, rounding: newRoundingSchema };

/** Of a client or a project; null inherits. */
export const timeRuleOverrideFields = {
  rounding: timeRuleFields.rounding.nullable(),
  overlapPolicy: timeRuleFields.overlapPolicy.nullable(),
  dailyLimit: timeRuleFields.dailyLimit.nullable(),
  requiredFields: timeRuleFields.requiredFields.nullable(),
  lock: timeRuleFields.lock.nullable(),
};

export const newTimeRuleOverrideFields = {
  ...timeRuleOverrideFields,
  rounding: newRoundingSchema.nullable(),
};

const ownRulesSchema = z.object({
  ...timeRuleFields,
  dailyLimit: dailyLimitSchema.default(noDailyLimit),
  requiredFields: timeRuleFields.requiredFields.default([]),
  lock: lockSchema.default(noDateLock),
});
type OwnRules = z.output<typeof ownRulesSchema>;

const ruleNames = ['rounding', 'overlapPolicy', 'dailyLimit', 'requiredFields', 'lock'] as const;
const overridesSchema = z.object(timeRuleOverrideFields).partial();
type StoredOverrides = z.output<typeof overridesSchema>;
type Overrides = { [Rule in keyof StoredOverrides]-?: Exclude<StoredOverrides[Rule], undefined> };

type RulesRow = { readonly time_rules: string };

/** The rules of the practice, of its row. */
export function readOwnRules({ time_rules }: RulesRow): OwnRules {
  return ownRulesSchema.parse(JSON.parse(time_rules));
}

/** The rules of a client or a project, of its row; null where it inherits. */
export function readRuleOverrides({ time_rules }: RulesRow): Overrides {
  const stored = overridesSchema.parse(JSON.parse(time_rules));
  return {
    rounding: stored.rounding ?? null,
    overlapPolicy: stored.overlapPolicy ?? null,
    dailyLimit: stored.dailyLimit ?? null,
    requiredFields: stored.requiredFields ?? null,
    lock: stored.lock ?? null,
  };
}

type RuleInput = { readonly [Rule in keyof Overrides]?: Overrides[Rule] | undefined };

/**
 * The column after a change that names some rules.
 * @throws ApiError `forbidden` when a caller moves the lock who is no administrator
 */
export function changeTimeRules(
  row: RulesRow,
  input: RuleInput,
  { caller: { actor }, now }: { readonly caller: Pick<Caller, 'actor'>; readonly now: number },
): string {
  const stored: Record<string, unknown> = JSON.parse(row.time_rules);
  const before = overridesSchema.parse(stored).lock ?? noDateLock;
  const named = ruleNames.filter((rule) => input[rule] !== undefined);
  const mayLock = can(actor, 'organization:write', { organizationId: actor.organizationId });
  const lock = input.lock && replaceLock(input.lock, { before, nowMs: now });
  if (named.includes('lock') && !mayLock && !isSame(lock, stored['lock'])) {
    throw new ApiError('forbidden', 'Only an administrator moves the date up to which time is closed.', [
      { field: 'lock', issue: 'is moved by administrators alone' },
    ]);
  }
  const changed = { ...input, lock };
  const next = { ...stored, ...Object.fromEntries(named.map((rule) => [rule, changed[rule]])) };
  return JSON.stringify(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null)));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** The rules that stand for the time of one project. */
export interface ProjectTimeRules extends ResolvedTimeRules {
  readonly clientId: string;
}

/** What an entry bills by itself, whole seconds; null where it bills nothing so, or its rules are not known. */
export function billedSecondsOf(
  { seconds, billable }: { readonly seconds: number | null; readonly billable: number },
  rules: ProjectTimeRules | undefined,
): number | null {
  return seconds === null || billable === 0 || rules === undefined
    ? null
    : (findBilledSeconds(seconds, rules.rules.rounding) ?? null);
}

/** By project; one that is not there has none in the map. */
export type LoadTimeRules = (
  reads: Reads,
  projectIds: readonly string[],
) => Promise<ReadonlyMap<string, ProjectTimeRules>>;

/** Every rule of an organization: for work that does not know its projects yet. Who sets nothing is not in the maps. */
export interface RuleBook {
  readonly organization: TimeRules;
  readonly clients: ReadonlyMap<string, TimeRuleOverrides>;
  readonly projects: ReadonlyMap<string, TimeRuleOverrides>;
}
