/** Which of the values that a name is given may be there where it is used, by the order in which the code runs. */
import { F, K } from '../syntax/kinds.ts';
import { ancestor, childBy, enclosingFunction, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Binding, LaterValue } from './scopes.ts';

/** Adds a value to those that a name is given behind its declaration. */
export function addLater(binding: Binding, value: LaterValue): void {
  binding.later ??= [];
  binding.later.push(value);
}

/** Adds a second declaration's value. */
export function addOther(binding: Binding, init: number): void {
  binding.others ??= [];
  binding.others.push(init);
}

/** Counts an assignment to a name, with the value that it gives. */
export function addWrite(syntax: Syntax, binding: Binding, node: number): void {
  binding.writes += 1;
  addLater(binding, writtenAt(syntax, node));
}

function writtenAt(syntax: Syntax, node: number): LaterValue {
  const up = parentOf(syntax, node);
  if (kindAt(syntax, up) !== K.assign || syntax.field[node] !== F.left)
    return { node, init: none, path: ['*'] };
  let init = childBy(syntax, up, F.right);
  while (kindAt(syntax, init) === K.assign) init = childBy(syntax, init, F.right);
  return { node, init, path: [] };
}

/** A value of a name; `isFirst` for the one of its declaration. */
export interface GivenValue extends LaterValue {
  readonly isFirst: boolean;
}

const variables = new Set<Binding['kind']>(['let', 'var', 'const', 'global']);

/** `let fs;`, `db = None`: something that calls nothing and has no members. */
function isPlaceholder(syntax: Syntax, { kind }: Binding, { init, path, imported }: LaterValue): boolean {
  if (imported !== undefined || path.length > 0) return false;
  if (init === none) return variables.has(kind);
  return kindAt(syntax, init) === K.null || textOf(syntax, init) === 'undefined';
}

function valuesOf(syntax: Syntax, binding: Binding): readonly GivenValue[] {
  const { node, init, path, later = [] } = binding;
  const others = later.map((each) => ({ ...each, isFirst: false }));
  // A null one is replaced in the binding by what comes later.
  const isReplaced = later.some((each) => each.init === init && init !== none);
  const { imported } = binding.kind === 'import' ? binding : { imported: undefined };
  const first = { node, init, path, isFirst: true, ...(imported === undefined ? {} : { imported }) };
  const all = isReplaced ? others : [first, ...others];
  return all
    .filter((each) => !isPlaceholder(syntax, binding, each))
    .toSorted((one, other) => one.node - other.node);
}

const givers = new Set<number>([K.assign, K.augAssign, K.namedExpr, K.declarator, K.asPattern, K.update]);
const statements = new Set<number>([K.block, K.module, K.func, K.exprStmt, K.varDecl, K.forIn, K.params]);

/** Index after what gives a value: behind that the name has it. */
function endOfGiving(syntax: Syntax, node: number): number {
  let end = endOf(syntax, node);
  for (let up = parentOf(syntax, node); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (statements.has(kind)) return end;
    if (givers.has(kind)) end = endOf(syntax, up);
  }
  return end;
}

/** What may be left out, or run before something else: a value that is given inside holds there alone for sure. */
const branches = new Set<number>([
  K.block,
  K.module,
  K.func,
  K.class,
  K.if,
  K.elif,
  K.else,
  K.for,
  K.forIn,
  K.while,
  K.do,
  K.try,
  K.catch,
  K.case,
  K.defaultCase,
  K.logical,
  K.ternary,
  K.comprehension,
]);

/** The part of the program that runs whole once a value is given at a node. */
function partOf(syntax: Syntax, node: number): number {
  return ancestor(syntax, node, (kind, at) => {
    const isOfWith = kind === K.block && kindAt(syntax, parentOf(syntax, at)) === K.with;
    return branches.has(kind) && !isOfWith;
  });
}

function holds(syntax: Syntax, outer: number, node: number): boolean {
  return outer <= node && node < endOf(syntax, outer);
}

const loops = new Set<number>([K.for, K.forIn, K.while, K.do]);

/** Values behind a use come round to it in a loop that gives no other one before. */
function roundTo(syntax: Syntax, at: number, value: GivenValue, sure: GivenValue | undefined): boolean {
  const loop = ancestor(
    syntax,
    at,
    (kind, up) =>
      kind === K.func ||
      (loops.has(kind) && holds(syntax, up, value.node) && !(sure && holds(syntax, up, sure.node))),
  );
  return loops.has(kindAt(syntax, loop));
}

const maxValues = 12;

/** A state machine's variable has hundreds: to ask for each of them at each use would take too long, and says nothing. */
export function hasManyValues({ later = [] }: Binding): boolean {
  return later.length > maxValues;
}

/** The values that a name may have at a node; all of them where functions may run at any time. */
export function valuesAt(syntax: Syntax, binding: Binding, at: number): readonly GivenValue[] {
  const values = valuesOf(syntax, binding);
  const func = enclosingFunction(syntax, at);
  const isHere = ({ node, isFirst }: GivenValue) =>
    enclosingFunction(syntax, node) === func || (isFirst && binding.kind === 'param');
  if (binding.isShared || !values.every(isHere)) return values;
  let reaching: GivenValue[] = [];
  let sure: GivenValue | undefined;
  for (const value of values) {
    if (endOfGiving(syntax, value.node) > at) continue;
    const isSure = value.isFirst || holds(syntax, partOf(syntax, value.node), at);
    reaching = isSure ? [value] : [...reaching, value];
    if (isSure) sure = value;
  }
  const round = values.filter(
    (value) => endOfGiving(syntax, value.node) > at && roundTo(syntax, at, value, sure),
  );
  return [...reaching, ...round];
}
