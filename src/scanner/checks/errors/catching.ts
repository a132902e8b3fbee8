/** Handlers that do nothing, never run, or undo what others decided. */
import type { OffsetFix } from '../../draft.ts';
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  endOf,
  kindAt,
  operatorOf,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { replacing, spanOf } from '../edits.ts';
import { hasInside, isPython, operandsOf } from '../expressions.ts';
import { caughtTypes, errorName, handlerBlock, mentions } from './handlers.ts';

/** `catch (e) { throw e; }`, `except E: raise`: as if it were not there. */
function uselessCatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const statements = childrenOf(syntax, handlerBlock(syntax, node));
  const [only = none] = statements;
  const thrown = childAt(syntax, only, 0);
  const siblings = childrenOf(syntax, parentOf(syntax, node)).filter(
    (each) => kindAt(syntax, each) === K.catch,
  );
  if (statements.length !== 1 || kindAt(syntax, only) !== K.throw || siblings.length > 1) return;
  const name = textOf(syntax, errorName(syntax, node));
  const isAgain =
    thrown === none
      ? isPython(file)
      : name !== '' && textOf(syntax, thrown) === name && childrenOf(syntax, only).length === 1;
  if (!isAgain) return;
  report({ ...reportSpan(syntax, node), fix: catchFix(syntax, node) });
}

/** With a `finally` the rest stands without the handler. */
function catchFix(syntax: Syntax, node: number): OffsetFix | undefined {
  const round = parentOf(syntax, node);
  const last = childOfKind(syntax, round, K.finally);
  if (last === none || childOfKind(syntax, round, K.else) !== none) return undefined;
  const span = { from: syntax.start[node] ?? 0, to: syntax.start[last] ?? 0 };
  return { title: 'Remove the handler', edits: [{ ...span, newText: '' }] };
}

const leaving = new Set<number>([K.return, K.break, K.continue, K.throw]);
const loops = new Set<number>([K.for, K.forIn, K.while, K.do]);

/** A jump out of `finally` drops the error that is on its way. */
function jumpInFinally(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const stop = endOf(syntax, node);
  for (let at = node + 1; at < stop; at += 1) {
    const kind = kindAt(syntax, at);
    if (kind === K.func || kind === K.class) at = endOf(syntax, at) - 1;
    else if (leaving.has(kind) && kind !== K.throw && leaves(syntax, at, node))
      report({ ...reportSpan(syntax, at), values: { name: textOf(syntax, at).split(/\W/)[0] ?? '' } });
  }
}

/** `break` and `continue` of a loop, or a switch, inside the block stay inside. */
function leaves(syntax: Syntax, jump: number, block: number): boolean {
  if (kindAt(syntax, jump) === K.return) return true;
  for (let up = parentOf(syntax, jump); up !== block && up >= 0; up = parentOf(syntax, up))
    if (loops.has(kindAt(syntax, up)) || kindAt(syntax, up) === K.switch) return false;
  return true;
}

const logging = /(?:^|\.)(?:log|error|warn|warning|exception|critical|debug|info|print|trace)$/;

/** The handler logs and throws on; the next one logs again. */
function loggedAndThrown(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const statements = childrenOf(syntax, handlerBlock(syntax, node));
  const [log = none, last = none] = statements;
  const call = childAt(syntax, log, 0);
  if (statements.length !== 2 || kindAt(syntax, last) !== K.throw || kindAt(syntax, call) !== K.call) return;
  const name = textOf(syntax, errorName(syntax, node));
  const thrown = childAt(syntax, last, 0);
  const isAgain = thrown === none || textOf(syntax, thrown) === name;
  if (!isAgain || !logging.test(textOf(syntax, childBy(syntax, call, F.callee)))) return;
  report({ ...reportSpan(syntax, call), values: { name: textOf(syntax, childBy(syntax, call, F.callee)) } });
}

const parents: ReadonlyMap<string, string> = new Map([
  ...[
    'ArithmeticError',
    'AssertionError',
    'AttributeError',
    'BufferError',
    'EOFError',
    'ImportError',
    'LookupError',
    'MemoryError',
    'NameError',
    'OSError',
    'ReferenceError',
    'RuntimeError',
    'StopAsyncIteration',
    'StopIteration',
    'SyntaxError',
    'SystemError',
    'TypeError',
    'ValueError',
    'Warning',
  ].map((name) => [name, 'Exception'] as const),
  ...['Exception', 'KeyboardInterrupt', 'SystemExit', 'GeneratorExit'].map(
    (name) => [name, 'BaseException'] as const,
  ),
  ...['FloatingPointError', 'OverflowError', 'ZeroDivisionError'].map(
    (name) => [name, 'ArithmeticError'] as const,
  ),
  ...[
    'BlockingIOError',
    'ChildProcessError',
    'ConnectionError',
    'FileExistsError',
    'FileNotFoundError',
    'InterruptedError',
    'IsADirectoryError',
    'NotADirectoryError',
    'PermissionError',
    'ProcessLookupError',
    'TimeoutError',
  ].map((name) => [name, 'OSError'] as const),
  ...['BrokenPipeError', 'ConnectionAbortedError', 'ConnectionRefusedError', 'ConnectionResetError'].map(
    (name) => [name, 'ConnectionError'] as const,
  ),
  ['ModuleNotFoundError', 'ImportError'],
  ['IndexError', 'LookupError'],
  ['KeyError', 'LookupError'],
  ['UnboundLocalError', 'NameError'],
  ['NotImplementedError', 'RuntimeError'],
  ['RecursionError', 'RuntimeError'],
  ['IndentationError', 'SyntaxError'],
  ['UnicodeError', 'ValueError'],
  ['UnicodeDecodeError', 'UnicodeError'],
  ['UnicodeEncodeError', 'UnicodeError'],
]);

