/** Conditions whose outcome is known before the program runs. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { isAsync } from '../../names/class-info.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childrenOf,
  enclosingFunction,
  hasToken,
  kindAt,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting } from '../edits.ts';
import { conditionOf, isLogical, isNegation, isPython } from '../expressions.ts';

const truthyKinds = new Set<number>([K.object, K.func, K.regex, K.new, K.class]);
const constantKinds = new Set<number>([K.true, K.false, K.null, K.number, K.string]);

/** What an expression always is in a condition; undefined when that depends. */
function knownOutcome(syntax: Syntax, node: number): boolean | undefined {
  const kind = kindAt(syntax, node);
  const isScript = syntax.grammar.family === 'script';
  if (kind === K.array) return isScript || childrenOf(syntax, node).length > 0;
  if (truthyKinds.has(kind)) return isScript ? true : undefined;
  if (
    !constantKinds.has(kind) ||
    childrenOf(syntax, node).some((child) => kindAt(syntax, child) === K.templateSub)
  )
    return undefined;
  if (kind === K.string) return !/^\w?(?:''|""|''''''|"""""")$/.test(textOf(syntax, node));
  return kind === K.true || (kind === K.number && !/^0(?:\.0*)?$/.test(textOf(syntax, node)));
}

/** Loops without end are written on purpose; so is `do … while (false)`, from which one breaks. */
function isLoopIdiom(syntax: Syntax, node: number, outcome: boolean): boolean {
  const kind = kindAt(syntax, node);
  return (kind === K.while && outcome) || kind === K.do;
}

function constantCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const condition = unwrap(syntax, conditionOf(syntax, node));
  const outcome = knownOutcome(syntax, condition);
  if (outcome === undefined || isLoopIdiom(syntax, node, outcome)) return;
  report({
    ...reportSpan(syntax, condition),
    values: { name: textOf(syntax, condition), answer: String(outcome) },
  });
}

interface Tested {
  readonly kind: number;
  readonly parts: number[];
}

function collectTested(syntax: Syntax, node: number, found: Tested, depth = 0): void {
  const inner = unwrap(syntax, node);
  if (kindAt(syntax, inner) === found.kind) {
    found.parts.push(inner);
    return;
  }
  if (depth > 6 || inner === none) return;
  if (isLogical(syntax, inner)) {
    collectTested(syntax, childBy(syntax, inner, F.left), found, depth + 1);
    collectTested(syntax, childBy(syntax, inner, F.right), found, depth + 1);
  } else if (isNegation(syntax, inner) || kindAt(syntax, inner) === K.not)
    collectTested(syntax, childBy(syntax, inner, F.argument), found, depth + 1);
}

/** The parts of a condition that are of a kind and are tested by themselves. */
function testedParts(syntax: Syntax, node: number, kind: number): readonly number[] {
  const parts: number[] = [];
  collectTested(syntax, node, { kind, parts });
  return parts;
}

/** `if (isReady)` where `isReady` is a function: it is there, so the condition holds. */
function uncalledFunction(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  for (const part of testedParts(syntax, conditionOf(syntax, node), K.identifier)) {
    const binding = bindingAt(names, part);
    if (binding?.kind !== 'function' || binding.writes > 0 || isConditional(syntax, binding.node)) continue;
    const takesNothing = childrenOf(syntax, childBy(syntax, binding.init, F.parameters)).length === 0;
    const fix = takesNothing ? inserting(syntax.end[part] ?? 0, 'Call it', '()') : undefined;
    report({ ...reportSpan(syntax, part), values: { name: textOf(syntax, part) }, fix });
  }
}

/** A function that is defined under a condition may not be there. */
function isConditional(syntax: Syntax, name: number): boolean {
  for (let up = syntax.parent[name] ?? none; up > 0; up = syntax.parent[up] ?? none) {
    const kind = kindAt(syntax, up);
    if (
      kind === K.if ||
      kind === K.try ||
      kind === K.elif ||
      kind === K.else ||
      kind === K.decorated ||
      kind === K.catch
    )
      return true;
  }
  return false;
}

/** `if (load())` where `load` is async: a promise is always true. */
function promiseAsCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  for (const part of testedParts(syntax, conditionOf(syntax, node), K.call)) {
    const callee = childBy(syntax, part, F.callee);
    const target = resolver.localFunction(callee);
    if (
      target === none ||
      kindAt(syntax, callee) === K.func ||
      !isAsync(syntax, target) ||
      hasToken(syntax, target, '*')
    )
      continue;
    const around = enclosingFunction(syntax, node);
    const canWait = around !== none && isAsync(syntax, around);
    const fix = canWait ? inserting(syntax.start[part] ?? 0, 'Await it', 'await ') : undefined;
    report({
      ...reportSpan(syntax, part),
      values: { name: textOf(syntax, callee), what: isPython(file) ? 'coroutine' : 'promise' },
      fix,
    });
  }
}

const conditions = [K.if, K.elif, K.while, K.do, K.ternary];

export const knownConditionChecks: readonly Check[] = [
  { name: 'constant-condition', kinds: conditions, run: constantCondition },
  { name: 'uncalled-function', kinds: conditions, run: uncalledFunction },
  { name: 'promise-as-condition', kinds: conditions, run: promiseAsCondition },
];
