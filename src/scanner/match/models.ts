import type { LanguageFamily } from '../languages.ts';
import { NameIndex } from '../names/name-index.ts';
import { lastSegment } from '../names/resolver.ts';
import type {
  GuardModel,
  HandlerModel,
  ModelData,
  PropagatorModel,
  RuleData,
  RuleSet,
  SanitizerModel,
  SinkModel,
  SourceModel,
} from '../rules/rule-data.ts';

import { asksForImport, isBareName, type KnownRoots, knownRootsOf } from './name-alone.ts';

/** A sink with the bit of its class. */
export interface CompiledSink extends SinkModel {
  readonly bit: number;
  /** Found by the last part of a name, whatever stands before it, and no condition asks for an import. */
  readonly isBare?: true;
  /** What stands beside the value at the call bounds where it leads. */
  readonly isBounded?: true;
}

/** A sanitizer; `bits` are the sink classes that its result is safe for. */
export interface CompiledCleaner {
  readonly bits: number;
  readonly where?: SanitizerModel['where'];
}

/** A call whose answer proves a value; `bits` are the sink classes that the value is safe for from there on. */
export interface CompiledGuard extends CompiledCleaner {
  readonly proves: GuardModel['proves'];
  readonly anchored: GuardModel['anchored'];
  /** What the call must have answered. */
  readonly when: boolean | 'returned';
  readonly where: GuardModel['where'];
}

/** A call whose result carries what it was handed. */
export interface CompiledPropagator extends PropagatorModel {
  /** Classes that what passes is safe for. */
  readonly bits: number;
  /** Classes that what passes may harm again. */
  readonly restored: number;
}

/** A source with the bits of what it cannot harm. */
export interface CompiledSource extends SourceModel {
  readonly bits: number;
}

/** Models of one family as tables by name. */
export interface Models {
  readonly classBits: ReadonlyMap<string, number>;
  readonly reads: NameIndex<CompiledSource>;
  readonly calls: NameIndex<CompiledSource>;
  /** Sources by the decorator of a parameter. */
  readonly decorators: NameIndex<CompiledSource>;
  /** Names that hold members which are sources: `express.Request()`. */
  readonly sourceHolders: ReadonlySet<string>;
  /** Objects that one handler fills and the next one reads. */
  readonly carriers: ReadonlySet<string>;
  /** Last names of calls that are sources. */
  readonly sourceMethods: ReadonlySet<string>;
  readonly sinks: NameIndex<CompiledSink>;
  readonly assignSinks: NameIndex<CompiledSink>;
  readonly jsxSinks: ReadonlyMap<string, CompiledSink>;
  readonly knownRoots: KnownRoots;
  readonly sanitizers: NameIndex<CompiledCleaner>;
  readonly propagators: NameIndex<CompiledPropagator>;
  /** Members that are safe to read. */
  readonly cleanReads: NameIndex<CompiledCleaner>;
  readonly guards: NameIndex<CompiledGuard>;
  readonly handlerCalls: NameIndex<HandlerModel>;
  readonly handlerDecorators: NameIndex<HandlerModel>;
  readonly handlers: readonly HandlerModel[];
  readonly safeTypes: ReadonlySet<string>;
  readonly safeProperties: ReadonlySet<string>;
  readonly prefixBits: number;
  /** Classes that a text cannot harm. */
  readonly textBits: number;
  readonly injected: ReadonlySet<string>;
  /** Calls that never return. */
  readonly ends: NameIndex<true>;
  /** Sink classes that count for parameters of uncalled functions as well. */
  readonly openClasses: ReadonlySet<string>;
  /** Rules by sink class. */
  readonly rulesBySink: ReadonlyMap<string, readonly RuleData[]>;
}

/** Every class at once. */
export const allClasses = -1;

function addAll<T>(index: NameIndex<T>, names: readonly string[] | undefined, value: T): void {
  for (const name of names ?? []) index.add(name, value);
}

