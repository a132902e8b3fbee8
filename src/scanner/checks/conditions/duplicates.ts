import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { keyText } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { condensed } from '../expressions.ts';

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
  if (kindAt(syntax, up) === K.else || childBy(syntax, node, F.alternative) === none) return;
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
  const members = childrenOf(syntax, node);
  if (members.length < 2) return;
  const seen = new Set<string>();
  for (const member of members) {
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

export const duplicateChecks: readonly Check[] = [
  { name: 'duplicate-condition', kinds: [K.if, K.switch], run: duplicateBranch },
  { name: 'duplicate-key', kinds: [K.object], run: duplicateKey },
];
