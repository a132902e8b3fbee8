import { K } from './syntax/kinds.ts';
import { lineAt } from './syntax/lines.ts';
import { endOf, kindAt, parentOf } from './syntax/read.ts';
import { none, type Syntax } from './syntax/syntax.ts';

/** Where a comment on a line of its own may stand: above this line, from zero. */
export interface CommentPlace {
  readonly line: number;
  /** Among the children of a JSX element, where only `{/* … *\/}` is a comment. */
  readonly isMarkup?: true;
}

/**
 * The place nearest to a line: above the line itself where a comment is one there, else above the first line of what it
 * is in the middle of, such as a string. Undefined where nobody can say that a comment would be one.
 */
export type CommentPlaces = (line: number) => CommentPlace | undefined;

/** A stretch of text over several lines in which nothing is a comment. */
export interface UnbrokenSpan {
  readonly from: number;
  readonly to: number;
}

/** The first character of a line that is no blank. */
export function firstOnLine(text: string, lines: Uint32Array, line: number): number {
  const start = lines[line] ?? text.length;
  const blanks = /[ \t]*/y;
  blanks.lastIndex = start;
  return start + (blanks.exec(text)?.[0].length ?? 0);
}

/** Places in a text whose unbroken stretches are known. */
export function placesAround(lines: Uint32Array, spans: () => readonly UnbrokenSpan[]): CommentPlaces {
  let known: readonly UnbrokenSpan[] | undefined;
  return (line) => {
    known ??= spans();
    let at = line;
    for (const { from, to } of [...known].reverse()) {
      const start = lines[at] ?? 0;
      if (from < start && start < to) at = lineAt(lines, from);
    }
    return { line: at };
  };
}

/** Kinds that hold text as it is written. */
const verbatim = new Set([K.string, K.stringPart, K.template, K.regex, K.comment]);
/** Kinds that are code again within markup or a template. */
const codeAgain = new Set([K.jsxExpression, K.jsxOpening, K.jsxSelfClosing, K.templateSub]);
/** Children of an element that a comment may stand before. */
const markupChildren = new Set([K.jsxElement, K.jsxSelfClosing, K.jsxExpression]);

/** Places in code, by its syntax. */
export function placesInCode(syntax: Syntax, lines: Uint32Array): CommentPlaces {
  const stepUp = (line: number): CommentPlace | number => {
    const at = firstOnLine(syntax.text, lines, line);
    const found = holderOf(syntax, at);
    if (found === 'markup') return { line, isMarkup: true };
    if (found !== none) return lineAt(lines, syntax.start[found] ?? 0);
    return isContinued(syntax, lines, line) ? line - 1 : { line };
  };
  return (line) => {
    let at: CommentPlace | number = line;
    for (let last = line + 1; typeof at === 'number' && at < last; at = stepUp(at)) last = at;
    return typeof at === 'number' ? undefined : at;
  };
}

/** What makes a comment at the beginning of a line text of something else: a node that began before; `none` in code. */
function holderOf(syntax: Syntax, at: number): number | 'markup' {
  let child: number = none;
  for (let node = deepestAt(syntax, at); node !== none; child = node, node = parentOf(syntax, node)) {
    if ((syntax.start[node] ?? 0) >= at) continue;
    const kind = kindAt(syntax, node);
    if (verbatim.has(kind)) return node;
    if (kind === K.jsxElement) return isBeforeChild(syntax, child, at) ? 'markup' : node;
    // Python before 3.12 knows no comment within an f-string: its code counts as text.
    if (codeAgain.has(kind) && syntax.grammar.family === 'script') return none;
  }
  return none;
}

function isBeforeChild(syntax: Syntax, child: number, at: number): boolean {
  return child !== none && syntax.start[child] === at && markupChildren.has(kindAt(syntax, child));
}

/** The innermost node that holds an offset. */
function deepestAt(syntax: Syntax, at: number): number {
  let found: number = none;
  for (let node = 0; node < syntax.count; ) {
    const isIn = (syntax.start[node] ?? 0) <= at && at < (syntax.end[node] ?? 0);
    if (isIn) found = node;
    else if ((syntax.start[node] ?? 0) > at) return found;
    node = isIn ? node + 1 : endOf(syntax, node);
  }
  return found;
}

/** Whether the line before ends with a backslash, which joins it with this one. */
function isContinued({ text, grammar }: Syntax, lines: Uint32Array, line: number): boolean {
  return line > 0 && grammar.family === 'python' && /\\\r?\n$/.test(text.slice(lines[line - 1], lines[line]));
}
