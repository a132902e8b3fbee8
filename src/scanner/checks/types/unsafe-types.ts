/** Values that may be missing and are read as if they were there; types that say nothing. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childOfKind, kindAt, parentOf, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting, replacing } from '../edits.ts';

/** Whether an expression is a chain with `?.` in it, so that it may give undefined. */
function isOptional(syntax: Syntax, node: number): boolean {
  let at = node;
  for (let depth = 0; depth < 20; depth += 1) {
    const kind = kindAt(syntax, at);
    if (kind !== K.member && kind !== K.call && kind !== K.subscript) return false;
    if (childOfKind(syntax, at, K.optionalChain) !== none) return true;
    at = kind === K.call ? childBy(syntax, at, F.callee) : childBy(syntax, at, F.object);
  }
  return false;
}

/** The whole chain that a `?.` stands in. */
function chainOf(syntax: Syntax, token: number): number {
  let chain = parentOf(syntax, token);
  for (let up = parentOf(syntax, chain); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    const field = syntax.field[chain];
    const goesOn = kind === K.member || kind === K.call || kind === K.subscript;
    if (!goesOn || (field !== F.object && field !== F.callee)) return chain;
    chain = up;
  }
  return chain;
}

/** `[...order?.lines]`, `(order?.client).name`, `const { name } = order?.client` throw for what is not there. */
function optionalRead(file: FileContext, token: number, report: ReportHit): void {
  const { syntax } = file;
  const chain = chainOf(syntax, token);
  const up = parentOf(syntax, chain);
  // Of several `?.` in a chain the first alone speaks.
  if (isOptional(syntax, childBy(syntax, parentOf(syntax, token), F.object))) return;
  if (kindAt(syntax, up) === K.spread) spreadRead(file, up, report);
  else if (kindAt(syntax, up) === K.declarator) patternRead(file, up, report);
  else if (kindAt(syntax, up) === K.paren) parenRead(file, up, report);
}

/** `(order?.client).name` */
function parenRead({ syntax }: FileContext, paren: number, report: ReportHit): void {
  const node = parentOf(syntax, paren);
  const isObject = kindAt(syntax, node) === K.member && syntax.field[paren] === F.object;
  if (!isObject || childOfKind(syntax, node, K.optionalChain) !== none) return;
  const text = textOf(syntax, childAt(syntax, paren, 0));
  const fix = replacing(syntax, paren, 'Let the chain go on', text);
  report({ ...reportSpan(syntax, node), values: { name: text }, fix });
}

function spreadRead(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const up = kindAt(syntax, parentOf(syntax, node));
  const value = childAt(syntax, node, 0);
  if ((up !== K.array && up !== K.args) || !isOptional(syntax, value)) return;
  const text = textOf(syntax, value);
  report({
    ...reportSpan(syntax, node),
    values: { name: text },
    fix: replacing(syntax, value, 'Spread nothing when it is missing', `(${text} ?? [])`),
  });
}

function patternRead(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const pattern = kindAt(syntax, childBy(syntax, node, F.name));
  const value = childBy(syntax, node, F.value);
  if ((pattern !== K.objectPattern && pattern !== K.arrayPattern) || !isOptional(syntax, value)) return;
  const fallback = pattern === K.objectPattern ? ' ?? {}' : ' ?? []';
  report({
    ...reportSpan(syntax, value),
    values: { name: textOf(syntax, value) },
    fix: inserting(syntax.end[value] ?? 0, 'Take nothing when it is missing', fallback),
  });
}

/** `order?.client!`: may be missing, and is declared to be there. */
function denied(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const end = syntax.end[node] ?? 0;
  if (syntax.text[end - 1] !== '!' || !isOptional(syntax, unwrap(syntax, node))) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, node) } });
}

/** `: any` */
function anyType({ syntax }: FileContext, node: number, report: ReportHit): void {
  const from = syntax.start[node] ?? 0;
  const to = syntax.end[node] ?? 0;
  if (to - from <= 6 && /^:\s*any$/.test(syntax.text.slice(from, to))) report({ from, to });
}

export const unsafeTypeChecks: readonly Check[] = [
  {
    name: 'optional-read',
    families: ['script'],
    kinds: [K.optionalChain],
    run: optionalRead,
  },
  { name: 'denied-optional', families: ['script'], kinds: [K.wrap], run: denied },
  { name: 'any-type', families: ['script'], kinds: [K.typeAnnotation], run: anyType },
];
