import { reportSpan } from '../draft.ts';
import type { FileContext } from '../file-context.ts';
import { parameterPattern } from '../names/declare.ts';
import { F, K } from '../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import type { Check, ReportHit } from './check.ts';

const mutableCalls = new Set([
  'list',
  'dict',
  'set',
  'bytearray',
  'collections.defaultdict',
  'collections.OrderedDict',
  'collections.deque',
  'collections.Counter',
]);

function isMutable(file: FileContext, value: number): boolean {
  const { syntax } = file;
  const kind = kindAt(syntax, value);
  if (kind === K.object || kind === K.comprehension) return true;
  if (kind === K.array) return syntax.text[syntax.start[value] ?? 0] !== '(';
  return kind === K.call && mutableCalls.has(file.resolver.nameOf(childBy(syntax, value, F.callee)) ?? '');
}

/** First statement of a body after its docstring. */
function firstStatement(syntax: Syntax, body: number): number {
  const [first, second] = childrenOf(syntax, body);
  const isDocstring =
    kindAt(syntax, first ?? none) === K.exprStmt && kindAt(syntax, (first ?? none) + 1) === K.string;
  return (isDocstring ? second : first) ?? first ?? none;
}

/** `def f(x=None)` and, first in the body, `if x is None: x = …`. */
function defaultFix(file: FileContext, parameter: number, value: number) {
  const { syntax } = file;
  const func = parentOf(syntax, parentOf(syntax, parameter));
  const body = childBy(syntax, func, F.body);
  const first = firstStatement(syntax, body);
  const at = syntax.start[first] ?? 0;
  const lineStart = syntax.text.lastIndexOf('\n', at - 1) + 1;
  const indent = syntax.text.slice(lineStart, at);
  if (first === none || kindAt(syntax, func) !== K.func || indent.trim() !== '' || indent === '')
    return undefined;
  const name = textOf(syntax, parameterPattern(syntax, parameter));
  const step = indent.includes('\t') ? '\t' : '    ';
  const guard = `if ${name} is None:\n${indent}${step}${name} = ${textOf(syntax, value)}\n${indent}`;
  return {
    title: 'Create it inside the function',
    edits: [
      { from: syntax.start[value] ?? 0, to: syntax.end[value] ?? 0, newText: 'None' },
      { from: at, to: at, newText: guard },
    ],
  };
}

/** Frameworks' parameter markers (`Query([])`) are calls and do not reach here; a tuple or constant is no danger. */
function mutableDefault(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const value = childBy(syntax, node, F.value);
  if (value === none || kindAt(syntax, parentOf(syntax, node)) !== K.params || !isMutable(file, value))
    return;
  if (kindAt(syntax, parentOf(syntax, parentOf(syntax, node))) !== K.func) return;
  const type = childBy(syntax, node, F.type);
  const isTyped = type !== none && endOf(syntax, type) > type;
  const fix = isTyped ? undefined : defaultFix(file, node, value);
  report({
    ...reportSpan(syntax, value),
    values: { name: textOf(syntax, parameterPattern(syntax, node)) },
    fix,
  });
}

export const pythonChecks: readonly Check[] = [
  { name: 'mutable-default', families: ['python'], kinds: [K.param], run: mutableDefault },
];
