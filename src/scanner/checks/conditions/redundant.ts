/** Branches and casts that say less than they seem to. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { removingStatement, replacing, spanOf } from '../edits.ts';
import {
  conditionOf,
  isAtom,
  isLogical,
  isNegation,
  isOperator,
  isPython,
  outcomesOf,
  sides,
} from '../expressions.ts';

function booleanOf(syntax: Syntax, node: number): boolean | undefined {
  const kind = kindAt(syntax, unwrap(syntax, node));
  return kind === K.true ? true : kind === K.false ? false : undefined;
}

const comparing = /^(?:[!=]==?|[<>]=?|in|not in|is|is not|instanceof)$/;

/** Whether an expression is true or false and nothing else. */
function isBoolean(syntax: Syntax, node: number, depth = 0): boolean {
  const inner = unwrap(syntax, node);
  const kind = kindAt(syntax, inner);
  if (kind === K.true || kind === K.false || kind === K.not || isNegation(syntax, inner)) return true;
  if (isLogical(syntax, inner))
    return (
      depth < 20 &&
      [F.left, F.right].every((field) => isBoolean(syntax, childBy(syntax, inner, field), depth + 1))
    );
  return (
    (kind === K.binary || kind === K.compare) &&
    sides(syntax, inner) !== undefined &&
    comparing.test(operatorOf(syntax, inner))
  );
}

/** The condition as a value: itself where it is a boolean, else made one. */
function asBoolean(file: FileContext, condition: number, isPositive: boolean): string {
  const { syntax } = file;
  const text = sourceOf(syntax, unwrap(syntax, condition));
  const isSimple = isAtom(kindAt(syntax, unwrap(syntax, condition)));
  const bare = isSimple ? text : `(${text})`;
  if (!isPositive) return isPython(file) ? `not ${bare}` : `!${bare}`;
  if (isBoolean(syntax, condition)) return text;
  return isPython(file) ? `bool(${text})` : `Boolean(${text})`;
}

/** `x ? true : false` */
function booleanTernary(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [whenTrue, whenFalse] = outcomesOf(syntax, node);
  const first = booleanOf(syntax, whenTrue);
  const last = booleanOf(syntax, whenFalse);
  if (first === undefined || last === undefined || first === last) return;
  const isSafe = !isOperator(kindAt(syntax, parentOf(syntax, node)));
  const newText = asBoolean(file, conditionOf(syntax, node), first);
  const fix = isSafe ? replacing(syntax, node, 'Use the condition itself', newText) : undefined;
  report({ ...reportSpan(syntax, node), values: { name: newText }, fix });
}

/** The value of the only `return` in a branch. */
function returnedBoolean(syntax: Syntax, branch: number): boolean | undefined {
  let statement = branch;
  if (kindAt(syntax, statement) === K.else) statement = childAt(syntax, statement, 0);
  if (kindAt(syntax, statement) === K.block) {
    const statements = childrenOf(syntax, statement);
    if (statements.length !== 1) return undefined;
    statement = statements[0] ?? none;
  }
  return kindAt(syntax, statement) === K.return
    ? booleanOf(syntax, childAt(syntax, statement, 0))
    : undefined;
}

/** `if (x) return true; else return false;` */
function booleanReturn(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const alternatives = childrenOf(syntax, node).filter((child) => syntax.field[child] === F.alternative);
  const [alternative = none] = alternatives;
  const first = returnedBoolean(syntax, childBy(syntax, node, F.consequence));
  const last =
    alternatives.length === 1 && kindAt(syntax, alternative) === K.else
      ? returnedBoolean(syntax, alternative)
      : undefined;
  if (
    first === undefined ||
    last === undefined ||
    first === last ||
    kindAt(syntax, parentOf(syntax, node)) === K.else
  )
    return;
  if (syntax.comments.some((comment) => comment > node && comment < endOf(syntax, node))) return;
  const newText = `return ${asBoolean(file, conditionOf(syntax, node), first)}${isPython(file) ? '' : ';'}`;
  report({
    ...reportSpan(syntax, node),
    values: { name: newText },
    fix: replacing(syntax, node, 'Return the condition', newText),
  });
}

function redundantBoolean(file: FileContext, node: number, report: ReportHit): void {
  (kindAt(file.syntax, node) === K.if ? booleanReturn : booleanTernary)(file, node, report);
}

