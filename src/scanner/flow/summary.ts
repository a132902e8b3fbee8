import type { Confidence, Severity } from '../model.ts';
import type { Part } from './value/part.ts';
import type { Step } from './value/step.ts';
import type { Taint } from './value/taint.ts';
import { unknown, type Value } from './value/value.ts';

/** A sink that a part of what a caller hands in reaches. */
export interface SummarySink {
  readonly part: Part;
  readonly sinkClass: string;
  readonly bit: number;
  /** What is called there, for the message. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly step: Step | undefined;
  readonly confidence: Confidence | undefined;
  readonly impact: Severity | undefined;
  /** What stands beside the value bounds where it leads. */
  readonly isBounded?: boolean | undefined;
  /** Answers, as bits, of checks on the way there whose bodies were not read. */
  readonly unread: number;
  readonly isBeforeWritten: boolean;
  /** Nothing but the name says that it is a sink. */
  readonly isNameAlone?: boolean | undefined;
  /** It is a method of an object whose type is known. */
  readonly isTyped?: boolean | undefined;
  /** The function made what reaches the sink from the caller's part, it did not just hand that on. */
  readonly isBuilt: boolean;
  /** The caller's part became part of a text that the function puts together. */
  readonly isPieced: boolean;
  /** The function looked it up inside of the caller's part. */
  readonly isFound: boolean;
  /** What is written under it stands under a key that is anybody's as well. */
  readonly isOpen?: boolean | undefined;
  /** What a caller of an exported function hands in does not count. */
  readonly strangersOnly?: true | undefined;
  /** An object that reaches it is sent as JSON. */
  readonly textOnly?: true | undefined;
  /** Not the caller's part itself reaches it, but what a method of it gave. */
  readonly isAnswer: boolean;
  /** A statement about the database itself, where names cannot be bound as values. */
  readonly isDefinition: boolean;
  /** It lies in another file, which reports what that file's callers hand in. */
  readonly isElsewhere: boolean;
}

/**
 * When a call proves its argument to be safe: it answered so, it came back at all, what it made says yes, or it says yes
 * and no other argument carries what a stranger sends.
 */
export type Outcome = 'true' | 'false' | 'returned' | 'made' | 'alone';

/** What is known of a parameter where a function ends. */
export type Proven = Pick<SummaryProof, 'bits' | 'unread'>;

/** That a call proves the argument at `position` to be safe for the classes of `bits`, when it ends as `when` says. */
export interface SummaryProof {
  readonly position: number;
  readonly when: Outcome;
  readonly bits: number;
  /** Answers, as bits, of checks of the argument whose bodies were not read (`passUnread`). */
  readonly unread: number;
}

/** What a caller needs to know of a function. Functions in its values are unit indexes, which outlive an edit. */
export interface Summary {
  readonly returns: Value;
  /** What it throws, when that carries anything. */
  readonly throws: readonly Taint[];
  readonly sinks: readonly SummarySink[];
  /** By parameter position, or `receiverPosition`: what it puts into them. */
  readonly effects: ReadonlyMap<number, Value>;
  /** Names of its module that it gives another value. */
  readonly globals: ReadonlyMap<string, Value>;
  readonly proofs: readonly SummaryProof[];
  /** What a call of the functions does that it makes and gives back: itself, or by key of the object that holds them. */
  readonly made?: ReadonlyMap<string, Summary> | undefined;
  /** Parameters by position; what collects the rest begins with one star, what collects names with two. */
  readonly names: readonly string[];
  /** Calling it makes an object: the effect on the receiver is what comes back. */
  readonly constructs: boolean;
  /** It is of another file. */
  readonly isElsewhere: boolean;
  readonly keys: Keys;
}

/** Texts by which answers are compared. */
export interface Keys {
  /** Equal ones mean equal answers. */
  readonly exact: string;
  /** Equal ones mean answers that lead to the same findings; the steps on the way may differ. */
  readonly shape: string;
}

/** Keys of what says nothing. */
export const noKeys: Keys = { exact: '', shape: '' };

/** Keys that are written when they are first asked for: those with steps are long, and most are never looked at. */
class LazyKeys implements Keys {
  private readonly write: (stepKey: StepKey) => string;
  private knownExact: string | undefined;
  private knownShape: string | undefined;

  constructor(write: (stepKey: StepKey) => string) {
    this.write = write;
  }

  get exact(): string {
    this.knownExact ??= this.write(withSteps);
    return this.knownExact;
  }

  get shape(): string {
    this.knownShape ??= this.write(withoutSteps);
    return this.knownShape;
  }
}

/** Whether two answers are the same, as far as asked: those of another shape are not, whatever their steps. */
export function areSame(one: Keys, other: Keys, by: keyof Keys): boolean {
  return one === other || (one.shape === other.shape && (by === 'shape' || one.exact === other.exact));
}

/** A summary before its keys are written. */
export type SummaryParts = Omit<Summary, 'keys'>;

/** Of a function that carries nothing, reaches nothing and proves nothing; also of one that was not followed yet. */
export const emptySummary: Summary = {
  returns: unknown,
  throws: [],
  sinks: [],
  effects: new Map(),
  globals: new Map(),
  proofs: [],
  names: [],
  constructs: false,
  isElsewhere: false,
  keys: noKeys,
};

