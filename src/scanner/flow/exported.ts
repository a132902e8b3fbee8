/** What a module offers to others: the summaries of its functions and methods by the names that importers use. */
import type { FileContext } from '../file-context.ts';
import { bindingAt, type Reexport } from '../names/scopes.ts';
import { F, K } from '../syntax/kinds.ts';
import { rangeAt } from '../syntax/lines.ts';
import { childBy, childrenOf, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { offsetOf } from '../units.ts';
import { type Touches, touchesNothing } from './relevance.ts';
import { createSummary, emptySummary, type Summary } from './summary.ts';
import type { Step } from './value/step.ts';
import type { Taint } from './value/taint.ts';
import type { Value } from './value/value.ts';

/** What follows the functions of a module when they are asked for. */
export interface ModuleFlow {
  summaryOf(unit: number): Summary;
  touchesFrom(unit: number): Touches;
}

/** A module as read; each of its functions is followed when an importer asks for it. */
export interface Module {
  readonly text: string;
  /** Units by name: `find`, `Repo` (its constructor), `Repo().find`, `Repo.create`, `repo.find`. */
  readonly exports: ReadonlyMap<string, number>;
  readonly summaryOf: (unit: number) => Summary;
  readonly touchesOf: (unit: number) => Touches;
  /** Names of libraries' objects and classes by the names that they are exported under: `pg.Pool()` for `pool`. */
  readonly values: ReadonlyMap<string, string>;
  readonly reexports: readonly Reexport[];
}

/** In place of the unit of a constructor that nobody has written. */
const bareClass = none;
const madeOfBareClass: Summary = { ...emptySummary, constructs: true, isElsewhere: true };

/** Gathers the exports of one file. */
class Exporter {
  readonly exports = new Map<string, number>();
  private readonly file: FileContext;

  constructor(file: FileContext) {
    this.file = file;
  }

  /** Adds what a name stands for: a function, a class, an object of one, or an object of functions. */
  add(name: string, node: number): void {
    const { syntax, resolver } = this.file;
    const inner = unwrap(syntax, node);
    const kind = kindAt(syntax, inner);
    if (kind === K.func) this.addFunction(name, inner);
    else if (kind === K.class) this.addClass(name, inner);
    else if (kind === K.object) this.addObject(name, inner);
    else if (kind === K.new || kind === K.call) {
      const owner = resolver.classNamed(childBy(syntax, inner, F.callee));
      if (owner !== none) this.addMethods(`${name}.`, owner);
      // Wrapped once: `export const load = cache(async (id) => …)`.
      else
        for (const child of childrenOf(syntax, childBy(syntax, inner, F.arguments)))
          this.addWrapped(name, child);
    } else this.addNamed(name, inner);
  }

  private addWrapped(name: string, node: number): void {
    if (kindAt(this.file.syntax, node) === K.func) this.addFunction(name, node);
  }

  private addNamed(name: string, node: number): void {
    const binding = bindingAt(this.file.names, node);
    if (binding === undefined || binding.init === node || binding.writes > 0) return;
    const isOwn = binding.imported === undefined && binding.path.length === 0;
    if (isOwn && binding.init > 0) this.add(name, binding.init);
  }

  private addFunction(name: string, func: number): void {
    const unit = this.file.units.byFunction.get(func);
    if (unit !== undefined && !this.exports.has(name)) this.exports.set(name, unit);
  }

  private addClass(name: string, owner: number): void {
    const { resolver, syntax } = this.file;
    const initializer = syntax.grammar.family === 'script' ? 'constructor' : '__init__';
    const made = resolver.methodOf(owner, initializer);
    if (made === none) this.exports.set(name, bareClass);
    else this.addFunction(name, made);
    this.addMethods(`${name}().`, owner);
    this.addMethods(`${name}.`, owner);
  }

  private addMethods(prefix: string, owner: number, depth = 0): void {
    const { resolver } = this.file;
    const info = resolver.classInfo(owner);
    for (const [name, func] of info.methods) this.addFunction(prefix + name, func);
    for (const base of info.bases) {
      const known = resolver.classNamed(base);
      if (known !== none && depth < 6) this.addMethods(prefix, known, depth + 1);
    }
  }

  private addObject(name: string, object: number): void {
    const { syntax } = this.file;
    const prefix = name === 'default' ? '' : `${name}.`;
    for (const entry of childrenOf(syntax, object)) {
      const kind = kindAt(syntax, entry);
      if (kind === K.shorthand) this.addNamed(prefix + textOf(syntax, entry), entry);
      if (kind === K.pair)
        this.add(prefix + textOf(syntax, childBy(syntax, entry, F.key)), childBy(syntax, entry, F.value));
      if (kind === K.func) this.addFunction(prefix + textOf(syntax, childBy(syntax, entry, F.name)), entry);
    }
  }
}

/** Name of what an exported name stands for when another module brought it in: `export const find = load`. */
function importedName({ names, syntax }: FileContext, node: number): string | undefined {
  const binding = bindingAt(names, unwrap(syntax, node));
  if (binding === undefined || binding.imported !== undefined) return binding?.imported;
  return binding.writes > 0 || binding.init < 0 || binding.path.length > 0
    ? undefined
    : bindingAt(names, unwrap(syntax, binding.init))?.imported;
}

/** Names that the module imports and hands on under its own. */
function importedNames(file: FileContext): Reexport[] {
  const { names, syntax } = file;
  const isPython = syntax.grammar.family === 'python';
  const pairs: (readonly [string, string | undefined])[] = isPython
    ? [...(names.moduleScope.names ?? [])].map(([name, binding]) => [name, binding.imported])
    : [...names.exports].map(([name, node]) => [name, importedName(file, node)]);
  const wildcards = names.wildcards.map((specifier) => ({ name: '*', specifier, member: '*' }));
  const own = pairs.flatMap(([name, imported]) => {
    const place = imported === undefined ? undefined : splitName(names.specifiers, imported);
    return place === undefined ? [] : [{ name, ...place }];
  });
  return [...own, ...wildcards];
}

/** Module and member of a resolved name: the longest specifier that it begins with. */
export function splitName(
  specifiers: readonly string[],
  name: string,
): { readonly specifier: string; readonly member: string } | undefined {
  let best: string | undefined;
  for (const specifier of specifiers) {
    const isPrefix =
      name.startsWith(specifier) &&
      (name.length === specifier.length ||
        specifier.endsWith('.') ||
        name[specifier.length] === '.' ||
        name[specifier.length] === '(');
    if (isPrefix && specifier.length > (best?.length ?? 0)) best = specifier;
  }
  return best === undefined
    ? undefined
    : { specifier: best, member: name.slice(best.length).replace(/^\./, '') };
}

/** Only names that an import of a file brought in can lead to a module of the workspace. */
export function isImportable({ names: { specifiers, wildcards } }: FileContext, name: string): boolean {
  return wildcards.length > 0 || splitName(specifiers, name) !== undefined;
}

function exportedNodes(file: FileContext): Iterable<readonly [string, number]> {
  if (file.syntax.grammar.family !== 'python') return file.names.exports;
  return [...(file.names.moduleScope.names ?? [])]
    .filter(([, binding]) => binding.imported === undefined && binding.path.length === 0 && binding.init > 0)
    .map(([name, binding]) => [name, binding.init] as const);
}

/** What a library calls an exported object, or what an exported class is derived from. */
function libraryName({ resolver, syntax }: FileContext, node: number): string | undefined {
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  const name =
    kind === K.class ? resolver.baseName(inner) : kind === K.func ? undefined : resolver.nameOf(inner);
  return name !== undefined && /^[@\w]/.test(name) && /[.(]/.test(name) ? name : undefined;
}

/** Reads what a file offers. */
export function moduleOf(file: FileContext, flow: ModuleFlow): Module {
  const exporter = new Exporter(file);
  const values = new Map<string, string>();
  for (const [name, node] of exportedNodes(file)) {
    const binding = bindingAt(file.names, node);
    const value = binding !== undefined && binding.node === node && binding.init > 0 ? binding.init : node;
    exporter.add(name, value);
    const known = libraryName(file, value);
    if (known !== undefined) values.set(name, known);
  }
  const summaries = new Map([[bareClass, madeOfBareClass]]);
  return {
    text: file.syntax.text,
    exports: exporter.exports,
    summaryOf: (unit) => {
      const known = summaries.get(unit);
      if (known !== undefined) return known;
      const made = elsewhere(file, flow.summaryOf(unit));
      summaries.set(unit, made);
      return made;
    },
    touchesOf: (unit) => (unit === bareClass ? touchesNothing : flow.touchesFrom(unit)),
    values,
    reexports: [...file.names.reexports, ...importedNames(file)],
  };
}

/** The summary with its places bound to its own file. */
function elsewhere(file: FileContext, summary: Summary): Summary {
  const place = (step: Step | undefined): Step | undefined => {
    if (step === undefined) return undefined;
    const range = rangeAt(file.lines, offsetOf(file.units, step.from), offsetOf(file.units, step.to));
    return { ...step, previous: place(step.previous), elsewhere: { path: file.path, range } };
  };
  const taints = (own: readonly Taint[]) => own.map((taint) => ({ ...taint, step: place(taint.step) }));
  const moved = (value: Value): Value => ({
    ...value,
    func: -1,
    taints: taints(value.taints),
    fields: value.fields && new Map([...value.fields].map(([key, field]) => [key, moved(field)])),
  });
  const sinks = summary.sinks.map((sink) => {
    const { from, to, name } = sink;
    const count = (sink.step?.count ?? 0) + 1;
    return { ...sink, step: place({ message: `reaches ${name}`, from, to, previous: sink.step, count }) };
  });
  return createSummary({
    ...summary,
    returns: moved(summary.returns),
    throws: taints(summary.throws),
    effects: new Map([...summary.effects].map(([position, value]) => [position, moved(value)])),
    globals: new Map(),
    sinks,
    isElsewhere: true,
  });
}
