/** What is thrown, and what is lost on the way. */
import escapeStringRegexp from 'escape-string-regexp';
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { inserting, replacing } from '../edits.ts';
import { isPython } from '../expressions.ts';
import { errorName, handlerAround, handlerBlock, mentions } from './handlers.ts';

const plainErrors = /^(?:Type|Range|Syntax|Reference|URI|Eval)?Error$/;

/** `throw new Error('…')` or `raise X('…')` in a handler, with nothing that leads back to the error caught. */
function lostCause(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const thrown = childAt(syntax, node, 0);
  const handler = handlerAround(syntax, node);
  if (handler === none || thrown === none) return;
  const cause = errorName(syntax, handler);
  const name = textOf(syntax, cause);
  const fix = isPython(file) ? pythonCause(file, node, name) : scriptCause(file, thrown, name);
  if (fix === 'kept') return;
  const shown = name === '' ? 'the error caught' : `\`${name}\``;
  const effect = isPython(file)
    ? `shows ${shown} as an accident on the way, not as the cause`
    : `no longer shows ${shown}`;
  const confidence = isPython(file) ? 'medium' : 'high';
  report({ ...reportSpan(syntax, node), values: { effect }, confidence, fix });
}

/** `raise … from e`; without it Python says that the second error came up while handling the first. */
function pythonCause(file: FileContext, node: number, name: string): OffsetFix | 'kept' | undefined {
  const { syntax } = file;
  const [thrown = none, cause] = childrenOf(syntax, node);
  const isNew = kindAt(syntax, thrown) === K.call;
  if (
    cause !== undefined ||
    !isNew ||
    (name !== '' && mentionsWhole(syntax, thrown, name)) ||
    /with_traceback/.test(textOf(syntax, thrown))
  )
    return 'kept';
  return name === '' ? undefined : inserting(syntax.end[thrown] ?? 0, 'Keep the cause', ` from ${name}`);
}

/** Whether the error itself is handed on, not only its text. */
function mentionsWhole(syntax: Syntax, call: number, name: string): boolean {
  return childrenOf(syntax, childBy(syntax, call, F.arguments)).some((argument) => {
    const value = kindAt(syntax, argument) === K.keywordArg ? childBy(syntax, argument, F.value) : argument;
    return kindAt(syntax, value) === K.identifier && textOf(syntax, value) === name;
  });
}

function scriptCause(file: FileContext, thrown: number, name: string): OffsetFix | 'kept' | undefined {
  const { syntax, resolver } = file;
  const made = unwrap(syntax, thrown);
  const isPlain =
    kindAt(syntax, made) === K.new &&
    plainErrors.test(resolver.nameOf(childBy(syntax, made, F.callee)) ?? '');
  const given = childrenOf(syntax, childBy(syntax, made, F.arguments));
  const [message = none] = given;
  const isWhole = mentions(syntax, made, name) && !onlyMessage(syntax, made, name);
  if (!isPlain || given.length !== 1 || (name !== '' && isWhole)) return 'kept';
  return name === ''
    ? undefined
    : inserting(syntax.end[message] ?? 0, 'Keep the cause', `, { cause: ${name} }`);
}

/** `new Error(error.message)` copies the text and leaves the stack behind. */
function onlyMessage(syntax: Syntax, made: number, name: string): boolean {
  const rest = textOf(syntax, made).replaceAll(
    new RegExp(`\\b${escapeStringRegexp(name)}\\??\\.message\\b`, 'g'),
    '',
  );
  return !new RegExp(`\\b${escapeStringRegexp(name)}\\b`).test(rest);
}

const literalKinds = new Set<number>([
  K.string,
  K.template,
  K.number,
  K.object,
  K.array,
  K.true,
  K.false,
  K.null,
  K.stringConcat,
]);

/** `throw 'no such file'`; Python refuses it when it happens. */
function thrownLiteral(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const thrown = unwrap(syntax, childAt(syntax, node, 0));
  const kind = kindAt(syntax, thrown);
  const isText = kind === K.string || kind === K.template || kind === K.stringConcat;
  if (thrown === none || !literalKinds.has(kind) || (isPython(file) && !isText)) return;
  const text = textOf(syntax, thrown);
  const made = isPython(file) ? `RuntimeError(${text})` : `new Error(${text})`;
  const fix = isText ? replacing(syntax, childAt(syntax, node, 0), 'Make it an error', made) : undefined;
  report({ ...reportSpan(syntax, node), values: { name: text.slice(0, 60) }, fix });
}

/** `raise NotImplemented`: that is a value for comparisons, no exception. */
function notImplemented(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const thrown = childAt(syntax, node, 0);
  const named = kindAt(syntax, thrown) === K.call ? childBy(syntax, thrown, F.callee) : thrown;
  if (kindAt(syntax, named) !== K.identifier || resolver.nameOf(named) !== 'NotImplemented') return;
  report({
    ...reportSpan(syntax, node),
    fix: replacing(syntax, named, 'Raise NotImplementedError', 'NotImplementedError'),
  });
}

/** `except E as e: raise e` adds this line to the traceback for nothing. */
function raisedAgain(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const handler = handlerAround(syntax, node);
  const name = handler === none ? '' : textOf(syntax, errorName(syntax, handler));
  const [thrown = none, cause] = childrenOf(syntax, node);
  if (name === '' || cause !== undefined || textOf(syntax, thrown) !== name) return;
  if (isRebound(syntax, handlerBlock(syntax, handler), name)) return;
  report({
    ...reportSpan(syntax, node),
    values: { name },
    fix: replacing(syntax, node, 'Write raise', 'raise'),
  });
}

function isRebound(syntax: Syntax, block: number, name: string): boolean {
  for (let at = block; at < (syntax.next[block] ?? 0); at += 1)
    if (syntax.kind[at] === K.assign && textOf(syntax, childBy(syntax, at, F.left)) === name) return true;
  return false;
}

export const raisingChecks: readonly Check[] = [
  { name: 'lost-cause', kinds: [K.throw], run: lostCause },
  { name: 'thrown-literal', kinds: [K.throw], run: thrownLiteral },
  { name: 'not-implemented', families: ['python'], kinds: [K.throw], run: notImplemented },
  { name: 'raised-again', families: ['python'], kinds: [K.throw], run: raisedAgain },
];
