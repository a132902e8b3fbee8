/** Comparisons with the number that a length or a position can or cannot be. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { isAsserted, isLogical, isNegation, isPython, isTested, sides } from '../expressions.ts';

function isLength(file: FileContext, node: number): boolean {
  const { syntax, resolver } = file;
  const inner = unwrap(syntax, node);
  if (isPython(file))
    return kindAt(syntax, inner) === K.call && resolver.nameOf(childBy(syntax, inner, F.callee)) === 'len';
  return kindAt(syntax, inner) === K.member && resolver.lastOf(inner) === 'length';
}

/** `typeof value.length === 'number' && value.length >= 0`: of what else it may be, nobody knows. */
function isOfUnknown(syntax: Syntax, node: number, length: number): boolean {
  let whole = node;
  while (isLogical(syntax, unwrap(syntax, parentOf(syntax, whole)))) whole = parentOf(syntax, whole);
  return textOf(syntax, whole).includes(`typeof ${textOf(syntax, length)}`);
}

/** `length >= 0` holds always, `length < 0` never. */
function lengthBelowZero(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right] = sides(syntax, node) ?? [];
  if (
    left === undefined ||
    right === undefined ||
    !/^0$/.test(textOf(syntax, right)) ||
    !isLength(file, left) ||
    isAsserted(syntax, node) ||
    isOfUnknown(syntax, node, left)
  )
    return;
  const isAlways = operatorOf(syntax, node) === '>=';
  const fix = isAlways
    ? replacing(syntax, childBy(syntax, node, F.operator), 'Ask whether there is any', '>')
    : undefined;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, node), answer: isAlways ? 'true' : 'false' },
    // What can never be is a check too many; what always is was seldom meant.
    impact: isAlways ? undefined : 'low',
    fix,
  });
}

const soup = /^(?:bs4|lxml|xml|selenium|pyquery|parsel|soupsieve|html5lib|requests_html|playwright|pymongo)/;
const textual =
  /(?:str|text|line|name|path|url|uri|message|msg|content|title|word|header|value|key|host)s?$/i;

/** Trees of XML and HTML have a `find` of their own, which gives an element or None. */
function findsPosition(file: FileContext, call: number, name: string): boolean {
  const { syntax, names, resolver } = file;
  if (!isPython(file)) return name !== 'find' && name !== 'rfind';
  if (name !== 'find' && name !== 'rfind') return false;
  const callee = childBy(syntax, call, F.callee);
  const [first, ...others] = childrenOf(syntax, childBy(syntax, call, F.arguments));
  if (first === undefined || kindAt(syntax, first) !== K.string || others.length > 0) return false;
  const receiver = resolver.lastOf(childBy(syntax, callee, F.object));
  return !names.specifiers.some((module) => soup.test(module)) && textual.test(receiver);
}

/** `if (text.indexOf(x))`: 0 is a position, -1 is true. */
function positionAsCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callee = childBy(syntax, node, F.callee);
  const name = resolver.lastOf(callee);
  if (kindAt(syntax, callee) !== K.member || !isTested(syntax, node) || isNegated(syntax, node)) return;
  if (!findsPosition(file, node, name)) return;
  const needle = textOf(syntax, childAt(syntax, childBy(syntax, node, F.arguments), 0));
  const fix = isPython(file)
    ? replacing(
        syntax,
        node,
        'Ask with in',
        `${needle} in ${sourceOf(syntax, childBy(syntax, callee, F.object))}`,
      )
    : replacing(syntax, node, 'Compare with -1', `${sourceOf(syntax, node)} !== -1`);
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, callee) }, fix });
}

/** `!text.indexOf(x)` is the old way to say "begins with". */
function isNegated(syntax: Syntax, node: number): boolean {
  let up = parentOf(syntax, node);
  while (kindAt(syntax, up) === K.paren) up = parentOf(syntax, up);
  return isNegation(syntax, up) || kindAt(syntax, up) === K.not;
}

export const lengthChecks: readonly Check[] = [
  { name: 'length-below-zero', operators: ['>=', '<'], run: lengthBelowZero },
  {
    name: 'position-as-condition',
    calls: ['indexOf', 'lastIndexOf', 'findIndex', 'find', 'rfind'],
    run: positionAsCondition,
  },
];
