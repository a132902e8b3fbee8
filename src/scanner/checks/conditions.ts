import { reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { keyText } from '../match/call-parts.ts';
import { constantOf } from '../match/constants.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, operatorOf, parentOf, textOf, unwrap } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Check, ReportHit } from './check.ts';

const comparing = new Set([
  '==',
  '!=',
  '===',
  '!==',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
  'is',
  'is not',
  'and',
  'or',
  '-',
  '/',
  '%',
  '^',
  '&',
  '|',
]);
const pureKinds = new Set<number>([
  K.identifier,
  K.member,
  K.subscript,
  K.propName,
  K.string,
  K.stringPart,
  K.number,
  K.this,
  K.token,
  K.optionalChain,
]);

/** Whether evaluating twice gives the same: names, members and constants only. */
function isPure(syntax: Syntax, node: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1)
    if (!pureKinds.has(syntax.kind[at] ?? 0)) return false;
  return true;
}

function condensed(syntax: Syntax, node: number): string {
  return textOf(syntax, unwrap(syntax, node)).replace(/\s+/g, ' ');
}

function sides(syntax: Syntax, node: number): readonly [number, number] | undefined {
  const left = childBy(syntax, node, F.left);
  const [first, second, third] = childrenOf(syntax, node);
  if (left !== none) return [left, childBy(syntax, node, F.right)];
  return first === undefined || second === undefined || third !== undefined ? undefined : [first, second];
}

function selfCompare(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const pair = sides(syntax, node);
  if (pair === undefined || !comparing.has(operatorOf(syntax, node))) return;
  const [left, right] = pair;
  if (
    isConstantKind(syntax, left) ||
    !isPure(syntax, left) ||
    condensed(syntax, left) !== condensed(syntax, right)
  )
    return;
  const operator = operatorOf(syntax, node);
  // `x !== x` is the old test for NaN.
  const isNanTest = operator === '!==' || operator === '!=';
  if (isNanTest && kindAt(syntax, unwrap(syntax, left)) === K.identifier) return;
  report({ ...reportSpan(syntax, node), values: { name: condensed(syntax, left), operator } });
}

function isConstantKind(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, unwrap(syntax, node));
  return kind === K.number || kind === K.string || kind === K.this;
}

function branchesOf(syntax: Syntax, node: number): number[] {
  const conditions = [childBy(syntax, node, F.condition)];
  for (const child of childrenOf(syntax, node)) {
    if (kindAt(syntax, child) === K.elif) conditions.push(childBy(syntax, child, F.condition));
  }
  let next = childBy(syntax, node, F.alternative);
  while (next !== none && kindAt(syntax, next) === K.else) {
    const inner = childrenOf(syntax, next)[0] ?? none;
    if (kindAt(syntax, inner) !== K.if) break;
    conditions.push(childBy(syntax, inner, F.condition));
    next = childBy(syntax, inner, F.alternative);
  }
  return conditions;
}

function duplicateCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const up = parentOf(syntax, node);
  if (kindAt(syntax, up) === K.else) return;
  const seen = new Set<string>();
  for (const condition of branchesOf(syntax, node)) {
    const text = condensed(syntax, condition);
    if (seen.has(text) && !holdsCall(syntax, condition))
      report({ ...reportSpan(syntax, condition), values: { name: text } });
    seen.add(text);
  }
}

/** `case 'a': … case 'a':`; the second never runs. */
function duplicateCase(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const seen = new Set<string>();
  for (const each of childrenOf(syntax, childBy(syntax, node, F.body))) {
    const value = childBy(syntax, each, F.value);
    if (kindAt(syntax, each) !== K.case || value === none || holdsCall(syntax, value)) continue;
    const text = condensed(syntax, value);
    if (seen.has(text)) report({ ...reportSpan(syntax, value), values: { name: text } });
    seen.add(text);
  }
}

function duplicateBranch(file: FileContext, node: number, report: ReportHit): void {
  if (kindAt(file.syntax, node) === K.switch) duplicateCase(file, node, report);
  else duplicateCondition(file, node, report);
}

function holdsCall(syntax: Syntax, node: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) {
    const kind = syntax.kind[at];
    if (kind === K.call || kind === K.await || kind === K.update || kind === K.assign || kind === K.namedExpr)
      return true;
  }
  return false;
}

