import { reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { statementSpan } from '../match/fixes.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childOfKind, childrenOf, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Check, ReportHit } from './check.ts';

const leaving = new Set<number>([K.return, K.throw, K.break, K.continue]);

/** Declarations that are lifted out of dead code, or that produce none. */
function isHoisted(syntax: Syntax, node: number): boolean {
  const kind = kindAt(syntax, node);
  const isFunction =
    kind === K.func || kind === K.class || kind === K.ambient || kind === K.empty || kind === K.break;
  return isFunction || (kind === K.varDecl && !hasInitialiser(syntax, node)) || kind === K.decorated;
}

function hasInitialiser(syntax: Syntax, node: number): boolean {
  return childrenOf(syntax, node).some((declarator) => childBy(syntax, declarator, F.value) !== none);
}

/** Python: `yield` after `return` makes a function a generator on purpose. */
function holdsYield(syntax: Syntax, node: number): boolean {
  for (let at = node; at < endOf(syntax, node); at += 1) if (syntax.kind[at] === K.yield) return true;
  return false;
}

function unreachable(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!leaving.has(kindAt(syntax, node))) return;
  const siblings = childrenOf(syntax, parentOf(syntax, node));
  const dead = siblings.slice(siblings.indexOf(node) + 1).find((sibling) => !isHoisted(syntax, sibling));
  const isBlock =
    kindAt(syntax, parentOf(syntax, node)) === K.block || kindAt(syntax, parentOf(syntax, node)) === K.module;
  const isCase =
    kindAt(syntax, parentOf(syntax, node)) === K.case ||
    kindAt(syntax, parentOf(syntax, node)) === K.defaultCase;
  if (dead === undefined || !(isBlock || isCase) || holdsYield(syntax, dead)) return;
  report({ ...reportSpan(syntax, dead), values: { name: textOf(syntax, node).split(/\W/)[0] ?? '' } });
}

/** Whether a block has nothing in it, not even a comment that says why. */
function isBare(syntax: Syntax, block: number): boolean {
  for (let at = block + 1; at < endOf(syntax, block); at = endOf(syntax, at)) {
    if (syntax.kind[at] !== K.pass && !(syntax.kind[at] === K.exprStmt && textOf(syntax, at) === '...'))
      return false;
  }
  return true;
}

/** Comment on the line of the `except` or of the `pass`; Python's grammar puts it outside the block. */
function hasCommentNear(file: FileContext, from: number, to: number): boolean {
  const { syntax } = file;
  const lineEnd = syntax.text.indexOf('\n', to);
  const stop = lineEnd < 0 ? syntax.text.length : lineEnd;
  return syntax.comments.some(
    (node) => (syntax.start[node] ?? 0) >= from && (syntax.start[node] ?? 0) < stop,
  );
}

function emptyCatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const named = childBy(syntax, node, F.body);
  const block = named === none ? childOfKind(syntax, node, K.block) : named;
  const from = syntax.start[node] ?? 0;
  if (block === none || !isBare(syntax, block) || hasCommentNear(file, from, syntax.end[block] ?? 0)) return;
  if (isExpectedSilence(file, node)) return;
  report(reportSpan(syntax, node));
}

/** Exceptions that say "not there" and are commonly the answer themselves. */
const answers =
  /\b(?:ImportError|ModuleNotFoundError|KeyError|StopIteration|StopAsyncIteration|FileNotFoundError|CancelledError|KeyboardInterrupt|ProcessLookupError|AttributeError|IndexError)\b/;

function isExpectedSilence(file: FileContext, node: number): boolean {
  return (
    file.syntax.grammar.family === 'python' &&
    answers.test(
      textOf(file.syntax, childBy(file.syntax, node, F.value)) ||
        textOf(file.syntax, node).split(':')[0] ||
        '',
    )
  );
}

function bareExcept(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const from = syntax.start[node] ?? 0;
  if (!/^except\s*:/.test(syntax.text.slice(from, from + 40))) return;
  const block = childOfKind(syntax, node, K.block);
  // A handler that raises again, or ends the program, hides nothing.
  for (let at = block; at >= 0 && at < endOf(syntax, block); at += 1) if (syntax.kind[at] === K.throw) return;
  const fix = {
    title: 'Catch Exception instead',
    edits: [{ from, to: from + 6, newText: 'except Exception' }],
  };
  report({ from, to: from + 6, fix });
}

function debuggerLeft(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  report({
    ...reportSpan(syntax, node),
    fix: { title: 'Remove the statement', edits: [{ ...statementSpan(syntax, node), newText: '' }] },
  });
}

export const controlChecks: readonly Check[] = [
  { name: 'unreachable', kinds: [K.return, K.throw, K.break, K.continue], run: unreachable },
  { name: 'empty-catch', kinds: [K.catch], run: emptyCatch },
  { name: 'bare-except', families: ['python'], kinds: [K.catch], run: bareExcept },
  { name: 'debugger', families: ['script'], kinds: [K.debugger], run: debuggerLeft },
];
