/** Rules of time, as the practice sets them and as clients and projects override them; pure. */
import type {
  Client,
  Organization,
  PatchClient,
  PatchOrganization,
  Project,
} from '../../../api-client/index.ts';
import { formatMinutes } from '../../../domain/duration.ts';
import { type OverlapPolicy, overlapPolicies } from '../../../domain/intervals.ts';
import { roundingStepMinutes } from '../../../domain/rounding.ts';
import type { Translate } from '../../../pages/words.ts';
import { dateLockFields, describeLock } from './date-lock-fields.ts';
import type { Choice, ChoiceField, Field, TextField } from './field.ts';
import { parseBudget } from './field-texts.ts';

type RuleName = 'rounding' | 'overlapPolicy' | 'dailyLimit' | 'requiredFields' | 'lock';
export type OwnRules = Pick<Organization, RuleName>;
export type OwnRulesPatch = Pick<PatchOrganization, RuleName>;
type OverridePatch = Pick<PatchClient, RuleName>;

type Rounding = OwnRules['rounding'];
type DailyLimit = OwnRules['dailyLimit'];
type Required = OwnRules['requiredFields'];

export interface RuleFieldPorts {
  readonly t: Translate;
  /** Zone that a new lock has: the practice's. */
  readonly zone: string;
}

/** Of the practice. */
export function ownRuleFields(rules: OwnRules, ports: RuleFieldPorts): readonly Field<OwnRulesPatch>[] {
  const { t } = ports;
  return [
    roundingField(rules.rounding, t),
    ...roundingDetails(rules.rounding, t),
    overlapField(rules.overlapPolicy, t),
    limitField(rules.dailyLimit, t),
    requiredField(rules.requiredFields, t),
    ...dateLockFields(rules.lock, ports),
  ];
}

export interface OverridePorts extends RuleFieldPorts {
  /** What stands where nothing is set, such as `As in your details`, … */
  readonly inherited: string;
  /** … and what that is. */
  readonly above: OwnRules;
}

/** Of a client or a project: each rule can be given back. */
export function overrideRuleFields(
  rules: Pick<Client | Project, RuleName>,
  ports: OverridePorts,
): readonly Field<OverridePatch>[] {
  const { t, inherited, above } = ports;
  const inherits = (field: ChoiceField<OwnRulesPatch>, patch: OverridePatch, rule: string) =>
    inheriting(field, patch, `${inherited}: ${rule}`);
  const { rounding, overlapPolicy, dailyLimit, requiredFields, lock } = rules;
  const [lockField, ...lockDetails] = dateLockFields(lock ?? undefined, ports);
  return [
    inherits(
      roundingField(rounding ?? undefined, t),
      { rounding: null },
      describeRounding(above.rounding, t),
    ),
    ...(rounding === null ? [] : roundingDetails(rounding, t)),
    inherits(
      overlapField(overlapPolicy ?? undefined, t),
      { overlapPolicy: null },
      describeOverlaps(above.overlapPolicy, t),
    ),
    inherits(
      limitField(dailyLimit ?? undefined, t),
      { dailyLimit: null },
      describeLimit(above.dailyLimit, t),
    ),
    inherits(
      requiredField(requiredFields ?? undefined, t),
      { requiredFields: null },
      describeRequired(above.requiredFields, t),
    ),
    inherits(lockField, { lock: null }, describeLock(above.lock, t)),
    ...lockDetails,
  ];
}

/** What stands for a client: its own, and where it has none the practice's. */
export function rulesOf(client: Pick<Client, RuleName>, rules: OwnRules): OwnRules {
  return {
    rounding: client.rounding ?? rules.rounding,
    overlapPolicy: client.overlapPolicy ?? rules.overlapPolicy,
    dailyLimit: client.dailyLimit ?? rules.dailyLimit,
    requiredFields: client.requiredFields ?? rules.requiredFields,
    lock: client.lock ?? rules.lock,
  };
}

function inheriting(
  field: ChoiceField<OwnRulesPatch>,
  patch: OverridePatch,
  label: string,
): ChoiceField<OverridePatch> {
  const back: Choice<OverridePatch> = { label, answer: { patch } };
  return { ...field, shown: field.shown || label, choices: [back, ...field.choices] };
}

const exact: Rounding = { mode: 'none', stepSeconds: 60, scope: 'entry' };

function roundingField(rounding: Rounding | undefined, t: Translate): ChoiceField<OwnRulesPatch> {
  const modes = ['up', 'nearest', 'down'] as const;
  const rounded = modes.flatMap((mode) =>
    roundingStepMinutes.map(
      (minutes): Rounding => ({ ...(rounding ?? exact), mode, stepSeconds: minutes * 60 }),
    ),
  );
  const choices = [{ ...(rounding ?? exact), mode: 'none' as const }, ...rounded];
  return {
    label: t('Rounding'),
    shown: rounding === undefined ? '' : describeRounding(rounding, t),
    placeholder: t('How is time rounded when it is billed? Recorded time does not change.'),
    choices: choices.map((rule) => ({
      label: describeRounding(rule, t),
      answer: { patch: { rounding: rule } },
    })),
  };
}

export function describeRounding({ mode, stepSeconds }: Rounding, t: Translate): string {
  const minutes = stepSeconds / 60;
  switch (mode) {
    case 'none':
      return t('Not rounded');
    case 'up':
      return t('Up to {0} min', minutes);
    case 'down':
      return t('Down to {0} min', minutes);
    case 'nearest':
      return t('To the nearest {0} min', minutes);
  }
}

