/** What functions give back: nothing where something is read, something where nothing can be. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { isAsync } from '../../names/class-info.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, hasToken, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { hasInside, isLogical, isPython } from '../expressions.ts';
import { functionMetrics } from '../size/function-metrics.ts';

const answering = new Set<number>([K.return, K.throw, K.yield]);

/** A body with code that never gives a value. */
function givesNothing(syntax: Syntax, body: number): boolean {
  if (kindAt(syntax, body) !== K.block || childrenOf(syntax, body).length === 0) return false;
  return !hasInside(
    syntax,
    body,
    (kind, at) => answering.has(kind) && (kind !== K.return || childrenOf(syntax, at).length > 0),
  );
}

/** What a node is the last part of: `rows && rows.map(…)`, `(a, rows.map(…))`. */
function outermost(syntax: Syntax, node: number): number {
  let whole = node;
  let up = parentOf(syntax, node);
  while (isLogical(syntax, up) || passing.has(kindAt(syntax, up))) {
    if (childrenOf(syntax, up).at(-1) !== whole) return whole;
    whole = up;
    up = parentOf(syntax, up);
  }
  return whole;
}

const passing = new Set<number>([K.paren, K.sequence]);

/** `rows.map((row) => { row.id; })`: each entry becomes undefined. */
function silentCallback(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callback = childAt(syntax, childBy(syntax, node, F.arguments), 0);
  const callee = childBy(syntax, node, F.callee);
  const holder = kindAt(syntax, parentOf(syntax, outermost(syntax, node)));
  const isUsed = holder !== K.exprStmt && holder !== K.unary;
  if (
    kindAt(syntax, callback) !== K.func ||
    kindAt(syntax, callee) !== K.member ||
    !isUsed ||
    isAsync(syntax, callback)
  )
    return;
  const up = kindAt(syntax, parentOf(syntax, node));
  if (up === K.await || isCallbackBody(syntax, node) || hasToken(syntax, callback, '*')) return;
  if (
    !givesNothing(syntax, childBy(syntax, callback, F.body)) ||
    /^(?:React\.)?Children$|\$/.test(textOf(syntax, childBy(syntax, callee, F.object)).slice(0, 20))
  )
    return;
  report({ ...reportSpan(syntax, node), values: { name: `The callback of \`${resolver.lastOf(callee)}\`` } });
}

/** `() => rows.map(…)`: whether that value is read, nobody knows here. */
function isCallbackBody(syntax: Syntax, node: number): boolean {
  return kindAt(syntax, parentOf(syntax, node)) === K.func;
}

const speaking =
  /^__(?:str|repr|len|eq|ne|lt|le|gt|ge|hash|bool|contains|iter|format|int|float|index|add|sub|mul)__$/;

/** Getters, properties and special methods without a value. */
function silentGetter(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const isGetter = isPython(file) ? isSpeaking(syntax, node) : hasToken(syntax, node, 'get');
  const body = isGetter ? childBy(syntax, node, F.body) : none;
  if (body === none || !givesNothing(syntax, body) || isPlaceholder(syntax, body)) return;
  if (isRefusal(file, body)) return;
  const name = textOf(syntax, childBy(syntax, node, F.name));
  report({ ...reportSpan(syntax, node), values: { name: `\`${name}\`` } });
}

/** Python: a property, or a special method that must give a value. */
function isSpeaking(syntax: Syntax, node: number): boolean {
  const holder = parentOf(syntax, node);
  if (kindAt(syntax, holder) === K.decorated)
    return /^@(?:functools\.)?(?:cached_)?property\s/.test(textOf(syntax, holder).slice(0, 40));
  const name = childBy(syntax, node, F.name);
  return syntax.text.startsWith('__', syntax.start[name]) && speaking.test(textOf(syntax, name));
}

function isPlaceholder(syntax: Syntax, body: number): boolean {
  return childrenOf(syntax, body).every(
    (each) =>
      kindAt(syntax, each) === K.pass ||
      kindAt(syntax, childAt(syntax, each, 0)) === K.string ||
      textOf(syntax, each) === '...',
  );
}