const keyed = new Set<number>([K.pair, K.func]);
const literalKeys = new Set<number>([K.propName, K.string, K.number]);

function duplicateKey(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const seen = new Set<string>();
  for (const member of childrenOf(syntax, node)) {
    if (kindAt(syntax, member) === K.spread) seen.clear();
    const key = literalKey(syntax, member);
    if (key === none) continue;
    const text = kindAt(syntax, member) === K.pair ? keyOf(syntax, member) : textOf(syntax, key);
    if (seen.has(text)) report({ ...reportSpan(syntax, key), values: { name: text } });
    seen.add(text);
  }
}

/** The node of a key that is written out; `none` for computed ones and for accessors, which come in pairs. */
function literalKey(syntax: Syntax, member: number): number {
  const kind = kindAt(syntax, member);
  if (kind === K.shorthand) return member;
  if (!keyed.has(kind)) return none;
  const key = childBy(syntax, member, kind === K.func ? F.name : F.key);
  const isAccessor = kind === K.func && /^(?:get|set|static)\s/.test(textOf(syntax, member));
  return isAccessor || !literalKeys.has(kindAt(syntax, key)) ? none : key;
}

/** In Python `1` and `'1'` are different keys. */
function keyOf(syntax: Syntax, member: number): string {
  const isPython = syntax.grammar.family === 'python';
  return isPython ? textOf(syntax, childBy(syntax, member, F.key)) : keyText(syntax, member);
}

/** A constant is no value to loop over or to test; `match = next()` and `node = node.parent` are written on purpose. */
function isSlip(file: FileContext, assignment: number): boolean {
  const right = unwrap(file.syntax, childBy(file.syntax, assignment, F.right));
  return kindAt(file.syntax, right) !== K.template && constantOf(file.resolver, right) !== undefined;
}

/** `if (a = b)`; doubled parentheses say that it is meant. */
function assignmentInCondition(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const condition = childBy(syntax, node, F.condition);
  const inner =
    kindAt(syntax, condition) === K.paren ? (childrenOf(syntax, condition)[0] ?? none) : condition;
  if (kindAt(syntax, inner) !== K.assign || !isSlip(file, inner)) return;
  const operator = syntax.end[childBy(syntax, inner, F.left)] ?? 0;
  const equals = syntax.text.indexOf('=', operator);
  const fix = { title: 'Compare instead', edits: [{ from: equals, to: equals + 1, newText: '===' }] };
  report({ ...reportSpan(syntax, inner), values: { name: condensed(syntax, inner) }, fix });
}

function noneComparison(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [left, right, more] = childrenOf(syntax, node);
  const operator = operatorOf(syntax, node);
  const asIdentity = operator === '==' ? 'is' : operator === '!=' ? 'is not' : undefined;
  if (left === undefined || right === undefined || more !== undefined || asIdentity === undefined) return;
  if (
    kindAt(syntax, right) !== K.null ||
    /\b(?:filter|where|query|select|having|and_|or_)\b/.test(surroundings(syntax, node))
  )
    return;
  const token = childBy(syntax, node, F.operator);
  const fix = {
    title: `Use "${asIdentity}"`,
    edits: [{ from: syntax.start[token] ?? 0, to: syntax.end[token] ?? 0, newText: asIdentity }],
  };
  report({ ...reportSpan(syntax, node), values: { name: asIdentity }, fix });
}

/** Query builders overload `==`; the call that a comparison is an argument of tells. */
function surroundings(syntax: Syntax, node: number): string {
  let text = '';
  for (let up = parentOf(syntax, node); up > 0 && kindAt(syntax, up) !== K.block; up = parentOf(syntax, up)) {
    if (kindAt(syntax, up) === K.call) text += ` ${textOf(syntax, childBy(syntax, up, F.callee))}`;
  }
  return text;
}

export const conditionChecks: readonly Check[] = [
  { name: 'self-compare', kinds: [K.binary, K.compare, K.logical], run: selfCompare },
  { name: 'duplicate-condition', kinds: [K.if, K.switch], run: duplicateBranch },
  { name: 'duplicate-key', kinds: [K.object], run: duplicateKey },
  {
    name: 'assignment-in-condition',
    families: ['script'],
    kinds: [K.if, K.while, K.do],
    run: assignmentInCondition,
  },
  { name: 'none-comparison', families: ['python'], kinds: [K.compare], run: noneComparison },
];