function roundingDetails(rounding: Rounding, t: Translate): readonly Field<OwnRulesPatch>[] {
  const scopes: Readonly<Record<Rounding['scope'], string>> = {
    entry: t('each entry'),
    'day-task': t('each day and task'),
    line: t('each line of an invoice'),
  };
  const scopeNames = ['entry', 'day-task', 'line'] as const;
  const scope: ChoiceField<OwnRulesPatch> = {
    label: t('Rounded over'),
    shown: scopes[rounding.scope],
    placeholder: t('What is added up before it is rounded?'),
    choices: scopeNames.map((name) => ({
      label: scopes[name],
      answer: { patch: { rounding: { ...rounding, scope: name } } },
    })),
  };
  return [scope, minimumField(rounding, t)];
}

const minutesOfDay = 24 * 60;

function minimumField(rounding: Rounding, t: Translate): TextField<OwnRulesPatch> {
  const minutes = (rounding.minimumSeconds ?? 0) / 60;
  return {
    name: 'rounding',
    label: t('Billed at least'),
    shown: minutes === 0 ? '' : t('{0} min', minutes),
    text: minutes === 0 ? '' : String(minutes),
    prompt: t('Minutes that any work at all is billed as; empty for none'),
    check: (text) =>
      /^\d{0,4}$/.test(text.trim()) && Number(text) <= minutesOfDay
        ? undefined
        : t('Whole minutes, {0} at most.', minutesOfDay),
    toPatch: (text) => ({ rounding: { ...rounding, minimumSeconds: Number(text) * 60 } }),
  };
}

export function describeOverlaps(policy: OverlapPolicy, t: Translate): string {
  const words: Readonly<Record<OverlapPolicy, string>> = {
    allow: t('Allowed'),
    warn: t('Allowed, with a warning'),
    refuse: t('Refused'),
    crop: t('Taken from the other entry'),
  };
  return words[policy];
}

function overlapField(policy: OverlapPolicy | undefined, t: Translate): ChoiceField<OwnRulesPatch> {
  return {
    label: t('Overlaps'),
    shown: policy === undefined ? '' : describeOverlaps(policy, t),
    placeholder: t('What happens when two entries of one person overlap?'),
    choices: overlapPolicies.map((name) => ({
      label: describeOverlaps(name, t),
      answer: { patch: { overlapPolicy: name } },
    })),
  };
}

export function describeLimit({ policy, seconds }: DailyLimit, t: Translate): string {
  const hours = formatMinutes(seconds);
  switch (policy) {
    case 'none':
      return t('No limit');
    case 'warn':
      return t('A warning beyond {0} h', hours);
    case 'refuse':
      return t('Nothing beyond {0} h', hours);
  }
}

function limitField(limit: DailyLimit | undefined, t: Translate): ChoiceField<OwnRulesPatch> {
  const ask = (policy: 'warn' | 'refuse'): TextField<OwnRulesPatch> => ({
    name: 'dailyLimit',
    label: t('Limit of a day'),
    shown: '',
    text: limit === undefined || limit.policy === 'none' ? '' : String(Math.round(limit.seconds / 36) / 100),
    prompt: t('Hours that a person may record on one day'),
    check: (text) => (hoursOf(text) === undefined ? t('Hours up to 24, such as 10 or 7.5.') : undefined),
    toPatch: (text) => ({ dailyLimit: { policy, seconds: hoursOf(text) ?? 0 } }),
  });
  const labels = {
    none: t('No limit'),
    warn: t('A warning…'),
    refuse: t('Nothing more is recorded…'),
  } as const satisfies Record<DailyLimit['policy'], string>;
  return {
    label: t('Limit of a day'),
    shown: limit === undefined ? '' : describeLimit(limit, t),
    ...(limit && { set: labels[limit.policy] }),
    placeholder: t('What happens when a day gets too long? A timer can always be stopped.'),
    choices: [
      { label: labels.none, answer: { patch: { dailyLimit: { policy: 'none', seconds: 0 } } } },
      { label: labels.warn, answer: { ask: ask('warn') } },
      { label: labels.refuse, answer: { ask: ask('refuse') } },
    ],
  };
}

/** Seconds; a limit of nothing would keep everything from being recorded. */
function hoursOf(text: string): number | undefined {
  const seconds = parseBudget(text) ?? 0;
  return seconds > 0 && seconds <= minutesOfDay * 60 ? seconds : undefined;
}

export function describeRequired(fields: Required, t: Translate): string {
  const words: Readonly<Record<Required[number], string>> = {
    note: t('Note'),
    task: t('Task'),
    tag: t('Tag'),
  };
  return fields.length === 0 ? t('Nothing') : fields.map((field) => words[field]).join(', ');
}

/** Every choice there is, the shorter ones first. */
const requirable: readonly Required[] = [
  [],
  ['note'],
  ['task'],
  ['tag'],
  ['note', 'task'],
  ['note', 'tag'],
  ['task', 'tag'],
  ['note', 'task', 'tag'],
];

function requiredField(required: Required | undefined, t: Translate): ChoiceField<OwnRulesPatch> {
  return {
    label: t('Required'),
    shown: required === undefined ? '' : describeRequired(required, t),
    placeholder: t('What must an entry say before its week can be submitted?'),
    choices: requirable.map((fields) => ({
      label: describeRequired(fields, t),
      answer: { patch: { requiredFields: fields } },
    })),
  };
}