/** `all` means each class; `-resource` takes one out again. */
function bitsOf(bits: ReadonlyMap<string, number>, classes: readonly string[]): number {
  return classes.reduce((sum, name) => {
    if (name.startsWith('-')) return sum & ~(bits.get(name.slice(1)) ?? 0);
    return sum | (name === 'all' ? allClasses : (bits.get(name) ?? 0));
  }, 0);
}

/** The models of a family that any library adds up to. */
function gather<Key extends keyof ModelData>(
  models: readonly ModelData[],
  key: Key,
): NonNullable<ModelData[Key]>[] {
  return models.map((model) => model[key]).filter((list) => list !== undefined);
}

/** Bits of a number that bitwise operators know. */
const numberBits = 32;

/** Classes that nothing proves a value to be safe for but what proves it for all: they share a bit. */
const unproven: ReadonlySet<string> = new Set(['session', 'token']);

function numberClasses(sinks: readonly SinkModel[], handlers: readonly HandlerModel[]): Map<string, number> {
  const names = new Set([
    ...sinks.map((sink) => sink.class),
    ...handlers.flatMap((handler) => handler.returns ?? []),
  ]);
  const own = [...names].filter((name) => !unproven.has(name)).sort();
  if (own.length >= numberBits)
    throw new Error(`${own.length} classes of sinks, of at most ${numberBits - 1}`);
  const shared = 1 << own.length;
  return new Map([
    ...own.map((name, index) => [name, 1 << index] as const),
    ...[...unproven].map((name) => [name, shared] as const),
  ]);
}

function groupRules(rules: readonly RuleData[]): Map<string, RuleData[]> {
  const groups = new Map<string, RuleData[]>();
  for (const rule of rules) {
    for (const sink of rule.flow?.sinks ?? []) groups.set(sink, [...(groups.get(sink) ?? []), rule]);
  }
  return groups;
}

function openClassesOf(rules: readonly RuleData[], family: LanguageFamily): Set<string> {
  const callers = rules.flatMap((rule) => rule.flow?.callers ?? []);
  return new Set(
    callers.filter(({ languages }) => languages?.includes(family) ?? true).flatMap(({ sinks }) => sinks),
  );
}

function sinkTables(sinks: readonly SinkModel[], classBits: ReadonlyMap<string, number>) {
  const calls = new NameIndex<CompiledSink>();
  const assigns = new NameIndex<CompiledSink>();
  const jsx = new Map<string, CompiledSink>();
  for (const sink of sinks) {
    const compiled = { ...sink, bit: classBits.get(sink.class) ?? 0 };
    const bare: CompiledSink = asksForImport(sink.where) ? compiled : { ...compiled, isBare: true };
    const addTo = (index: NameIndex<CompiledSink>, names: readonly string[] = []): void =>
      names.forEach((name) => void index.add(name, isBareName(name) ? bare : compiled));
    addTo(calls, sink.call);
    addTo(assigns, sink.assign);
    for (const attribute of sink.jsx ?? []) jsx.set(attribute, compiled);
  }
  return { sinks: calls, assignSinks: assigns, jsxSinks: jsx, knownRoots: knownRootsOf(sinks) };
}

interface CleanerIndex {
  readonly calls: NameIndex<CompiledCleaner>;
  readonly reads: NameIndex<CompiledCleaner>;
}

function addCleaner(index: CleanerIndex, model: SanitizerModel, bits: number): void {
  const cleaner = model.where === undefined ? { bits } : { bits, where: model.where };
  addAll(index.calls, model.call, cleaner);
  addAll(index.reads, model.read, cleaner);
}

