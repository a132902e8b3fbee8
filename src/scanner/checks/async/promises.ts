/** Promises that are made, passed or chained in a way that loses them. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { isAsync } from '../../names/class-info.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  endOf,
  hasToken,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing } from '../edits.ts';
import { hasInside, isPython } from '../expressions.ts';

function firstArgument(syntax: Syntax, call: number): number {
  return childAt(syntax, childBy(syntax, call, F.arguments), 0);
}

/** `new Promise(async (resolve) => …)`: what the function throws goes nowhere. */
function asyncExecutor(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (resolver.nameOf(childBy(syntax, node, F.callee)) !== 'Promise') return;
  const executor = firstArgument(syntax, node);
  if (kindAt(syntax, executor) !== K.func || !isAsync(syntax, executor)) return;
  const from = syntax.start[executor] ?? 0;
  report({ from, to: from + 'async'.length });
}

/** `files.forEach(async …)` returns before any of it is done. */
function asyncForEach(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const callback = firstArgument(syntax, node);
  const isMethod = kindAt(syntax, childBy(syntax, node, F.callee)) === K.member;
  if (!isMethod || kindAt(syntax, callback) !== K.func || !isAsync(syntax, callback)) return;
  const from = syntax.start[callback] ?? 0;
  report({
    from,
    to: from + 'async'.length,
    values: { name: resolver.lastOf(childBy(syntax, node, F.callee)) },
  });
}

const arrays = new Set<number>([K.array, K.call]);

/** `await items.map(async …)` and `await [a(), b()]` wait for nothing. */
function awaitedArray(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const awaited = unwrap(syntax, childAt(syntax, node, 0));
  const kind = kindAt(syntax, awaited);
  if (!arrays.has(kind)) return;
  if (kind === K.call) {
    const callee = childBy(syntax, awaited, F.callee);
    const callback = firstArgument(syntax, awaited);
    const isAsyncMap =
      resolver.lastOf(callee) === 'map' &&
      kindAt(syntax, callee) === K.member &&
      kindAt(syntax, callback) === K.func &&
      isAsync(syntax, callback);
    if (!isAsyncMap || isOwnMap(syntax, callee)) return;
  }
  const text = textOf(syntax, awaited);
  const isScript = !isPython(file);
  if (!isScript && !childrenOf(syntax, awaited).every((each) => kindAt(syntax, each) === K.call)) return;
  const fix = isScript ? replacing(syntax, awaited, 'Wait for all', `Promise.all(${text})`) : undefined;
  report({ ...reportSpan(syntax, node), values: { name: kind === K.call ? 'map' : 'array' }, fix });
}

/** Streams and queues have a `map` that can be awaited: p-map, node streams, bluebird. */
function isOwnMap(syntax: Syntax, callee: number): boolean {
  return /\b(?:stream|Readable|Promise|Bluebird|pMap|Effect|queue)\b/i.test(
    textOf(syntax, childBy(syntax, callee, F.object)).slice(0, 80),
  );
}

/** `.then((x) => { save(x); }).then((y) => use(y))`: y is undefined. */
function missingChainReturn(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const next = firstArgument(syntax, node);
  const before = childBy(syntax, childBy(syntax, node, F.callee), F.object);
  if (kindAt(syntax, before) !== K.call || resolver.lastOf(childBy(syntax, before, F.callee)) !== 'then')
    return;
  const callback = firstArgument(syntax, before);
  const body = childBy(syntax, callback, F.body);
  if (
    kindAt(syntax, callback) !== K.func ||
    kindAt(syntax, body) !== K.block ||
    kindAt(syntax, next) !== K.func
  )
    return;
  if (
    !readsItsParameter(syntax, next) ||
    hasInside(syntax, body, (kind) => kind === K.return || kind === K.throw)
  )
    return;
  if (childrenOf(syntax, body).length === 0) return;
  report({ ...reportSpan(syntax, next), values: { name: parameterName(syntax, next) } });
}

function parameterName(syntax: Syntax, func: number): string {
  const single = childBy(syntax, func, F.parameter);
  const first = single === none ? childAt(syntax, childBy(syntax, func, F.parameters), 0) : single;
  return textOf(syntax, first).split(/[:=]/)[0]?.trim() ?? '';
}

function readsItsParameter(syntax: Syntax, func: number): boolean {
  const name = parameterName(syntax, func);
  if (!/^[A-Za-z$][\w$]*$/.test(name)) return false;
  const body = childBy(syntax, func, F.body);
  for (let at = body; at < endOf(syntax, body); at += 1)
    if (syntax.kind[at] === K.identifier && textOf(syntax, at) === name) return true;
  return false;
}

const waiting = new Set<number>([K.await, K.yield]);

/** An `async` function without `await` gives a promise for what is there already. */
function asyncWithoutAwait(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!isAsync(syntax, node) || hasToken(syntax, node, '*')) return;
  const body = childBy(syntax, node, F.body);
  if (kindAt(syntax, body) !== K.block || childrenOf(syntax, body).length < 2 || waits(syntax, body)) return;
  if (kindAt(syntax, parentOf(syntax, node)) === K.decorated) return;
  const from = syntax.text.indexOf('async', syntax.start[node] ?? 0);
  const name = textOf(syntax, childBy(syntax, node, F.name));
  report({
    from,
    to: from + 'async'.length,
    values: { name: name === '' ? 'This function' : `\`${name}\`` },
  });
}

function waits(syntax: Syntax, body: number): boolean {
  return hasInside(syntax, body, (kind, at) => {
    if (waiting.has(kind)) return true;
    const isAsyncForm =
      kind === K.forIn || kind === K.with || kind === K.comprehension || kind === K.forInClause;
    return isAsyncForm && /\bawait\b|\basync\b/.test(textOf(syntax, at).slice(0, 200));
  });
}

export const promiseChecks: readonly Check[] = [
  { name: 'async-executor', families: ['script'], calls: ['Promise'], run: asyncExecutor },
  { name: 'async-for-each', families: ['script'], calls: ['forEach'], run: asyncForEach },
  {
    name: 'async-predicate',
    families: ['script'],
    calls: ['filter', 'some', 'every', 'find', 'findIndex', 'findLast', 'sort', 'toSorted'],
    run: asyncForEach,
  },
  { name: 'awaited-array', kinds: [K.await], run: awaitedArray },
  { name: 'missing-chain-return', families: ['script'], calls: ['then'], run: missingChainReturn },
  { name: 'async-without-await', kinds: [K.func], scope: 'file', run: asyncWithoutAwait },
];
