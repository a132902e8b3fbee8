/** Applies to a call what is known of the function: its summary, or its body where it belongs to the running unit. */
import { reportSpan } from '../draft.ts';
import { positional } from '../match/call-parts.ts';
import { parametersOf } from '../match/handlers.ts';
import { enclosingClass } from '../names/class-info.ts';
import { parameterPattern } from '../names/declare.ts';
import { bindingAt } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { anchorOf } from '../units.ts';
import type { Arguments } from './arguments.ts';
import { segmentsThrough } from './chosen/route-segments.ts';
import { methodCalled, partIn } from './places.ts';
import type { Run } from './run.ts';
import { reach } from './sinks.ts';
import { updateAt } from './store.ts';
import type { Summary } from './summary.ts';
import { allTaints, clean } from './value/clean.ts';
import { join } from './value/join.ts';
import { anyKey, laterKey } from './value/keys.ts';
import { type Part, receiverPosition } from './value/part.ts';
import { appended } from './value/step.ts';
import { type Taint, unite } from './value/taint.ts';
import { listOf, unknown, type Value } from './value/value.ts';

/** Where a function is called, and what with. */
export interface Site {
  readonly node: number;
  /** The callee as written. */
  readonly shown: string;
  readonly given: Arguments;
  /** Node of the receiver, or `none`. */
  readonly object: number;
}

/** Name of a parameter as a summary holds it: what collects the rest begins with a star. */
const collects = (name: string) => name.startsWith('*');

/** What a call hands to a parameter; `own` are the names of all, which `**options` does not collect. */
export function passedTo(
  given: Arguments,
  { position, name }: { readonly position: number; readonly name: string },
  own: readonly string[],
): Value | undefined {
  if (position === receiverPosition) return given.receiver;
  if (name.startsWith('**'))
    return { ...unknown, fields: new Map([...given.byName].filter(([key]) => !own.includes(key))) };
  if (collects(name)) return listOf([...given.positional.slice(position), ...spreadOf(given)]);
  return (
    given.byName.get(name) ?? given.positional[position] ?? (given.rest === unknown ? undefined : given.rest)
  );
}

function spreadOf(given: Arguments): Value[] {
  return given.rest === unknown ? [] : [given.rest];
}

/** A summary meets the arguments of one call. */
class Application {
  private readonly run: Run;
  private readonly site: Site;
  private readonly summary: Summary;
  /** By the identities of parts. */
  private readonly values = new Map<string, Value>();
  private readonly taints = new Map<string, readonly Taint[]>();

  constructor(run: Run, site: Site, summary: Summary) {
    this.run = run;
    this.site = site;
    this.summary = summary;
  }

  apply(): Value {
    const { run, site, summary } = this;
    // A sink in another file is shown where this file calls it; the steps lead there.
    const place = summary.isElsewhere ? { ...this.callPlace(), isElsewhere: true } : {};
    for (const sink of summary.sinks) {
      const taints = this.passed(sink.part);
      if (taints.length === 0 || (sink.textOnly === true && this.at(sink.part).isObject)) continue;
      const isBuilt = sink.isBuilt || this.at(sink.part).same === undefined;
      reach(run, taints, { ...sink, ...place, isBuilt, beyond: sink.step });
    }
    this.noteThrown();
    const instance = this.applyEffects();
    this.applyGlobals();
    if (summary.constructs) return instance ?? { ...unknown, fields: new Map() };
    return this.bring(summary.returns, `returned by ${site.shown}`);
  }

  private callPlace(): { readonly from: number; readonly to: number } {
    const { run, site } = this;
    const span = reportSpan(run.syntax, site.node);
    return { from: anchorOf(run.file.units, span.from), to: anchorOf(run.file.units, span.to) };
  }

  /** What the caller hands in as a part; summaries name the same parts time and again. */
  private at(part: Part): Value {
    const known = this.values.get(part.id);
    if (known !== undefined) return known;
    const { names } = this.summary;
    const passed = passedTo(
      this.site.given,
      { position: part.position, name: names[part.position] ?? '' },
      names,
    );
    const value =
      passed === undefined ? unknown : part.keys.reduce((at, key) => this.partAt(at, key), passed);
    this.values.set(part.id, value);
    return value;
  }