function isBelow(name: string, above: ReadonlySet<string>): string | undefined {
  for (let at: string | undefined = name; at !== undefined; at = parents.get(at))
    if (above.has(at)) return at;
  return undefined;
}

/** `except Exception:` and further down `except ValueError:`; the second never runs. */
function unreachableHandler(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  const above = new Set<string>();
  for (const handler of childrenOf(syntax, node)) {
    if (kindAt(syntax, handler) !== K.catch) continue;
    const types = caughtTypes(syntax, handler);
    const names = types.map((type) => resolver.nameOf(type) ?? textOf(syntax, type));
    const taken = names.map((name) => isBelow(name, above));
    const isDead = names.length > 0 && taken.every((each) => each !== undefined);
    if (isDead)
      report({
        ...spanOf(syntax, types[0] ?? handler),
        values: { name: names.join(', '), first: taken[0] ?? '' },
      });
    for (const name of names) above.add(name);
  }
}

/** `except A or B:` catches A alone. */
function exceptOr(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const [type = none] = caughtTypes(syntax, node);
  if (kindAt(syntax, type) !== K.logical) return;
  const names = operandsOf(syntax, type).map((each) => textOf(syntax, each));
  const caught = operatorOf(syntax, type) === 'or' ? names[0] : names.at(-1);
  const fix = replacing(syntax, type, 'Catch both', `(${names.join(', ')})`);
  report({ ...spanOf(syntax, type), values: { name: textOf(syntax, type), first: caught ?? '' }, fix });
}

const broad = /^(?:Exception|BaseException)$/;
const answering = new Set<number>([K.return, K.continue, K.break]);

/** A handler of every error that answers with a constant and tells nobody. */
function swallowedError(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const block = handlerBlock(syntax, node);
  const types = caughtTypes(syntax, node).map((type) => textOf(syntax, type));
  const statements = childrenOf(syntax, block);
  const [only = none] = statements;
  if (isPython(file) && !(types.length > 0 && types.some((type) => broad.test(type)))) return;
  if (statements.length !== 1 || !answering.has(kindAt(syntax, only)) || hasComment(syntax, node)) return;
  const name = textOf(syntax, errorName(syntax, node));
  const isSilent = !hasInside(syntax, only, (kind) => kind === K.call || kind === K.new || kind === K.await);
  if (!isSilent || (name !== '' && mentions(syntax, block, name)) || isQuestion(syntax, node)) return;
  report({ ...reportSpan(syntax, node), values: { name: textOf(syntax, only).split('\n')[0] ?? '' } });
}

/** One statement under `try` that only asks: `return JSON.parse(x)`, `import x`, `new URL(x)`. */
function isQuestion(syntax: Syntax, handler: number): boolean {
  const tried = childrenOf(syntax, childBy(syntax, parentOf(syntax, handler), F.body));
  return tried.length <= 1 || (tried.length === 2 && kindAt(syntax, tried[1] ?? none) === K.return);
}

function hasComment(syntax: Syntax, handler: number): boolean {
  const lineEnd = syntax.text.indexOf('\n', syntax.end[handler] ?? 0);
  const from = syntax.start[handler] ?? 0;
  const to = lineEnd < 0 ? syntax.text.length : lineEnd;
  return syntax.comments.some(
    (comment) => (syntax.start[comment] ?? 0) >= from && (syntax.start[comment] ?? 0) < to,
  );
}

export const catchingChecks: readonly Check[] = [
  { name: 'useless-catch', kinds: [K.catch], run: uselessCatch },
  { name: 'jump-in-finally', kinds: [K.finally], scope: 'file', run: jumpInFinally },
  { name: 'logged-and-thrown', kinds: [K.catch], run: loggedAndThrown },
  { name: 'unreachable-handler', families: ['python'], kinds: [K.try], run: unreachableHandler },
  { name: 'except-or', families: ['python'], kinds: [K.catch], run: exceptOr },
  { name: 'swallowed-error', kinds: [K.catch], run: swallowedError },
];
