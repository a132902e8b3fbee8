/** Statements that change nothing. */

import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parameterPattern } from '../../names/declare.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  ancestor,
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  endOf,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting, removingStatement, replacing } from '../edits.ts';
import { condensed, hasInside, isPython } from '../expressions.ts';

const pureOperators = [
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  'is',
  'is not',
  'not in',
  'instanceof',
];
const acting = new Set<number>([
  K.call,
  K.await,
  K.yield,
  K.assign,
  K.augAssign,
  K.update,
  K.namedExpr,
  K.new,
  K.template,
]);

/** A test that expects an operator to raise writes it as a statement. */
function isExpectedToRaise(syntax: Syntax, node: number): boolean {
  const around = ancestor(syntax, node, (kind) => kind === K.with || kind === K.try || kind === K.func);
  const kind = kindAt(syntax, around);
  if (kind === K.try) return true;
  return (
    kind === K.with && /raises|warns|Raises|Warns|suppress/.test(textOf(syntax, around).split('\n')[0] ?? '')
  );
}

/** `x == 1` as a statement. */
function comparisonStatement(file: FileContext, value: number, report: ReportHit): void {
  const { syntax } = file;
  const node = parentOf(syntax, value);
  if (kindAt(syntax, node) !== K.exprStmt) return;
  if (
    hasInside(syntax, value, (inner) => acting.has(inner) || inner === K.func) ||
    isExpectedToRaise(syntax, node)
  )
    return;
  report({
    ...reportSpan(syntax, value),
    values: { name: textOf(syntax, value) },
    fix: meantFix(file, value),
  });
}

/** In a test the comparison was to be asserted; elsewhere `==` was to be `=`, and nobody can tell for sure. */
function meantFix(file: FileContext, value: number): OffsetFix | undefined {
  const { syntax } = file;
  const func = enclosingFunction(syntax, value);
  const isTest = isPython(file) && /^test/.test(textOf(syntax, childBy(syntax, func, F.name)));
  return isTest ? inserting(syntax.start[value] ?? 0, 'Assert it', 'assert ') : undefined;
}

/** `x = x`. In a class body that takes a name over from outside; setters of other objects may do something. */
function selfAssignment(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const assignment = childAt(syntax, node, 0);
  if (kindAt(syntax, assignment) !== K.assign) return;
  const left = childBy(syntax, assignment, F.left);
  const isOwn = kindAt(syntax, left) === K.identifier || /^(?:this|self)\.\w+$/.test(textOf(syntax, left));
  const right = childBy(syntax, assignment, F.right);
  const isAsLong = right !== none && endOf(syntax, left) - left === endOf(syntax, right) - right;
  if (!isOwn || !isAsLong || condensed(syntax, left) !== condensed(syntax, right)) return;
  if (childBy(syntax, assignment, F.type) !== none) return;
  if (kindAt(syntax, left) === K.identifier ? !isInBodyOfFunction(syntax, node) : !isParameter(syntax, left))
    return;
  report({
    ...reportSpan(syntax, assignment),
    values: { name: textOf(syntax, left) },
    fix: removingStatement(syntax, node, 'Remove it'),
  });
}

/** `this.name = this.name` beside a parameter `name`; else it may turn a default of the class into an own field. */
function isParameter(syntax: Syntax, member: number): boolean {
  const name = textOf(syntax, childBy(syntax, member, F.property));
  const list = childBy(syntax, enclosingFunction(syntax, member), F.parameters);
  return childrenOf(syntax, list).some(
    (parameter) => textOf(syntax, parameterPattern(syntax, parameter)) === name,
  );
}

/** In a branch `x = x` says "stays as it is"; outside of functions it exports a name, or takes one into a class. */
function isInBodyOfFunction(syntax: Syntax, statement: number): boolean {
  const block = parentOf(syntax, statement);
  return kindAt(syntax, block) === K.block && kindAt(syntax, parentOf(syntax, block)) === K.func;
}

const discarding = {
  script: new Set(
    'trim trimStart trimEnd toUpperCase toLowerCase padStart padEnd toFixed toString concat slice replaceAll startsWith endsWith toSorted toReversed localeCompare'.split(
      ' ',
    ),
  ),
  python: new Set(
    'strip lstrip rstrip upper lower title capitalize startswith endswith zfill casefold swapcase'.split(' '),
  ),
} as const;

