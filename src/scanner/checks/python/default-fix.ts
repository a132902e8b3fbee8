import type { OffsetFix } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** First statement of a body after its docstring. */
function firstStatement(syntax: Syntax, body: number): number {
  const [first, second] = childrenOf(syntax, body);
  const isDocstring =
    kindAt(syntax, first ?? none) === K.exprStmt && kindAt(syntax, (first ?? none) + 1) === K.string;
  return (isDocstring ? second : first) ?? first ?? none;
}

/** What stands before an offset on its line. */
function lineHead(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** `if x is None:` and the assignment, ahead of a statement at this offset; undefined when it does not begin its line. */
function guardAt(
  syntax: Syntax,
  func: number,
  at: number,
): ((name: string, value: string) => string) | undefined {
  const { text } = syntax;
  const indent = lineHead(text, at);
  if (indent === '' || indent.trim() !== '') return undefined;
  const outer = /^[ \t]*/.exec(lineHead(text, syntax.start[func] ?? 0))?.[0] ?? '';
  const step = indent.startsWith(outer) && indent !== outer ? indent.slice(outer.length) : '    ';
  const lineEnd = /\r?\n/.exec(text.slice(syntax.start[func]))?.[0] ?? '\n';
  return (name, value) =>
    `if ${name} is None:${lineEnd}${indent}${step}${name} = ${value}${lineEnd}${indent}`;
}

/** Whether each name of the value means the same inside the function: nothing that the function binds hides it. */
function readsTheSameInside({ syntax, names }: FileContext, func: number, value: number): boolean {
  const read = new Set(identifiersIn(syntax, value).map((node) => textOf(syntax, node)));
  if (read.size === 0) return true;
  return !identifiersIn(syntax, func).some((node) => {
    const bound = bindingAt(names, node)?.node ?? none;
    return func < bound && bound < endOf(syntax, func) && read.has(textOf(syntax, node));
  });
}

function identifiersIn(syntax: Syntax, node: number): number[] {
  const found: number[] = [];
  for (let inner = node; inner < endOf(syntax, node); inner += 1)
    if (kindAt(syntax, inner) === K.identifier) found.push(inner);
  return found;
}

const builtInGeneric = /\b(?:list|dict|set|frozenset|tuple|type)\[|\|/;

/**
 * Lets a declared type be None too: by the file's `Optional`, else by `| None` where the type itself shows a Python
 * that reads it. Otherwise it stays: a default of None with a narrower type runs everywhere.
 */
function widenType({ syntax, names }: FileContext, type: number): OffsetFix['edits'] {
  const text = textOf(syntax, type);
  const from = syntax.start[type] ?? 0;
  const to = syntax.end[type] ?? 0;
  if (text === '' || /\b(?:None|Optional|Any)\b|['"]/.test(text)) return [];
  if (names.moduleScope.names?.get('Optional')?.imported === 'typing.Optional')
    return [
      { from, to: from, newText: 'Optional[' },
      { from: to, to, newText: ']' },
    ];
  return builtInGeneric.test(text) ? [{ from: to, to, newText: ' | None' }] : [];
}

/** `def f(x=None)` and, first in the body, `if x is None: x = …`; undefined where that would not be sure to hold. */
export function defaultFix(file: FileContext, parameter: number, value: number): OffsetFix | undefined {
  const { syntax } = file;
  const func = parentOf(syntax, parentOf(syntax, parameter));
  const body = childBy(syntax, func, F.body);
  const at = syntax.start[firstStatement(syntax, body)] ?? 0;
  if (kindAt(syntax, body) !== K.block || !readsTheSameInside(file, func, value)) return undefined;
  const guard = guardAt(syntax, func, at);
  if (guard === undefined) return undefined;
  const name = textOf(syntax, parameterPattern(syntax, parameter));
  return {
    title: 'Create it inside the function',
    edits: [
      ...widenType(file, childBy(syntax, parameter, F.type)),
      { from: syntax.start[value] ?? 0, to: syntax.end[value] ?? 0, newText: 'None' },
      { from: at, to: at, newText: guard(name, sourceOf(syntax, value)) },
    ],
  };
}