function cleanerTables(
  sanitizers: readonly SanitizerModel[],
  guards: readonly GuardModel[],
  classBits: ReadonlyMap<string, number>,
) {
  const sanitizerIndex = new NameIndex<CompiledCleaner>();
  const cleanReads = new NameIndex<CompiledCleaner>();
  for (const model of sanitizers)
    addCleaner({ calls: sanitizerIndex, reads: cleanReads }, model, bitsOf(classBits, model.cleans));
  const guardIndex = new NameIndex<CompiledGuard>();
  for (const model of guards)
    addAll(guardIndex, model.call, {
      bits: bitsOf(classBits, model.cleans),
      proves: model.proves,
      anchored: model.anchored,
      when: model.when ?? true,
      where: model.where,
    });
  return { sanitizers: sanitizerIndex, cleanReads, guards: guardIndex };
}

function sourceTables(
  models: readonly SourceModel[],
  classBits: ReadonlyMap<string, number>,
  carriers: readonly string[],
) {
  const reads = new NameIndex<CompiledSource>();
  const calls = new NameIndex<CompiledSource>();
  const decorators = new NameIndex<CompiledSource>();
  const sources = models.map((model) => ({ ...model, bits: bitsOf(classBits, model.cleans ?? []) }));
  for (const source of sources) {
    addAll(reads, source.read, source);
    addAll(calls, source.call, source);
    addAll(decorators, source.decorator, source);
  }
  const calledNames = sources.flatMap((source) => source.call ?? []);
  const read = sources.flatMap((source) => source.read ?? []);
  const holders = [
    ...[...read, ...calledNames].flatMap(holdersOf),
    ...carriers.flatMap(holdersOf),
    ...carriers,
  ];
  const sourceMethods = new Set(calledNames.map(lastSegment));
  return { reads, calls, decorators, sourceHolders: new Set(holders), sourceMethods };
}

/** `a.b.c` is held by `a.b` and `a`. */
function holdersOf(name: string): string[] {
  if (name.includes('*')) return [];
  const segments = name.split('.');
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('.'));
}

function handlerTables(handlers: readonly HandlerModel[]) {
  const handlerCalls = new NameIndex<HandlerModel>();
  const handlerDecorators = new NameIndex<HandlerModel>();
  for (const handler of handlers) {
    addAll(handlerCalls, handler.call, handler);
    addAll(handlerDecorators, handler.decorator, handler);
  }
  return {
    handlerCalls,
    handlerDecorators,
    handlers: handlers.filter(
      (handler) => handler.names ?? handler.bases ?? handler.exported ?? handler.marked,
    ),
  };
}

/** Puts the models of one family into tables. */
export function compileModels(ruleSet: RuleSet, family: LanguageFamily, rules: readonly RuleData[]): Models {
  const own = ruleSet.models.filter((model) => model.family === family);
  const sinks = gather(own, 'sinks').flat();
  const handlers = gather(own, 'handlers').flat();
  const classBits = numberClasses(sinks, handlers);
  const carriers = gather(own, 'carriers').flat();
  const ends = new NameIndex<true>();
  addAll(ends, gather(own, 'ends').flat(), true);
  const propagators = new NameIndex<CompiledPropagator>();
  for (const model of gather(own, 'propagators').flat())
    addAll(propagators, model.call, {
      ...model,
      bits: bitsOf(classBits, model.cleans ?? []),
      restored: bitsOf(classBits, model.restores ?? []),
    });
  return {
    classBits,
    ...sourceTables(gather(own, 'sources').flat(), classBits, carriers),
    carriers: new Set(carriers),
    propagators,
    ends,
    ...sinkTables(sinks, classBits),
    ...cleanerTables(gather(own, 'sanitizers').flat(), gather(own, 'guards').flat(), classBits),
    ...handlerTables(handlers),
    safeTypes: new Set(gather(own, 'safeTypes').flat()),
    safeProperties: new Set(gather(own, 'safeProperties').flat()),
    prefixBits: bitsOf(classBits, gather(own, 'prefixClasses').flat()),
    textBits: bitsOf(classBits, gather(own, 'textClasses').flat()),
    injected: new Set(gather(own, 'injected').flat()),
    openClasses: openClassesOf(rules, family),
    rulesBySink: groupRules(rules),
  };
}
