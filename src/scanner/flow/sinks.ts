import { type Draft, fillMessage, reportSpan } from '../draft.ts';
import { allHold } from '../match/conditions.ts';
import type { CompiledSink } from '../match/models.ts';
import type { Confidence, Severity } from '../model.ts';
import type { CallerRule, RuleData } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { anchorOf } from '../units.ts';
import type { Arguments } from './arguments.ts';
import { entrySinks, holderOf, receiverFits } from './receiver.ts';
import type { Run } from './run.ts';
import { sinkApplies } from './sink-conditions.ts';
import type { SummarySink } from './summary.ts';
import { allTaints, fieldOf, type Part, type Step, type Taint, unite, type Value } from './value.ts';

const order: readonly Confidence[] = ['low', 'medium', 'high'];

/** The more doubtful of two. */
export function weaker(one: Confidence, other: Confidence | undefined): Confidence {
  return other === undefined || order.indexOf(one) <= order.indexOf(other) ? one : other;
}

/** A sink as reached: what a finding or a summary needs of it. */
export interface Reached {
  readonly sinkClass: string;
  readonly bit: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: Confidence | undefined;
  readonly severity: Severity | undefined;
  /** What reaches it was made from parts. */
  readonly isBuilt: boolean;
  readonly isAnswer?: boolean;
  readonly isDefinition?: boolean;
  readonly isElsewhere?: boolean;
  /** Steps after the taint's own, when a function carries it on. */
  readonly beyond?: Step | undefined;
}

function listSteps(step: Step | undefined): Step[] {
  const steps: Step[] = [];
  for (let at = step; at !== undefined; at = at.previous) steps.push(at);
  return steps.reverse();
}

/** The finding that a rule makes of a value that reaches a sink. */
export function draftOf(rule: RuleData, taint: Pick<Taint, 'label' | 'step'>, reached: Reached): Draft {
  const end = { message: `reaches ${reached.name}`, from: reached.from, to: reached.to };
  const steps = [...listSteps(taint.step), ...listSteps(reached.beyond), end].map((step) => ({
    message: step.message,
    from: step.from,
    to: step.to,
    ...('elsewhere' in step && step.elsewhere !== undefined ? { elsewhere: step.elsewhere } : {}),
  }));
  return {
    rule,
    message: fillMessage(rule.message, { source: taint.label, sink: reached.name }),
    confidence: weaker(rule.confidence, reached.confidence),
    severity: reached.severity,
    from: reached.from,
    to: reached.to,
    steps,
    fixes: [],
  };
}

/** The finding of the first rule that knows the taint's source; fewer sources count as much as a stranger's request. */
function draftFrom(run: Run, rules: readonly RuleData[], taint: Taint, reached: Reached): Draft | undefined {
  const origin = String(taint.origin);
  const own = rules.filter(({ languages }) => languages.includes(run.file.language));
  const rule = own.find(({ flow }) => flow?.sources.includes(origin));
  if (rule !== undefined) return draftOf(rule, taint, reached);
  const { sinkClass } = reached;
  const other = own.find(
    ({ flow }) => flow?.callers?.sources?.includes(origin) && flow.callers.sinks.includes(sinkClass),
  );
  return other && draftOf(other, taint, { ...reached, ...atMost(other.flow?.callers, reached) });
}

/** How much a finding counts whose value a caller or user of the program hands in. */
export function atMost(
  callers: CallerRule | undefined,
  { confidence, severity }: Pick<Reached, 'confidence' | 'severity'>,
): Pick<Reached, 'confidence' | 'severity'> {
  return { confidence: confidence ?? callers?.confidence, severity: severity ?? callers?.severity };
}

/** Records each taint that is not safe for a sink: as a finding, or for the callers when a parameter brings it. */
export function reach(run: Run, taints: readonly Taint[], reached: Reached): void {
  const rules = run.models.rulesBySink.get(reached.sinkClass) ?? [];
  if (rules.length === 0) return;
  for (const taint of taints) {
    if ((taint.cleaned & reached.bit) !== 0) continue;
    const { origin } = taint;
    if (typeof origin !== 'string') {
      run.sinks.push(summarySink(taint, origin, reached));
      continue;
    }
    const draft = draftFrom(run, rules, taint, reached);
    if (draft !== undefined) run.drafts.push(draft);
  }
}

function summarySink(taint: Taint, part: Part, { beyond, ...reached }: Reached): SummarySink {
  return {
    ...reached,
    part,
    isAnswer: reached.isAnswer === true || taint.isAnswer === true,
    isDefinition: reached.isDefinition === true,
    isElsewhere: reached.isElsewhere === true,
    step: appended(taint.step, beyond),
  };
}

/** Functions that call one another would let chains grow without end. */
const maxChain = 24;

/** One chain from two. */
export function appended(first: Step | undefined, second: Step | undefined): Step | undefined {
  let chain = first;
  for (const step of listSteps(second)) {
    const count = (chain?.count ?? 0) + 1;
    if (count > maxChain) return chain;
    chain = { ...step, previous: chain, count };
  }
  return chain;
}

function reachedAt(run: Run, node: number, sink: CompiledSink, name: string): Reached {
  const span = reportSpan(run.syntax, node);
  const { units } = run.file;
  return {
    sinkClass: sink.class,
    bit: sink.bit,
    name,
    from: anchorOf(units, span.from),
    to: anchorOf(units, span.to),
    confidence: sink.confidence,
    severity: sink.severity,
    isBuilt: true,
  };
}