/** `if (!!x)`, `if bool(x):` */
function redundantCast(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const condition = unwrap(syntax, conditionOf(syntax, node));
  let inner = none;
  if (isNegation(syntax, condition)) {
    const below = childBy(syntax, condition, F.argument);
    inner = isNegation(syntax, below) ? childBy(syntax, below, F.argument) : none;
  } else if (kindAt(syntax, condition) === K.call) {
    const cast = isPython(file) ? 'bool' : 'Boolean';
    const given = childrenOf(syntax, childBy(syntax, condition, F.arguments));
    const isCast = given.length === 1 && resolver.nameOf(childBy(syntax, condition, F.callee)) === cast;
    inner = isCast && kindAt(syntax, given[0] ?? none) !== K.spread ? (given[0] ?? none) : none;
  }
  if (inner === none) return;
  const text = sourceOf(syntax, inner);
  report({ ...reportSpan(syntax, condition), values: { name: text }, fix: castFix(syntax, condition, text) });
}

/** In a ternary a cast may hold an expression that binds less than `?`. */
function castFix(syntax: Syntax, condition: number, text: string): OffsetFix | undefined {
  const isPlain =
    /^[\w$.?]+(?:\([^()]*\))?$/.test(text) || kindAt(syntax, parentOf(syntax, condition)) === K.paren;
  return isPlain ? replacing(syntax, condition, 'Use the value itself', text) : undefined;
}

/** `if (ready); { start(); }`: the condition governs nothing. */
function straySemicolon(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const kind = kindAt(syntax, node);
  const body = childBy(syntax, node, kind === K.if ? F.consequence : F.body);
  if (kindAt(syntax, body) !== K.empty || childBy(syntax, node, F.alternative) !== none) return;
  const after = endOf(syntax, node);
  const isFollowed = parentOf(syntax, after) === parentOf(syntax, node) && kindAt(syntax, after) === K.block;
  // A loop may do all its work in its head.
  if (kind !== K.if && !isFollowed) return;
  const fix = isFollowed
    ? { title: 'Remove the semicolon', edits: [{ ...spanOf(syntax, body), newText: '' }] }
    : undefined;
  report({
    ...spanOf(syntax, body),
    values: { name: textOf(syntax, unwrap(syntax, conditionOf(syntax, node))) },
    fix,
  });
}

/** Whether a comment stands between the beginning of a node and the end of the line that a block ends on. */
function isExplained(syntax: Syntax, node: number, block: number): boolean {
  const lineEnd = syntax.text.indexOf('\n', syntax.end[block] ?? 0);
  const until = lineEnd < 0 ? syntax.text.length : lineEnd;
  const from = syntax.start[node] ?? 0;
  return syntax.comments.some((comment) => {
    const at = syntax.start[comment] ?? 0;
    return at >= from && at < until;
  });
}

/** In a chain a case may need nothing to be done. */
function isChained(syntax: Syntax, node: number): boolean {
  const alternative = childBy(syntax, node, F.alternative);
  const isFollowed =
    kindAt(syntax, alternative) === K.elif || kindAt(syntax, childAt(syntax, alternative, 0)) === K.if;
  return isFollowed || kindAt(syntax, parentOf(syntax, node)) === K.else;
}

/** A branch that holds neither code nor a comment. */
function emptyBranch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const block = childBy(syntax, node, F.consequence);
  if (kindAt(syntax, block) !== K.block || !isBare(syntax, block)) return;
  if (isChained(syntax, node) || isExplained(syntax, node, block)) return;
  const condition = textOf(syntax, conditionOf(syntax, node));
  // A call in the condition may be there for its effect.
  const isIdle = childBy(syntax, node, F.alternative) === none && !condition.slice(1).includes('(');
  const fix = isIdle ? removingStatement(syntax, node, 'Remove the branch') : undefined;
  const name = textOf(syntax, unwrap(syntax, conditionOf(syntax, node)));
  report({ ...reportSpan(syntax, node), values: { name }, fix });
}

function isBare(syntax: Syntax, block: number): boolean {
  return childrenOf(syntax, block).every(
    (child) => kindAt(syntax, child) === K.pass || textOf(syntax, child) === '...',
  );
}

export const redundantChecks: readonly Check[] = [
  { name: 'redundant-boolean', kinds: [K.if, K.ternary], run: redundantBoolean },
  { name: 'redundant-cast', kinds: [K.if, K.elif, K.while, K.ternary], run: redundantCast },
  {
    name: 'stray-semicolon',
    families: ['script'],
    kinds: [K.if, K.for, K.while, K.forIn],
    run: straySemicolon,
  },
  { name: 'empty-branch', kinds: [K.if], run: emptyBranch },
];