  /** Taints of all that the caller hands in as a part, as they are once they have been passed. */
  private passed(part: Part): readonly Taint[] {
    const known = this.taints.get(part.id);
    if (known !== undefined) return known;
    const { run, site } = this;
    const taints = run.advance(allTaints(this.at(part)), `passed to ${site.shown}`, site.node);
    this.taints.set(part.id, taints);
    return taints;
  }

  /** One step of the way into a part; a method is that of the class that this caller's object has. */
  private partAt(value: Value, key: string): Value {
    const { run, site } = this;
    const method = value.instance === undefined ? undefined : methodCalled(key);
    const funcs = method === undefined ? [] : methodsOf(run, value.instance ?? '', method);
    const given = { positional: [], byName: new Map(), rest: unknown, receiver: value };
    const called = funcs.length === 0 ? undefined : callEach(run, funcs, { ...site, object: none, given });
    return called ?? partIn(run, value, key, site.node);
  }

  private noteThrown(): void {
    const { run, summary } = this;
    if (summary.throws.length === 0) return;
    const thrown = this.bringTaints(summary.throws);
    const catcher = run.catchers[run.catchers.length - 1];
    const holder = catcher ?? run.frame;
    holder.thrown = unite(holder.thrown, thrown);
  }

  /** Puts into arguments and receiver what the function puts there; gives what a constructor makes. */
  private applyEffects(): Value | undefined {
    let instance: Value | undefined;
    for (const [position, effect] of this.summary.effects) {
      const value = this.bring(effect, `kept by ${this.site.shown}`);
      if (position === receiverPosition && this.summary.constructs) instance = value;
      else updateAt(this.run, this.argumentNode(position), () => value);
    }
    return instance;
  }

  private argumentNode(position: number): number {
    const { run, site } = this;
    if (position === receiverPosition) return site.object;
    const node = positional(run.syntax, site.node)[position] ?? none;
    return kindAt(run.syntax, node) === K.spread ? none : node;
  }

  private applyGlobals(): void {
    const { run, summary } = this;
    for (const [name, value] of summary.globals) {
      const binding = run.resolver.names.moduleScope.names?.get(name);
      if (binding !== undefined) run.set(binding.id, this.bring(value, `kept by ${this.site.shown}`));
    }
  }

  /** A value of the summary as this caller gets it. */
  private bring(value: Value, message: string): Value {
    if (value === unknown) return value;
    const base = value.same === undefined ? undefined : this.sameAs(value, value.same);
    const kept = this.summary.isElsewhere ? unknown : value;
    const own = base === undefined ? value.taints : value.taints.filter((taint) => taint.id !== idOf(value));
    const taints = this.run.advance(
      unite(base?.taints ?? [], this.bringTaints(own)),
      message,
      this.site.node,
    );
    const fields = this.bringFields(value, base);
    const func = value.func < 0 ? (base?.func ?? -1) : this.functionAt(value.func);
    const size = base === undefined || value.fields !== undefined ? value.size : base.size;
    const instance = base?.instance ?? kept.instance;
    const constant = base === undefined ? value.constant : base.constant;
    const keys = value.keys === undefined ? base?.keys : this.bringTaints(value.keys);
    return {
      taints,
      fields,
      func,
      size,
      constant,
      same: base?.same,
      name: base?.name,
      instance,
      bound: base?.bound,
      via: base?.via,
      classes: base?.classes ?? kept.classes,
      madeBy: base?.madeBy ?? kept.madeBy,
      keys,
      isObject: [value, base].some((each) => each?.isObject === true),
    };
  }

  /** What a caller's own part is when it comes back: as the caller knows it, as clean as the function made it. */
  private sameAs(value: Value, part: Part): Value {
    const own = value.taints.find((taint) => taint.id === part.id);
    return clean(this.at(part), own?.cleaned ?? 0);
  }

