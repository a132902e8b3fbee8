/** Handlers that keep an error from everybody. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childOfKind, endOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';

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

export const silentHandlerChecks: readonly Check[] = [
  { name: 'empty-catch', kinds: [K.catch], run: emptyCatch },
  { name: 'bare-except', families: ['python'], kinds: [K.catch], run: bareExcept },
];
