/**
 * Which units of a file can take part in a flow: those that touch a source or a sink, whoever names them, and whom
 * these name; and the order in which to follow them.
 */
import type { FileContext } from '../file-context.ts';
import { otherNames } from '../names/other-names.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import type { Unit } from '../units.ts';
import { makerOf } from './callers.ts';
import { isImportable } from './exported.ts';

const nameFields = [F.name, F.key, F.left, F.property];
const holders = new Set<number>([K.declarator, K.pair, K.field, K.assign, K.decorated, K.class]);
const references = new Uint8Array(256);
for (const kind of [K.identifier, K.propName, K.shorthand]) references[kind] = 1;

function nameAt(file: FileContext, node: number): string {
  const field = nameFields.find((each) => childBy(file.syntax, node, each) !== none);
  const named = field === undefined ? none : childBy(file.syntax, node, field);
  const isMember = kindAt(file.syntax, named) === K.member;
  return isMember ? file.resolver.lastOf(named) : textOf(file.syntax, named);
}

/** Names under which others may call a function: its own, that of its variable or key, that of its class. */
function namesOf(file: FileContext, func: number): string[] {
  const { syntax } = file;
  const names = [textOf(syntax, childBy(syntax, func, F.name))];
  for (let up = parentOf(syntax, func); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.func) break;
    if (holders.has(kind)) names.push(nameAt(file, up));
  }
  return names.filter((name) => name !== '');
}

/** Names of the module's variables by the class whose objects they hold: `render = Renderer()`. */
function objectNames({ names, syntax }: FileContext): ReadonlyMap<string, readonly string[]> {
  const byClass = new Map<string, string[]>();
  for (const { name, init } of names.moduleScope.names?.values() ?? []) {
    if (kindAt(syntax, init) !== K.call && kindAt(syntax, init) !== K.new) continue;
    const callee = textOf(syntax, childBy(syntax, init, F.callee));
    byClass.set(callee, [...(byClass.get(callee) ?? []), name]);
  }
  return byClass;
}

type UnitsByName = ReadonlyMap<string, readonly number[]>;

function unitsByName(file: FileContext): UnitsByName {
  const byName = new Map<string, number[]>();
  const objects = objectNames(file);
  file.units.list.forEach(({ func }, unit) => {
    const names = namesOf(file, func);
    for (const name of [...names, ...names.flatMap((each) => objects.get(each) ?? [])])
      byName.set(name, [...(byName.get(name) ?? []), unit]);
  });
  return byName;
}

/** Which units name which. */
type NameGraph = readonly ReadonlySet<number>[];

/** Names of a node by its kind: those of what is called, and of what is handed on as a value. */
const naming: (((file: FileContext, node: number) => readonly (string | undefined)[]) | undefined)[] = [];
for (const kind of [K.call, K.new])
  naming[kind] = ({ resolver, syntax }, node) => otherNames(resolver, childBy(syntax, node, F.callee));
for (const kind of [K.identifier, K.member, K.shorthand])
  naming[kind] = ({ resolver }, node) => [resolver.nameOf(node)];

/** Resolved names that a function mentions, or the module round the functions: some may be functions of other modules. */
export function importedNames(file: FileContext, unit: Unit | undefined): readonly string[] {
  const { syntax, units } = file;
  const found = new Set<string | undefined>();
  const stop = unit === undefined ? syntax.count : endOf(syntax, unit.func);
  for (let node = unit?.func ?? 0; node < stop; node += 1) {
    if (unit === undefined && units.byFunction.has(node)) node = endOf(syntax, node) - 1;
    else for (const name of naming[syntax.kind[node] ?? 0]?.(file, node) ?? []) found.add(name);
  }
  return [...found].filter((name) => name !== undefined).filter((name) => isImportable(file, name));
}

/** Units that one unit's code names. */
function namedIn(file: FileContext, func: number, byName: UnitsByName): Set<number> {
  const { syntax, units } = file;
  const named = new Set<number>();
  const maker = units.byFunction.get(makerOf(file, func));
  if (maker !== undefined) named.add(maker);
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (references[syntax.kind[node] ?? 0] !== 1) continue;
    for (const target of byName.get(textOf(syntax, node)) ?? []) named.add(target);
  }
  return named;
}