/** Methods that return the changed text and leave the old one as it is. */
function discardedResult(file: FileContext, call: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const node = parentOf(syntax, call);
  if (kindAt(syntax, node) !== K.exprStmt || kindAt(syntax, call) !== K.call) return;
  const callee = childBy(syntax, call, F.callee);
  const name = resolver.lastOf(callee);
  const isMethod = kindAt(syntax, callee) === K.member;
  const isPureMethod =
    isMethod && (discarding[syntax.grammar.family].has(name) || isTextReplace(file, call, name));
  const isSorted = isPython(file) && name === 'sorted' && resolver.nameOf(callee) === 'sorted';
  if (!isPureMethod && !isSorted) return;
  if ((isMethod && isOwnMethod(file, callee)) || isExpectedToRaise(syntax, node)) return;
  report({
    ...reportSpan(syntax, call),
    values: { name: textOf(syntax, callee) },
    fix: isMethod ? assignFix(syntax, call, callee) : undefined,
  });
}

/** `replace` of text: routers, locations and file systems have methods of that name. */
function isTextReplace(file: FileContext, call: number, name: string): boolean {
  const { syntax } = file;
  if (name !== 'replace') return false;
  const given = childrenOf(syntax, childBy(syntax, call, F.arguments));
  const [first = none, second = none] = given;
  if (given.length !== 2 || kindAt(syntax, second) === K.func) return false;
  return (
    kindAt(syntax, first) === K.regex ||
    (isPython(file) && kindAt(syntax, first) === K.string && kindAt(syntax, second) === K.string)
  );
}

/** Builders and other objects name methods so, too: what calls them must look like a text. */
function isOwnMethod(file: FileContext, callee: number): boolean {
  const { syntax, resolver } = file;
  const object = unwrap(syntax, childBy(syntax, callee, F.object));
  const kind = kindAt(syntax, object);
  if (kind === K.string || kind === K.template) return false;
  if (kind !== K.identifier && kind !== K.member) return true;
  return (
    resolver.isSelf(object) ||
    kind === K.this ||
    resolver.localFunction(callee) !== none ||
    !/(?:text|str|string|name|line|value|word|title|path|url|message|msg|key|label|content|input|output|result)s?$/i.test(
      resolver.lastOf(object),
    )
  );
}

function assignFix(syntax: Syntax, call: number, callee: number): OffsetFix | undefined {
  const object = childBy(syntax, callee, F.object);
  if (kindAt(syntax, object) !== K.identifier) return undefined;
  return replacing(
    syntax,
    call,
    'Keep the result',
    `${sourceOf(syntax, object)} = ${sourceOf(syntax, call)}`,
  );
}

/** Errors of both languages; in Python each name is a built-in one. */
const builtInErrors =
  'Error TypeError RangeError SyntaxError ReferenceError URIError EvalError AggregateError Exception ValueError KeyError IndexError LookupError AttributeError NameError OSError IOError FileNotFoundError FileExistsError PermissionError TimeoutError ConnectionError RuntimeError NotImplementedError ArithmeticError ZeroDivisionError OverflowError ImportError ModuleNotFoundError AssertionError UnicodeError StopIteration RecursionError'.split(
    ' ',
  );

/** `new Error('…');`, `ValueError("…")`: made, and not thrown. */
function errorNotThrown(file: FileContext, made: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const statement = parentOf(syntax, made);
  const isScript = !isPython(file);
  const isBare = childrenOf(syntax, childBy(syntax, made, F.arguments)).length === 0;
  if (kindAt(syntax, statement) !== K.exprStmt || isBare) return;
  const callee = childBy(syntax, made, F.callee);
  const name = resolver.lastOf(callee);
  const isKnown = kindAt(syntax, made) === (isScript ? K.new : K.call) && resolver.nameOf(callee) === name;
  if (!isKnown || isExpectedToRaise(syntax, statement)) return;
  const keyword = isScript ? 'throw' : 'raise';
  const fix = inserting(syntax.start[made] ?? 0, `Write ${keyword}`, `${keyword} `);
  report({ ...reportSpan(syntax, made), values: { name, keyword }, fix });
}

export const noEffectChecks: readonly Check[] = [
  { name: 'comparison-statement', operators: pureOperators, run: comparisonStatement },
  { name: 'self-assignment', kinds: [K.exprStmt], run: selfAssignment },
  {
    name: 'discarded-result',
    calls: [...new Set([...discarding.script, ...discarding.python, 'replace', 'sorted'])],
    run: discardedResult,
  },
  { name: 'error-not-thrown', calls: builtInErrors, run: errorNotThrown },
];