function valuesAt(sink: CompiledSink, given: Arguments): Value[] {
  if (sink.self === true) return [given.receiver];
  const positions = sink.args ?? (sink.keywords === undefined ? [0] : []);
  const values = positions.map((position) => given.positional[position] ?? given.rest);
  for (const keyword of sink.keywords ?? []) {
    const value = keyword === '**' ? given.rest : given.byName.get(keyword);
    if (value !== undefined) values.push(value);
  }
  const path = sink.path ?? [];
  return path.length === 0 ? values : values.map((value) => path.reduce(fieldOf, value));
}

/** Taints of a value and its fields, without the fields that do no harm. */
function deepTaints(value: Value, except: readonly string[]): readonly Taint[] {
  if (except.length === 0 || value.fields === undefined) return allTaints(value);
  const fields = [...value.fields].filter(([key]) => !except.includes(key));
  return [...value.taints, ...fields.flatMap(([, field]) => deepTaints(field, except))];
}

/** Checks a call against a sink that its name led to. */
export function checkSink(run: Run, call: number, sink: CompiledSink, given: Arguments): void {
  const callee = childBy(run.syntax, call, F.callee);
  if (sink.receiver !== undefined && !receiverFits(run.resolver, callee, sink.receiver)) return;
  const values = valuesAt(sink, given);
  const taints = values.flatMap((value) =>
    sink.deep === true ? deepTaints(value, sink.except ?? []) : value.taints,
  );
  if (taints.length === 0) return;
  if (sink.where !== undefined && !sinkApplies({ run, call, given }, sink.where)) return;
  const shown = textOf(run.syntax, callee).replace(/\s+/g, '').slice(-60);
  const isBuilt = values.some(
    (value) => value.taints.length > 0 && value.same === undefined && value !== given.rest,
  );
  const isDefinition = sink.class === 'sql' && definesSchema(run, call);
  reach(run, taints, { ...reachedAt(run, call, sink, shown), isBuilt, isDefinition });
}

const definition =
  /^\(\s*(?:[rbuf]{0,2}["'`]{1,3}\s*)+(?:create|drop|alter|grant|revoke|use|set|kill|attach|detach|pragma|vacuum|analyze|truncate|rename|comment|reindex|lock|explain|show|describe)\b/i;

/** `"CREATE DATABASE " + name`: databases bind values, not names, so that somebody has to write them in. */
function definesSchema({ syntax }: Run, call: number): boolean {
  return definition.test(textOf(syntax, childBy(syntax, call, F.arguments)).slice(0, 120));
}

/** A key that others choose: `table[key]()`, `tree[key].name = value`. */
export function checkKey(run: Run, subscript: number, sinkClass: string): void {
  const bit = run.models.classBits.get(sinkClass);
  const index = bit === undefined ? none : childBy(run.syntax, subscript, F.index);
  if (bit === undefined || index === none) return;
  const { taints } = run.evaluate(index);
  if (taints.length === 0) return;
  const name = textOf(run.syntax, subscript).replace(/\s+/g, '').slice(0, 60);
  reach(run, taints, reachedAt(run, subscript, { class: sinkClass, bit }, name));
}

/** `element.innerHTML = value`. */
export function checkAssignment(run: Run, target: number, value: Value): void {
  if (kindAt(run.syntax, target) === K.subscript) checkEntry(run, target, value);
  if (value.taints.length === 0) return;
  const last = run.resolver.lastOf(target);
  const node = parentOf(run.syntax, target);
  const match = { node, value: childBy(run.syntax, node, F.right), name: last };
  for (const sink of run.models.assignSinks.find(run.resolver.nameOf(target), last)) {
    if (sink.receiver !== undefined && !receiverFits(run.resolver, target, sink.receiver)) continue;
    if (!allHold(run.resolver, match, { where: sink.where ?? [] })) continue;
    reach(run, value.taints, reachedAt(run, target, sink, last));
  }
}

/** `session[key] = value`: what stands as key is stored as well. */
function checkEntry(run: Run, target: number, value: Value): void {
  for (const sink of entrySinks(run.file, target)) {
    const key = run.evaluate(childBy(run.syntax, target, F.index));
    const shown = textOf(run.syntax, holderOf(run.syntax, target)).slice(-60);
    reach(run, unite(allTaints(value), key.taints), reachedAt(run, target, sink, shown));
  }
}

/** `<div dangerouslySetInnerHTML={{ __html: value }} />`. */
export function checkAttribute(run: Run, node: number, name: string, value: Value): void {
  const sink = run.models.jsxSinks.get(name);
  if (sink !== undefined) reach(run, allTaints(value), reachedAt(run, node, sink, name));
}

/** What a handler returns and its framework sends. */
export function checkReturn(run: Run, node: number, value: Value): void {
  const { returnSink } = run.frame;
  if (returnSink === undefined) return;
  // `return page, 200`: the first part is what is sent. A list is sent as JSON.
  const returned = unwrap(
    run.syntax,
    kindAt(run.syntax, node) === K.return ? childAt(run.syntax, node, 0) : node,
  );
  const kind = kindAt(run.syntax, returned);
  const isTuple = kind === K.exprList || (kind === K.array && !textOf(run.syntax, returned).startsWith('['));
  const { taints } = isTuple ? fieldOf(value, '0') : value;
  if (taints.length === 0) return;
  const sink: CompiledSink = { class: returnSink, bit: run.models.classBits.get(returnSink) ?? 0 };
  reach(run, taints, reachedAt(run, node, sink, 'the response'));
}
