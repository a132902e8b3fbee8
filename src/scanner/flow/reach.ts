/** Which units of a file can take part in a flow: those that touch a source or a sink, whoever names them, and whom these name. */
import type { FileContext } from '../file-context.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { makerOf } from './callers.ts';
import { touchesFlow } from './relevance.ts';

/** Answers whether a resolved name is a function of another module of this workspace. */
export type IsImported = (name: string) => boolean;

const nameFields = [F.name, F.key, F.left, F.property];
const naming = new Set<number>([K.declarator, K.pair, K.field, K.assign, K.decorated, K.class]);
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
    if (naming.has(kind)) names.push(nameAt(file, up));
  }
  return names.filter((name) => name !== '');
}

function unitsByName(file: FileContext): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  file.units.list.forEach(({ func }, unit) => {
    for (const name of namesOf(file, func)) byName.set(name, [...(byName.get(name) ?? []), unit]);
  });
  return byName;
}

/** What one pass over the units finds: which take part by themselves, and which name which. */
interface Graph {
  readonly marked: ReadonlySet<number>;
  readonly names: readonly ReadonlySet<number>[];
  readonly namedBy: readonly ReadonlySet<number>[];
}

function callsImported(file: FileContext, node: number, isImported: IsImported): boolean {
  if (kindAt(file.syntax, node) !== K.call && kindAt(file.syntax, node) !== K.new) return false;
  const name = file.resolver.nameOf(childBy(file.syntax, node, F.callee));
  return name !== undefined && isImported(name);
}

/** Units that one unit's code names. */
function namedIn(
  file: FileContext,
  func: number,
  byName: ReadonlyMap<string, readonly number[]>,
): Set<number> {
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

/** Whether something in a function is a source, a sink, or of another module. */
function isMarked(file: FileContext, func: number, isImported: IsImported | undefined): boolean {
  for (let node = func; node < endOf(file.syntax, func); node += 1) {
    if (touchesFlow(file, node)) return true;
    if (isImported !== undefined && callsImported(file, node, isImported)) return true;
  }
  return false;
}

function readUnits(file: FileContext, isImported: IsImported | undefined): Graph {
  const { units } = file;
  const byName = unitsByName(file);
  const names = units.list.map(({ func }) => namedIn(file, func, byName));
  const namedBy = units.list.map(() => new Set<number>());
  names.forEach((targets, unit) => {
    for (const target of targets) namedBy[target]?.add(unit);
  });
  const marked = new Set(
    [...units.list.keys()].filter((unit) => isMarked(file, units.list[unit]?.func ?? none, isImported)),
  );
  return { marked, names, namedBy };
}

/** Everything that leads on from a set, itself included. */
function closure(from: Iterable<number>, next: readonly ReadonlySet<number>[]): Set<number> {
  const found = new Set(from);
  for (const unit of found) for (const each of next[unit] ?? []) found.add(each);
  return found;
}

/** Units that the module's own statements name, where these touch a flow themselves. */
function namedByModule(file: FileContext): number[] {
  const { syntax, units } = file;
  const byName = unitsByName(file);
  const named: number[] = [];
  let isMarked = false;
  for (let node = 0; node < syntax.count; node += 1) {
    if (units.byFunction.has(node)) {
      node = endOf(syntax, node) - 1;
      continue;
    }
    isMarked ||= touchesFlow(file, node);
    if (references[syntax.kind[node] ?? 0] === 1) named.push(...(byName.get(textOf(syntax, node)) ?? []));
  }
  return isMarked ? named : [];
}

/** Units that are worth running; the others neither find anything nor say anything to those that do. */
export function unitsInFlow(file: FileContext, isImported: IsImported | undefined): ReadonlySet<number> {
  const { marked, names, namedBy } = readUnits(file, isImported);
  const own = closure(marked, namedBy);
  return closure([...own, ...namedByModule(file)], names);
}