/** `self._refuse()` and `assert 0, "not hashable"`: what ends in an error on purpose gives no value. */
function isRefusal(file: FileContext, body: number): boolean {
  const { syntax, resolver } = file;
  const last = childrenOf(syntax, body).at(-1) ?? none;
  if (kindAt(syntax, last) === K.assert)
    return /^(?:0|False)$/.test(textOf(syntax, childAt(syntax, last, 0)));
  const call = kindAt(syntax, last) === K.exprStmt ? childAt(syntax, last, 0) : none;
  if (kindAt(syntax, call) !== K.call) return false;
  const target = resolver.localFunction(childBy(syntax, call, F.callee));
  const ending = childrenOf(syntax, childBy(syntax, target, F.body)).at(-1) ?? none;
  const callee =
    kindAt(syntax, ending) === K.exprStmt ? childBy(syntax, childAt(syntax, ending, 0), F.callee) : none;
  return kindAt(syntax, ending) === K.throw || /(?:^|\.)(?:re)?raise_?\w{0,20}$/.test(textOf(syntax, callee));
}

function missingReturn(file: FileContext, node: number, report: ReportHit): void {
  if (kindAt(file.syntax, node) === K.func) silentGetter(file, node, report);
  else if (!isPython(file)) silentCallback(file, node, report);
}

/** A value here, a bare `return` there. */
function mixedReturns(file: FileContext, report: ReportHit): void {
  const { syntax } = file;
  const said = isPython(file) ? 'None' : 'undefined';
  for (const { func, bareReturn, isValued, yields } of functionMetrics(file)) {
    if (bareReturn === none || !isValued || yields) continue;
    const name = textOf(syntax, childBy(syntax, func, F.name));
    const fix = replacing(
      syntax,
      bareReturn,
      `Return ${said}`,
      isPython(file) ? 'return None' : 'return undefined;',
    );
    report({
      ...reportSpan(syntax, bareReturn),
      values: { name: name === '' ? 'The function' : `\`${name}\`` },
      fix,
    });
  }
}

const plainValues = new Set<number>([K.number, K.string, K.true, K.false, K.template]);

/** `__init__` that returns, a setter that returns, a constructor that returns no object. */
function returningInitialiser(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const name = textOf(syntax, childBy(syntax, node, F.name));
  const isSetter = !isPython(file) && hasToken(syntax, node, 'set');
  const isMaker = name === (isPython(file) ? '__init__' : 'constructor');
  if (!isSetter && !isMaker) return;
  hasInside(syntax, childBy(syntax, node, F.body), (kind, at) => {
    if (kind !== K.return) return false;
    const value = childAt(syntax, at, 0);
    const isWrong = isPython(file)
      ? kindAt(syntax, value) !== K.null && !givesNone(file, value)
      : (isSetter && kindAt(syntax, value) !== K.call) || plainValues.has(kindAt(syntax, value));
    if (value === none || !isWrong) return false;
    report({ ...reportSpan(syntax, at), values: { name } });
    return true;
  });
}

/** `return super().__init__(…)`, and the call of a function of this file that returns nothing, give None. */
function givesNone({ syntax, resolver }: FileContext, value: number): boolean {
  const callee = kindAt(syntax, value) === K.call ? childBy(syntax, value, F.callee) : none;
  if (callee === none) return false;
  const target = resolver.localFunction(callee);
  return /__init__$/.test(textOf(syntax, callee)) || givesNothing(syntax, childBy(syntax, target, F.body));
}

export const resultChecks: readonly Check[] = [
  {
    name: 'missing-return',
    scope: 'file',
    kinds: [K.func],
    calls: [
      'map',
      'flatMap',
      'filter',
      'some',
      'every',
      'find',
      'findIndex',
      'findLast',
      'reduce',
      'reduceRight',
      'toSorted',
    ],
    run: missingReturn,
  },
  { name: 'mixed-returns', wholeFile: mixedReturns },
  { name: 'returning-initialiser', kinds: [K.func], scope: 'file', run: returningInitialiser },
];