const maxSinks = 24;
const maxFields = 24;
const maxDepth = 3;

type StepKey = (step: Step | undefined) => string;

const withSteps: StepKey = (step) => {
  let key = '';
  for (let at = step; at !== undefined; at = at.previous) key += `${at.from}-${at.to}${at.message};`;
  return key;
};

const withoutSteps: StepKey = () => '';

function taintsKey(taints: readonly Taint[], stepKey: StepKey): string {
  return taints
    .map((taint) => `${taint.id}:${taint.cleaned}:${taint.isAnswer}:${taint.unread}:${stepKey(taint.step)}`)
    .join('|');
}

function valueKey(value: Value, stepKey: StepKey): string {
  if (value === unknown) return '';
  const fields = [...(value.fields ?? [])]
    .map(([key, field]) => `${key}=${valueKey(field, stepKey)}`)
    .join(',');
  const same = value.same?.id ?? '';
  const constant = value.constant === undefined ? '' : `${typeof value.constant}${value.constant}`;
  const keys = value.keys === undefined ? '' : `keys${taintsKey(value.keys, stepKey)}`;
  return `${taintsKey(value.taints, stepKey)}{${fields}}${value.func};${constant};${value.size};${same};${value.instance ?? ''};${value.classes ?? ''};${value.madeBy ?? ''};${keys}${value.isObject ? ';object' : ''}`;
}

const keysOfValues = new WeakMap<Value, Keys>();

/** Tells values apart. */
export function valueKeys(value: Value): Keys {
  const known = keysOfValues.get(value);
  if (known !== undefined) return known;
  const keys = new LazyKeys((stepKey) => valueKey(value, stepKey));
  keysOfValues.set(value, keys);
  return keys;
}

function mapKey(values: ReadonlyMap<number | string, Value>, stepKey: StepKey): string {
  return [...values].map(([key, value]) => `${key}:${valueKey(value, stepKey)}`).join('\n');
}

/** A value small enough to be handed from unit to unit. */
export function portable(value: Value, toUnit: (func: number) => number, depth = 0): Value {
  if (value === unknown) return value;
  const func = value.func < 0 ? -1 : toUnit(value.func);
  const isCut = depth >= maxDepth || (value.fields?.size ?? 0) > maxFields;
  if (value.fields === undefined || !isCut) {
    const fields =
      value.fields &&
      new Map([...value.fields].map(([key, field]) => [key, portable(field, toUnit, depth + 1)]));
    const isSame = fields === undefined && func === value.func && value.bound === undefined;
    return isSame ? value : { ...value, fields, func, bound: undefined };
  }
  return { ...value, fields: undefined, func, size: -1, bound: undefined };
}

/** Sinks that were reached, by what tells them apart: the first way to each counts. */
export type ReachedSinks = Map<string, SummarySink>;

/** Tells sinks that a part reaches apart. */
export function sinkId(part: Part, { bit, from, to }: Pick<SummarySink, 'bit' | 'from' | 'to'>): string {
  return `${part.id}:${bit}:${from}:${to}`;
}

function distinctSinks(reached: readonly SummarySink[]): SummarySink[] {
  const sinks: ReachedSinks = new Map();
  for (const sink of reached) {
    const id = sinkId(sink.part, sink);
    if (!sinks.has(id) && sinks.size < maxSinks) sinks.set(id, sink);
  }
  return [...sinks.values()];
}

function sinkKey(sink: SummarySink, stepKey: StepKey): string {
  const { part, bit, from, to, name, step, isAnswer } = sink;
  return `${part.id}:${bit}:${from}:${to}:${name}:${isAnswer}:${stepKey(step)}`;
}

function madeKey(made: SummaryParts['made'], stepKey: StepKey): string {
  const by = stepKey === withSteps ? 'exact' : 'shape';
  return [...(made ?? [])].map(([key, { keys }]) => `${key}=${keys[by]}`).join('|');
}

function summaryKey(
  { returns, throws, sinks, effects, globals, proofs, made }: SummaryParts,
  stepKey: StepKey,
): string {
  return [
    valueKey(returns, stepKey),
    taintsKey(throws, stepKey),
    sinks.map((sink) => sinkKey(sink, stepKey)).join('|'),
    mapKey(effects, stepKey),
    mapKey(globals, stepKey),
    proofs.map(({ position, when, bits, unread }) => `${position}${when}${bits}:${unread}`).join('|'),
    madeKey(made, stepKey),
  ].join('\u0001');
}

/** Builds a summary; sinks reached twice count once. */
export function createSummary(given: SummaryParts): Summary {
  const parts = { ...given, sinks: distinctSinks(given.sinks) };
  const { returns, throws, sinks, effects, globals, proofs } = parts;
  const isEmpty =
    returns === unknown && throws.length + sinks.length + effects.size + globals.size + proofs.length === 0;
  if (isEmpty) return { ...parts, keys: noKeys };
  return { ...parts, keys: new LazyKeys((stepKey) => summaryKey(parts, stepKey)) };
}