/** Gives the units that one unit names; asks for those that are not known from before. */
export type NamedBy = (unit: number, find: () => ReadonlySet<number>) => ReadonlySet<number>;

function nameGraph(file: FileContext, byName: UnitsByName, recall: NamedBy): NameGraph {
  return file.units.list.map(({ func }, unit) => recall(unit, () => namedIn(file, func, byName)));
}

function reversed(names: NameGraph): NameGraph {
  const namedBy = names.map(() => new Set<number>());
  names.forEach((targets, unit) => {
    for (const target of targets) namedBy[target]?.add(unit);
  });
  return namedBy;
}

/** Everything that leads on from a set, itself included. */
function closure(from: Iterable<number>, next: NameGraph): Set<number> {
  const found = new Set(from);
  for (const unit of found) for (const each of next[unit] ?? []) found.add(each);
  return found;
}

/** Units that the module's own statements name. */
function namedByModule(file: FileContext, byName: UnitsByName): number[] {
  const { syntax, units } = file;
  const named: number[] = [];
  for (let node = 0; node < syntax.count; node += 1) {
    if (units.byFunction.has(node)) node = endOf(syntax, node) - 1;
    else if (references[syntax.kind[node] ?? 0] === 1)
      named.push(...(byName.get(textOf(syntax, node)) ?? []));
  }
  return named;
}

/** Units with those that they name before them, as far as they do not name one another in a circle. */
export function namedFirst(units: Iterable<number>, namedBy: (unit: number) => Iterable<number>): number[] {
  const ordered = new Set<number>();
  const entered = new Set<number>();
  for (const root of units) {
    // A path of its own in place of recursion: chains of calls may be as long as the file.
    const path = [root];
    for (let unit = path.at(-1); unit !== undefined; unit = path.at(-1)) {
      const open = entered.has(unit) ? [] : [...namedBy(unit)].filter((each) => !entered.has(each));
      entered.add(unit);
      if (open.length > 0) path.push(...open.reverse());
      else ordered.add(path.pop() ?? unit);
    }
  }
  return [...ordered];
}

function inOrder(names: NameGraph): number[] {
  return namedFirst(names.keys(), (unit) => names[unit] ?? []);
}

/** All units, those that are called before their callers. */
export function allUnits(file: FileContext, recall: NamedBy): readonly number[] {
  return inOrder(nameGraph(file, namesKnown(file), recall));
}

/** What takes part in a flow by itself. */
export interface Beginnings {
  readonly units: readonly number[];
  readonly module: boolean;
}

/** Units that may find something, those that are called first, and all that are worth following when these ask. */
export interface UnitsInFlow {
  readonly roots: readonly number[];
  readonly wanted: ReadonlySet<number>;
}

/** Units that are worth running; the others neither find anything nor say anything to those that do. */
export function unitsInFlow(file: FileContext, { units, module }: Beginnings, recall: NamedBy): UnitsInFlow {
  const byName = namesKnown(file);
  const names = nameGraph(file, byName, recall);
  const own = closure(units, reversed(names));
  const wanted = closure([...own, ...(module ? namedByModule(file, byName) : [])], names);
  // What a maker keeps in its object tells what callers hand to the methods.
  const makers = [...own].map((unit) =>
    file.units.byFunction.get(makerOf(file, file.units.list[unit]?.func ?? none)),
  );
  const roots = new Set<number | undefined>([...own, ...makers]);
  return { roots: inOrder(names).filter((unit) => roots.has(unit)), wanted };
}

/** A unit with all that it names, and all that these name. */
export function reachedFrom(file: FileContext, unit: number, recall: NamedBy): ReadonlySet<number> {
  const byName = namesKnown(file);
  const found = new Set([unit]);
  for (const each of found) {
    const func = file.units.list[each]?.func;
    if (func === undefined) continue;
    for (const named of recall(each, () => namedIn(file, func, byName))) found.add(named);
  }
  return found;
}

const unitNames = new WeakMap<FileContext, UnitsByName>();

function namesKnown(file: FileContext): UnitsByName {
  const known = unitNames.get(file);
  if (known !== undefined) return known;
  const made = unitsByName(file);
  unitNames.set(file, made);
  return made;
}
