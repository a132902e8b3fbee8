import { type Draft, fillMessage, reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';
import { allHold } from '../match/conditions.ts';
import type { CompiledSink } from '../match/models.ts';
import { isNameAlone } from '../match/name-alone.ts';
import { type Confidence, isLessSure } from '../model.ts';
import type { CallerRule, RuleData } from '../rules/rule-data.ts';
import { F, K } from '../syntax/kinds.ts';
import { childAt, childBy, kindAt, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { anchorOf } from '../units.ts';
import type { Arguments } from './arguments.ts';
import type { Call } from './call.ts';
import { asAttribute } from './chosen/attributes.ts';
import { fileFacts } from './chosen/file-facts.ts';
import { asFiltered } from './chosen/filtered-agents.ts';
import { asNamed } from './chosen/fixed-names.ts';
import { asLoaded } from './chosen/loads.ts';
import { asPrefixed } from './chosen/prefixed-names.ts';
import { asRaw } from './chosen/raw-paths.ts';
import { isBeforeWritten, namesFile } from './chosen/route-segments.ts';
import { isSentAsData } from './chosen/sent-as-data.ts';
import { textsFor } from './chosen/sent-objects.ts';
import { isReadThrough } from './chosen/upload-labels.ts';
import { flowEvidence } from './evidence/flow-evidence.ts';
import { definesSchema, isOnlyParsed } from './evidence/harmless-calls.ts';
import { asAnswered } from './evidence/navigation.ts';
import type { Reached, TaintOfDraft } from './evidence/reached.ts';
import { firstOf } from './evidence/written.ts';
import { assignmentFixes, flowFixes } from './fixes/index.ts';
import { entrySinks, holderOf, receiverFits } from './receiver.ts';
import type { Run } from './run.ts';
import { sinkApplies } from './sink-conditions.ts';
import { type SummarySink, sinkId } from './summary.ts';
import { allTaints } from './value/clean.ts';
import { fieldOf } from './value/fields.ts';
import type { Part } from './value/part.ts';
import { appended, listSteps } from './value/step.ts';
import { type Taint, unite } from './value/taint.ts';
import type { Value } from './value/value.ts';

/** The more doubtful of two. */
export function weaker(one: Confidence, other: Confidence | undefined): Confidence {
  return other !== undefined && isLessSure(other, one) ? other : one;
}

/** Code without its line breaks and indentation. */
export function onOneLine(text: string): string {
  return text.replace(/\s+/g, (_blank, at: number) =>
    /\b(?:new|await|in|of)$/.test(text.slice(Math.max(0, at - 6), at)) ? ' ' : '',
  );
}

/** What a handler returns has no name of its own in the code. */
const answer = 'the response';

function messageOf({ message, flow }: RuleData, { label, step }: TaintOfDraft, reached: Reached): string {
  const { name, sinkClass } = reached;
  const text = flow?.messages?.[sinkClass] ?? message;
  const template = name === answer ? text.replace(/`(\{(?:sink|name)\})`/g, '$1') : text;
  const value = firstOf(step)?.written;
  return fillMessage(template, {
    source: label,
    sink: name,
    name,
    ...(value === undefined ? {} : { value: `\`${value}\`` }),
  });
}

/** The finding that a rule makes of a value that reaches a sink. */
export function draftOf(rule: RuleData, taint: TaintOfDraft, reached: Reached): Draft {
  // In another file the function's own steps end at the sink; the finding itself stands where that file is called.
  const { name, from, to } = reached;
  const end = reached.isElsewhere === true ? [] : [{ message: `reaches ${name}`, from, to }];
  const steps = [...listSteps(taint.step), ...listSteps(reached.beyond), ...end].map((step) => ({
    message: step.message,
    from: step.from,
    to: step.to,
    ...('elsewhere' in step && step.elsewhere !== undefined ? { elsewhere: step.elsewhere } : {}),
  }));
  return {
    rule,
    message: messageOf(rule, taint, reached),
    confidence: weaker(rule.confidence, reached.confidence),
    impact: reached.impact,
    evidence: flowEvidence(taint, reached),
    from: reached.from,
    to: reached.to,
    steps,
    fixes: reached.fixes?.() ?? [],
  };
}

/** The finding of the first rule that knows the taint's source; fewer sources count as much as a stranger's request. */
function draftFrom(run: Run, taint: Taint, reached: Reached): Draft | undefined {
  const origin = String(taint.origin);
  const rules = run.models.rulesBySink.get(reached.sinkClass) ?? [];
  const own = rules.filter(({ languages }) => languages.includes(run.file.language));
  const rule = own.find(
    ({ flow }) => flow?.sources.includes(origin) && flow.spares?.includes(taint.label) !== true,
  );
  if (rule !== undefined) return draftOf(rule, taint, reached);
  if (origin === callerOrigin) return callerDraft(run.file, taint, reached);
  const { sinkClass } = reached;
  const other = own.find(
    ({ flow }) => flow?.callers?.sources?.includes(origin) && flow.callers.sinks.includes(sinkClass),
  );
  return (
    other && draftOf(other, { ...taint, origin: callerOrigin }, sureAsCallers(other.flow?.callers, reached))
  );
}

/** Origin of what a caller hands to a function that is exposed from inside of another. */
export const callerOrigin = 'caller';

/** A script's methods give all kinds of things: what they make of an argument is that only inside a text of ours. */
function hasWeight(
  taint: Partial<Pick<Taint, 'isPieced'>>,
  reached: Reached,
  { family, mustBeBuilt }: { readonly family: LanguageFamily; readonly mustBeBuilt: boolean },
): boolean {
  if (family === 'python') return !mustBeBuilt || reached.isBuilt;
  const isPieced = taint.isPieced === true || reached.isPieced === true;
  return isPieced || (!mustBeBuilt && !reached.isBuilt);
}

/** The finding where whoever calls a library's function controls what reaches a sink; undefined where no rule minds. */
export function callerDraft(
  file: FileContext,
  taint: TaintOfDraft & Partial<Pick<Taint, 'isPieced' | 'isFound'>>,
  reached: Reached,
): Draft | undefined {
  const { family } = file.syntax.grammar;
  const rule = file.models.rulesBySink.get(reached.sinkClass)?.find(({ flow, languages }) => {
    const { callers } = flow ?? {};
    if (callers === undefined || !callers.sinks.includes(reached.sinkClass)) return false;
    const isMeant = callers.languages?.includes(family) ?? languages.includes(file.language);
    const isFound = taint.isFound === true || reached.isFound === true;
    if (callers.found === true) return isMeant && isFound && reached.isOpen === true;
    const mustBeBuilt = callers.built === true || callers.built?.includes(family) === true;
    return isMeant && hasWeight(taint, reached, { family, mustBeBuilt });
  });
  if (rule === undefined || reached.strangersOnly === true) return undefined;
  const isBounded = reached.isBounded === true || reached.isDefinition === true;
  const counted = sureAsCallers(rule.flow?.callers, { ...reached, isBounded });
  return draftOf(rule, { ...taint, origin: callerOrigin }, counted);
}

/** As sure as a finding is whose value a caller or user of the program hands in. */
export function sureAsCallers(callers: CallerRule | undefined, reached: Reached): Reached {
  return { ...reached, confidence: reached.confidence ?? callers?.confidence };
}

/** Records each taint that is not safe for a sink: as a finding, or for the callers when a parameter brings it. */
export function reach(run: Run, taints: readonly Taint[], reached: Reached): void {
  if (!run.models.rulesBySink.has(reached.sinkClass)) return;
  for (const taint of taints) {
    if ((taint.cleaned & reached.bit) !== 0 || isReadThrough(taint, reached.sinkClass)) continue;
    const { origin } = taint;
    if (typeof origin !== 'string') {
      const id = sinkId(origin, reached);
      if (!run.sinks.has(id)) run.sinks.set(id, summarySink(taint, origin, reached));
      continue;
    }
    const draft = draftFrom(run, taint, reached);
    if (draft !== undefined) run.drafts.push(draft);
  }
}

function summarySink(
  taint: Taint,
  part: Part,
  { beyond, fixes: _ofTheCall, ...reached }: Reached,
): SummarySink {
  return {
    ...reached,
    part,
    isAnswer: reached.isAnswer === true || taint.isAnswer,
    isDefinition: reached.isDefinition === true,
    isElsewhere: reached.isElsewhere === true,
    isPieced: taint.isPieced || reached.isPieced === true,
    isFound: taint.isFound || reached.isFound === true,
    unread: taint.unread | (reached.unread ?? 0),
    isBeforeWritten: isBeforeWritten(taint) || reached.isBeforeWritten === true,
    step: appended(taint.step, beyond),
  };
}

/** Functions that call one another would let chains grow without end. */
/** A sink under the name that a finding gives it. */
interface NamedSink {
  readonly sink: CompiledSink;
  readonly name: string;
  /** With the module that it comes from; undefined where that is not known. */
  readonly fullName?: string | undefined;
}

/** What a finding needs of a sink that stands at a node. */
export function reachedAt(run: Run, node: number, { sink, name, fullName }: NamedSink): Reached {
  const span = reportSpan(run.syntax, node);
  const { units } = run.file;
  return {
    sinkClass: sink.class,
    bit: sink.bit,
    name,
    from: anchorOf(units, span.from),
    to: anchorOf(units, span.to),
    confidence: sink.confidence,
    impact: sink.impact,
    isBounded: sink.isBounded,
    takesJsonAlone: fileFacts(run.syntax).takesJsonAlone,
    isTyped: fullName?.includes('()') === true,
    isNameAlone:
      sink.isBare === true && isNameAlone(run.resolver, run.models.knownRoots.get(sink.class), fullName),
    isBuilt: true,
    strangersOnly: sink.strangersOnly,
    textOnly: sink.textOnly,
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
export function checkSink(
  run: Run,
  named: CompiledSink,
  { node: call, given, name }: Pick<Call, 'node' | 'given'> & Partial<Pick<Call, 'name'>>,
): void {
  const sink = asPrefixed(run, asAttribute(run, asLoaded(run, asFiltered(run, named, call), call), call), {
    node: call,
    given,
  });
  const callee = childBy(run.syntax, call, F.callee);
  if (sink.receiver !== undefined && !receiverFits(run.resolver, callee, sink.receiver)) return;
  const values = textsFor(run, sink, { node: call, values: valuesAt(sink, given) });
  const taints = values.flatMap((value) =>
    sink.deep === true ? deepTaints(value, sink.except ?? []) : value.taints,
  );
  if (taints.length === 0) return;
  if (sink.pieced !== undefined && sink.pieced !== taints.some(({ isPieced }) => isPieced)) return;
  if (sink.where !== undefined && !sinkApplies({ run, call, given }, sink.where)) return;
  const fullName = name ?? run.resolver.nameOf(callee);
  const shown = onOneLine(textOf(run.syntax, callee)).slice(-60);
  const isBuilt = values.some(
    (value) => value.taints.length > 0 && value.same === undefined && value !== given.rest,
  );
  const isDefinition = sink.class === 'sql' && definesSchema(run, call);
  const counted = asAnswered(
    run,
    asRaw(run, asNamed(run, sink, { node: call, given }), { callee, taints }),
    call,
  );
  const reached = {
    ...reachedAt(run, call, { sink: counted, name: shown, fullName }),
    isBuilt,
    isDefinition,
    isBeforeWritten: namesFile(run, call, given),
    fixes: () => flowFixes(run, call, counted),
  };
  reach(run, taints, isOnlyParsed(run, call) ? { ...reached, strangersOnly: true } : reached);
}

/** `element.innerHTML = value`. */
export function checkAssignment(run: Run, target: number, value: Value): void {
  if (kindAt(run.syntax, target) === K.subscript) checkEntry(run, target, value);
  const deep = allTaints(value);
  if (deep.length === 0) return;
  const last = run.resolver.lastOf(target);
  const node = parentOf(run.syntax, target);
  const match = { node, value: childBy(run.syntax, node, F.right), name: last };
  const fullName = run.resolver.nameOf(target);
  for (const sink of run.models.assignSinks.find(fullName, last)) {
    if (sink.receiver !== undefined && !receiverFits(run.resolver, target, sink.receiver)) continue;
    if (!allHold(run.resolver, match, { where: sink.where ?? [] })) continue;
    const [sent] = textsFor(run, sink, { node, values: [value] });
    if (sent !== undefined)
      reach(run, sink.deep === true ? deep : sent.taints, {
        ...reachedAt(run, target, { sink, name: last, fullName }),
        fixes: () => assignmentFixes(run, { target, value: match.value, sinkClass: sink.class }),
      });
  }
}

/** `session[key] = value`: what stands as key is stored as well. */
function checkEntry(run: Run, target: number, value: Value): void {
  const fullName = run.resolver.nameOf(holderOf(run.syntax, target));
  for (const sink of entrySinks(run.file, target)) {
    const key = run.evaluate(childBy(run.syntax, target, F.index));
    const shown = textOf(run.syntax, holderOf(run.syntax, target)).slice(-60);
    reach(run, unite(allTaints(value), key.taints), reachedAt(run, target, { sink, name: shown, fullName }));
  }
}

/** `<div dangerouslySetInnerHTML={{ __html: value }} />`. */
export function checkAttribute(run: Run, node: number, value: Value): void {
  const name = textOf(run.syntax, childAt(run.syntax, node, 0));
  const sink = run.models.jsxSinks.get(name);
  if (sink !== undefined) reach(run, allTaints(value), reachedAt(run, node, { sink, name }));
}

/** What a handler returns and its framework sends. */
export function checkReturn(run: Run, node: number, value: Value): void {
  const { returnSink } = run.frame;
  if (returnSink?.returns === undefined) return;
  // `return page, 200`: the first part is what is sent. A list is sent as JSON.
  const returned = unwrap(
    run.syntax,
    kindAt(run.syntax, node) === K.return ? childAt(run.syntax, node, 0) : node,
  );
  const kind = kindAt(run.syntax, returned);
  const isTuple = kind === K.exprList || (kind === K.array && !textOf(run.syntax, returned).startsWith('['));
  const { taints, isObject } = (returnSink.at ?? []).reduce(fieldOf, isTuple ? fieldOf(value, '0') : value);
  const sinkClass = returnSink.returns;
  if (taints.length === 0 || isSentAsData(run, node, { sinkClass, isObject })) return;
  const sink: CompiledSink = { class: sinkClass, bit: run.models.classBits.get(sinkClass) ?? 0 };
  reach(run, taints, reachedAt(run, node, { sink, name: answer }));
}