  private bringFields(value: Value, base: Value | undefined): Value['fields'] {
    if (value.fields === undefined) return base?.fields;
    const fields = new Map(base?.fields);
    for (const [key, field] of value.fields) {
      const before = key === anyKey || key === laterKey ? fields.get(key) : undefined;
      const brought = this.bring(field, `kept by ${this.site.shown}`);
      fields.set(key, before === undefined ? brought : join(before, brought));
    }
    return fields;
  }

  private bringTaints(taints: readonly Taint[]): readonly Taint[] {
    let brought: readonly Taint[] = [];
    for (const taint of taints) {
      const { origin } = taint;
      brought = unite(brought, typeof origin === 'string' ? [taint] : this.through(taint, origin));
    }
    return brought;
  }

  /** What the caller's part carries, after the function has had it. */
  private through(taint: Taint, part: Part): readonly Taint[] {
    return this.passed(part).map((own) => ({
      ...own,
      cleaned: own.cleaned | taint.cleaned,
      lacks: segmentsThrough(own, taint),
      isPieced: own.isPieced || taint.isPieced,
      isFound: own.isFound || taint.isFound,
      isAnswer: own.isAnswer || taint.isAnswer,
      unread: own.unread | taint.unread,
      step: appended(own.step, taint.step),
    }));
  }

  private functionAt(unit: number): number {
    return this.summary.isElsewhere ? -1 : (this.run.file.units.list[unit]?.func ?? -1);
  }
}

function idOf(value: Value): string | undefined {
  return value.same?.id;
}

/** Applies a summary to a call. */
export function applySummary(run: Run, site: Site, summary: Summary): Value {
  return new Application(run, site, summary).apply();
}

/** Calls a function of this file; undefined when it cannot be followed. */
export function callFunction(run: Run, func: number, site: Site): Value | undefined {
  const unit = run.file.units.byFunction.get(func);
  if (unit !== undefined) return applySummary(run, site, run.summaries.ofUnit(unit));
  if (run.active.has(func)) return undefined;
  const parameters = parametersOf(run.syntax, func);
  const names = parameters.map((each) => textOf(run.syntax, parameterPattern(run.syntax, each)));
  const given = run.callClosure(func, (position, name) => passedTo(site.given, { position, name }, names));
  return keepOwn(run, func, site) ?? given;
}

/** What a method of a class inside a function has put into its own object; given where it is what made the object. */
function keepOwn(run: Run, func: number, site: Site): Value | undefined {
  const { resolver, syntax } = run;
  const owner = syntax.grammar.family === 'python' ? enclosingClass(syntax, func) : none;
  const name = textOf(syntax, childBy(syntax, func, F.name));
  if (owner === none || resolver.classInfo(owner).methods.get(name) !== func) return undefined;
  const [self = none] = parametersOf(syntax, func);
  const binding = bindingAt(resolver.names, parameterPattern(syntax, self));
  const own = binding === undefined ? undefined : run.get(binding.id);
  if (own === undefined) return undefined;
  if (name === '__init__') return own;
  if (own.fields !== undefined && site.object !== none) updateAt(run, site.object, () => own);
  return undefined;
}

/** Methods of this name of the classes that an object may be of. */
export function methodsOf(run: Run, instance: string, name: string): number[] {
  const found = instance
    .split('|')
    .map((each) => run.resolver.methodOf(run.resolver.classCalled(each), name));
  return [...new Set(found)].filter((func) => func !== none);
}

/** What a call gives that may mean several functions; undefined when none of them can be followed. */
export function callEach(run: Run, funcs: readonly number[], site: Site): Value | undefined {
  let given: Value | undefined;
  for (const func of funcs) {
    const own = callFunction(run, func, site);
    if (own !== undefined) given = given === undefined ? own : join(given, own);
  }
  return given;
}

/** What reading a member gives that a method stands behind; undefined for a plain field. */
export function callGetter(run: Run, member: number, receiver: Value): Value | undefined {
  const func = run.resolver.getterOf(member, receiver.instance?.split('|')[0]);
  if (func === none) return undefined;
  const given = { positional: [], byName: new Map(), rest: unknown, receiver };
  const object = childBy(run.syntax, member, F.object);
  return callFunction(run, func, { node: member, shown: textOf(run.syntax, member), given, object });
}
