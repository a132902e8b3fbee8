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
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

const loops = new Set<number>([K.for, K.forIn, K.while, K.do]);

/** The loop whose body a node is in, within its own function; `none` when there is none or when it must go in turn. */
function loopRound(syntax: Syntax, node: number): number {
  let below = node;
  for (let up = parentOf(syntax, node); up >= 0; up = parentOf(syntax, up)) {
    const kind = kindAt(syntax, up);
    if (kind === K.func || kind === K.class || kind === K.comprehension) return none;
    if (loops.has(kind) && childBy(syntax, up, F.body) === below) return up;
    below = up;
  }
  return none;
}

/** Loops that are sequential on purpose: `for await`, retries, polling, endless loops, batches, streams. */
function isSequential(syntax: Syntax, loop: number): boolean {
  const kind = kindAt(syntax, loop);
  const head = textOf(syntax, loop).slice(0, 120).split(/[\n{]/)[0] ?? '';
  if (kind === K.while || kind === K.do) return true;
  if (/^(?:async\s+for|for\s+await)\b/.test(head)) return true;
  if (/\b(?:retry|retries|attempt|tries|chunk|batch|page|step|migration)/i.test(head)) return true;
  return leavesEarly(syntax, loop);
}

/** A loop that breaks, returns or carries a value from one turn to the next cannot run at once. */
function leavesEarly(syntax: Syntax, loop: number): boolean {
  const body = childBy(syntax, loop, F.body);
  for (let at = body; at < endOf(syntax, body); at += 1) {
    const kind = syntax.kind[at];
    if (kind === K.func) at = endOf(syntax, at) - 1;
    if (kind === K.break || kind === K.return || kind === K.yield || kind === K.throw || kind === K.catch)
      return true;
  }
  return false;
}

const waits = /^(?:sleep|delay|wait\w*|setTimeout|nextTick|tick)$/;
const asks = /^(?:find|fetch|get|query|select|load|read|request|insert|update|delete|create|scalar)/i;
const asksAtEnd = /^(?:execute|post|put|patch|save|head)$/i;

/** Whether a called name speaks of asking something far away: `findUser`, `client.get`, `load_all`. */
function isQuery(last: string): boolean {
  const parts = last.slice(0, 80).split('_');
  return parts.some((part, index) => asks.test(part) || (index === parts.length - 1 && asksAtEnd.test(part)));
}

function awaitInLoop(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const awaited = childAt(syntax, node, 0);
  const loop = loopRound(syntax, node);
  if (loop === none || kindAt(syntax, awaited) !== K.call || isSequential(syntax, loop)) return;
  const callee = textOf(syntax, childBy(syntax, awaited, F.callee));
  const last = file.resolver.lastOf(childBy(syntax, awaited, F.callee));
  if (waits.test(last) || !isQuery(last)) return;
  report({ ...reportSpan(syntax, node), values: { name: callee } });
}

/** A call of an async function of this file whose promise nobody takes. */
function floatingPromise(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const call = childAt(syntax, node, 0);
  if (kindAt(syntax, call) !== K.call) return;
  const callee = childBy(syntax, call, F.callee);
  const target = file.resolver.localFunction(callee);
  if (
    target === none ||
    kindAt(syntax, callee) === K.func ||
    !isAsync(syntax, target) ||
    hasToken(syntax, target, '*')
  )
    return;
  if (isPythonGenerator(syntax, target) || isEntry(file, node) || handlesItsErrors(syntax, target)) return;
  if (isNextTurn(syntax, node, target)) return;
  // A decorator may give something else than a coroutine.
  if (kindAt(syntax, parentOf(syntax, target)) === K.decorated) return;
  const fix = awaitFix(file, call);
  // In a function that is not async itself, letting go may be meant; Python's coroutines never run without await.
  const confidence = fix === undefined && syntax.grammar.family === 'script' ? 'medium' : 'high';
  report({
    ...reportSpan(syntax, call),
    values: { name: textOf(syntax, callee), outcome: outcomes[syntax.grammar.family] },
    confidence,
    impact: confidence === 'medium' ? 'low' : undefined,
    fix,
  });
}

/** A function that starts its own next turn does not wait for it on purpose. */
function isNextTurn(syntax: Syntax, node: number, target: number): boolean {
  return syntax.grammar.family === 'script' && target < node && node < endOf(syntax, target);
}

const outcomes = { script: 'an error in it is reported to nobody', python: 'it does not even run' } as const;

/** JavaScript: a function that is one `try` with a handler may be let go. */
function handlesItsErrors(syntax: Syntax, func: number): boolean {
  const statements = childrenOf(syntax, childBy(syntax, func, F.body));
  const last = statements.at(-1) ?? none;
  return (
    syntax.grammar.family === 'script' &&
    kindAt(syntax, last) === K.try &&
    childBy(syntax, last, F.handler) !== none &&
    statements.length <= 3
  );
}

/** A header ends before the body, so the body of a nested generator alone is looked at; units stay independent. */
function isPythonGenerator(syntax: Syntax, func: number): boolean {
  return (
    syntax.grammar.family === 'python' &&
    /\bAsync(?:Generator|Iterator|Iterable)\b/.test(textOf(syntax, childBy(syntax, func, F.returnType)))
  );
}

/** `main()` at the end of a script: Node reports its rejection itself. */
function isEntry(file: FileContext, node: number): boolean {
  return (
    kindAt(file.syntax, parentOf(file.syntax, node)) === K.module && file.syntax.grammar.family === 'script'
  );
}

/** `await` may be written only where the nearest function is async. */
function awaitFix(file: FileContext, call: number) {
  const { syntax } = file;
  let up = parentOf(syntax, call);
  while (up >= 0 && kindAt(syntax, up) !== K.func) up = parentOf(syntax, up);
  if (up < 0 || !isAsync(syntax, up)) return undefined;
  const at = syntax.start[call] ?? 0;
  return { title: 'Await it', edits: [{ from: at, to: at, newText: 'await ' }] };
}

export const lostPromiseChecks: readonly Check[] = [
  { name: 'await-in-loop', kinds: [K.await], run: awaitInLoop },
  { name: 'floating-promise', kinds: [K.exprStmt], scope: 'file', run: floatingPromise },
];
